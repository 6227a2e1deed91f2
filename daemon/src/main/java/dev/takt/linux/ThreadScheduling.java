package dev.takt.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Optional;

/** Priority, CPU and timer slack of threads. For set-up: these calls allocate. */
public final class ThreadScheduling {
    /** Stands for the calling thread where a thread id is asked for. */
    public static final int SELF = 0;

    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;
    private static final int PR_SET_TIMERSLACK = 29;

    /** struct sched_param is one int in glibc and 48 bytes in musl. */
    private static final long SCHED_PARAM_BYTES = 64;

    private static final CFunction GETTID = CFunction.of("gettid");
    private static final CFunction PTHREAD_SELF = CFunction.of("pthread_self");

    /**
     * musl's sched_setscheduler does nothing but answer ENOSYS; this makes the same system call.
     */
    private static final CFunction PTHREAD_SETSCHEDPARAM = CFunction.of("pthread_setschedparam");

    private static final CFunction SCHED_SETAFFINITY = CFunction.of("sched_setaffinity");
    private static final CFunction SCHED_GETAFFINITY = CFunction.of("sched_getaffinity");
    private static final CFunction PRCTL = CFunction.of("prctl");

    private ThreadScheduling() {}

    /** The kernel's id of the calling thread, as in /proc/self/task. */
    public static int threadId() {
        return (int) GETTID.call();
    }

    /**
     * Makes the calling thread run before every thread without real-time priority.
     *
     * @param priority of SCHED_FIFO, 1..99
     * @return empty if done
     * @throws IllegalArgumentException if the priority is outside its range
     */
    public static Optional<Refusal> useFifo(int priority) {
        if (priority < 1 || priority > 99) {
            throw new IllegalArgumentException("1 <= priority <= 99 expected, got " + priority);
        }
        String remedy =
                "the unit needs LimitRTPRIO="
                        + priority
                        + ", or in this shell: sudo prlimit --pid $$ --rtprio="
                        + priority;
        return refusal("sched_setscheduler", setPolicy(SCHED_FIFO, priority), remedy);
    }

    /** Gives real-time priority back: the calling thread is again one among others. */
    public static Optional<Refusal> useOther() {
        return refusal("sched_setscheduler", setPolicy(SCHED_OTHER, 0), "nothing helps");
    }

    private static int setPolicy(int policy, int priority) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameter = arena.allocate(SCHED_PARAM_BYTES, Long.BYTES);
            parameter.set(JAVA_INT, 0, priority);
            return (int)
                    PTHREAD_SETSCHEDPARAM.call(PTHREAD_SELF.call(), policy, parameter.address());
        }
    }

    /**
     * The CPUs a thread may run on; empty if the thread is gone.
     *
     * @param threadId kernel's id, or {@link #SELF}
     */
    public static CpuSet affinity(int threadId) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            MemorySegment mask = arena.allocate(CpuSet.LIMIT / Byte.SIZE, Long.BYTES);
            int result =
                    (int) SCHED_GETAFFINITY.call(state, threadId, mask.byteSize(), mask.address());
            return result < 0 ? CpuSet.of() : new CpuSet(BitSet.valueOf(mask.toArray(JAVA_LONG)));
        }
    }

    /**
     * Lets a thread run on these CPUs and no other.
     *
     * @param threadId kernel's id, or {@link #SELF}
     * @return empty if done
     */
    public static Optional<Refusal> setAffinity(int threadId, CpuSet cpus) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            MemorySegment mask = arena.allocate(CpuSet.LIMIT / Byte.SIZE, Long.BYTES);
            long[] words = cpus.words();
            MemorySegment.copy(words, 0, mask, JAVA_LONG, 0, words.length);
            int result =
                    (int) SCHED_SETAFFINITY.call(state, threadId, mask.byteSize(), mask.address());
            String remedy =
                    "CPU "
                            + cpus
                            + " must be online and in the cpuset of the process; see: nproc, taskset -p $$";
            return refusal("sched_setaffinity", result == 0 ? 0 : Libc.errno(state), remedy);
        }
    }

    /**
     * Sets how late the kernel may wake the calling thread to save power. It matters only without
     * SCHED_FIFO, which has no slack.
     *
     * @param nanos at least 1; the usual default is 50 000
     * @return empty if done
     */
    public static Optional<Refusal> setTimerSlack(long nanos) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            int result = (int) PRCTL.call(state, PR_SET_TIMERSLACK, nanos);
            return refusal(
                    "prctl(PR_SET_TIMERSLACK)",
                    result == 0 ? 0 : Libc.errno(state),
                    "let the seccomp filter of the container pass prctl");
        }
    }

    private static Optional<Refusal> refusal(String call, int errno, String remedy) {
        return errno == 0 ? Optional.empty() : Optional.of(new Refusal(call, errno, remedy));
    }
}
