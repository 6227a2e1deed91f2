package dev.takt.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the kernel schedules a thread, as the kernel itself says.
 *
 * @param name SCHED_FIFO for example, or {@code unknown}
 * @param priority from 1 to 99 under SCHED_FIFO and SCHED_RR, else 0
 */
public record ThreadPolicy(String name, int priority) {
    public static final ThreadPolicy UNKNOWN = new ThreadPolicy("unknown", 0);

    private static final int PRIORITY_FIELD = 37;
    private static final int POLICY_FIELD = 38;

    /**
     * That of a thread of this process.
     *
     * @param threadId the kernel's id
     */
    public static ThreadPolicy ofThread(int threadId) {
        Path stat = Path.of("/proc/self/task", Integer.toString(threadId), "stat");
        try {
            return parse(Files.readString(stat));
        } catch (IOException ended) {
            return UNKNOWN;
        }
    }

    /** From the text of /proc/PID/task/TID/stat, see proc(5). */
    static ThreadPolicy parse(String stat) {
        String[] fields = TaskStat.fields(stat);
        if (fields.length <= POLICY_FIELD) {
            return UNKNOWN;
        }
        String name =
                switch (fields[POLICY_FIELD]) {
                    case "0" -> "SCHED_OTHER";
                    case "1" -> "SCHED_FIFO";
                    case "2" -> "SCHED_RR";
                    case "3" -> "SCHED_BATCH";
                    case "5" -> "SCHED_IDLE";
                    case "6" -> "SCHED_DEADLINE";
                    default -> "policy " + fields[POLICY_FIELD];
                };
        return new ThreadPolicy(name, Integer.parseInt(fields[PRIORITY_FIELD]));
    }

    /** For example {@code SCHED_FIFO 40}. */
    @Override
    public String toString() {
        return priority == 0 ? name : name + " " + priority;
    }
}
