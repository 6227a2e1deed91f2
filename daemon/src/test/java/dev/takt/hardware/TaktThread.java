package dev.takt.hardware;

import java.util.Arrays;
import java.util.List;

/** What the kernel says of a thread, from its files in /proc. */
record TaktThread(KernelFile files) {
    /** SCHED_FIFO as {@code stat} writes it. */
    static final int FIFO = 1;

    /** Where {@code rt_priority} stands in {@code stat}, counted from behind the name. */
    private static final int PRIORITY = 37;

    private static final int POLICY = 38;

    /** All threads of a process. */
    static List<TaktThread> of(long pid) {
        KernelFile tasks = KernelFile.at("/proc/" + pid + "/task");
        String[] ids = tasks.path().toFile().list();
        if (ids == null) {
            throw new AssertionError("no process " + pid);
        }
        return Arrays.stream(ids).map(id -> new TaktThread(tasks.in(id))).toList();
    }

    String name() {
        return files.in("comm").text();
    }

    int policy() {
        return field(POLICY);
    }

    int priority() {
        return field(PRIORITY);
    }

    private int field(int number) {
        String stat = files.in("stat").text();
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Integer.parseInt(fields[number]);
    }

    /** The CPUs it may run on, such as {@code 1} or {@code 0-3}. */
    String cpus() {
        return status(files, "Cpus_allowed_list");
    }

    /** A value in the file {@code status} of a process or thread. */
    static String status(KernelFile files, String key) {
        return files.in("status").lines().stream()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key));
    }
}
