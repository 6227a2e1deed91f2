package dev.takt.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What disturbed a thread since it began, or between two moments.
 *
 * @param minorFaults pages that were mapped without reading a disk
 * @param majorFaults pages that had to be read
 * @param voluntarySwitches times it waited
 * @param involuntarySwitches times it was made to wait
 */
public record ThreadCounts(
        long minorFaults, long majorFaults, long voluntarySwitches, long involuntarySwitches) {
    public static final ThreadCounts ZERO = new ThreadCounts(0, 0, 0, 0);

    private static final int MINOR_FIELD = 7;
    private static final int MAJOR_FIELD = 9;

    /**
     * The counts of another thread of this process, without its help; empty if it has ended.
     *
     * @param threadId the kernel's id
     */
    public static Optional<ThreadCounts> ofThread(int threadId) {
        Path task = Path.of("/proc/self/task", Integer.toString(threadId));
        try {
            return Optional.of(
                    parse(
                            Files.readString(task.resolve("stat")),
                            Files.readAllLines(task.resolve("status"))));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** Counts from the text of /proc/PID/task/TID/stat and status, see proc(5). */
    static ThreadCounts parse(String stat, List<String> status) {
        String[] fields = TaskStat.fields(stat);
        return new ThreadCounts(
                Long.parseLong(fields[MINOR_FIELD]),
                Long.parseLong(fields[MAJOR_FIELD]),
                line(status, "voluntary_ctxt_switches:"),
                line(status, "nonvoluntary_ctxt_switches:"));
    }

    private static long line(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.substring(key.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    /** What has been added since an earlier moment. */
    public ThreadCounts since(ThreadCounts earlier) {
        return new ThreadCounts(
                minorFaults - earlier.minorFaults,
                majorFaults - earlier.majorFaults,
                voluntarySwitches - earlier.voluntarySwitches,
                involuntarySwitches - earlier.involuntarySwitches);
    }
}
