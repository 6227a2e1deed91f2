package dev.takt.linux;

/** The text of /proc/PID/task/TID/stat, see proc(5). */
public final class TaskStat {
    private TaskStat() {}

    /**
     * The fields behind the name of the thread: its state is the first. That name stands in
     * brackets and may hold blanks and brackets itself.
     */
    public static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    }
}
