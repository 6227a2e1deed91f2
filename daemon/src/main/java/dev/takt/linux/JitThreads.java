package dev.takt.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The threads of this process that compile Java code, as the kernel sees them. The JVM does not
 * tell whether they have something to do, the kernel does.
 *
 * <p>For one thread at a time.
 */
public final class JitThreads {
    private final Path tasks;

    /** Whether a thread is one of them, by its id. */
    private final Map<Integer, Boolean> known = new HashMap<>();

    public JitThreads() {
        this(ProcessThreads.TASKS);
    }

    /**
     * @param tasks a directory like /proc/self/task
     */
    JitThreads(Path tasks) {
        this.tasks = tasks;
    }

    /**
     * What they have done and would do.
     *
     * @param busy whether one of them runs, or would if it had a CPU
     * @param nanos CPU time of all that are there
     */
    public record Work(boolean busy, long nanos) {}

    /** What they do; nothing where that cannot be told. */
    public Work work() {
        boolean busy = false;
        long nanos = 0;
        for (int threadId : ProcessThreads.list(tasks)) {
            if (known.computeIfAbsent(threadId, this::compiles)) {
                busy |= runs(threadId);
                nanos += ran(threadId);
            }
        }
        return new Work(busy, nanos);
    }

    /** Whether one of those that {@link #work} has seen runs, or would if it had a CPU. */
    public boolean running() {
        for (Map.Entry<Integer, Boolean> thread : known.entrySet()) {
            if (thread.getValue() && runs(thread.getKey())) {
                return true;
            }
        }
        return false;
    }

    private boolean compiles(int threadId) {
        String name = read(threadId, "comm");
        return name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler");
    }

    private boolean runs(int threadId) {
        return TaskStat.fields(read(threadId, "stat"))[0].equals("R");
    }

    private long ran(int threadId) {
        String schedstat = read(threadId, "schedstat");
        int end = schedstat.indexOf(' ');
        return end <= 0 ? 0 : Long.parseLong(schedstat, 0, end, 10);
    }

    private String read(int threadId, String file) {
        try {
            return Files.readString(tasks.resolve(Integer.toString(threadId)).resolve(file));
        } catch (IOException ended) {
            return "";
        }
    }
}
