package dev.takt.linux;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The threads of this process as the kernel lists them, those of the JVM included. */
public final class ProcessThreads {
    static final Path TASKS = Path.of("/proc/self/task");

    /** Threads are born while the list is walked; a thread born of a moved one is moved already. */
    private static final int ROUNDS = 8;

    private ProcessThreads() {}

    /**
     * Takes a CPU away from every thread of the process but one. A thread that was allowed nothing
     * else keeps it. Threads made later by a moved thread inherit its CPUs.
     *
     * @param cpu the CPU to be kept free
     * @param exceptThreadId the thread that has it
     * @return empty if all were moved or had ended
     */
    public static Optional<Refusal> keepOff(int cpu, int exceptThreadId) {
        Set<Integer> seen = new HashSet<>();
        seen.add(exceptThreadId);
        Optional<Refusal> refusal = Optional.empty();
        boolean grown = true;
        for (int round = 0; grown && round < ROUNDS; round++) {
            grown = false;
            for (int threadId : list(TASKS)) {
                if (seen.add(threadId)) {
                    grown = true;
                    Optional<Refusal> one = move(threadId, cpu);
                    refusal = refusal.isPresent() ? refusal : one;
                }
            }
        }
        return refusal;
    }

    private static Optional<Refusal> move(int threadId, int cpu) {
        CpuSet allowed = ThreadScheduling.affinity(threadId);
        CpuSet rest = allowed.without(cpu);
        if (rest.isEmpty() || rest.equals(allowed)) {
            return Optional.empty();
        }
        return ThreadScheduling.setAffinity(threadId, rest)
                .filter(refusal -> refusal.errno() != Errno.ESRCH);
    }

    /**
     * Ids of all threads.
     *
     * @param directory {@link #TASKS}, or one like it
     */
    static Set<Integer> list(Path directory) {
        Set<Integer> threadIds = new HashSet<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(directory)) {
            for (Path task : tasks) {
                threadIds.add(Integer.valueOf(task.getFileName().toString()));
            }
        } catch (IOException | DirectoryIteratorException withoutProc) {
            // Without /proc the threads stay where they are; nothing else depends on it.
        }
        return threadIds;
    }
}
