package dev.takt.loop;

import dev.takt.linux.JitThreads;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the JIT still has to do with what a thread runs again and again: it has finished
 * something, or has work and gets no CPU for it. What takes long on a CPU of its own is not waited
 * for. For that thread, which gives the JIT some of its CPU meanwhile.
 */
final class JitWatch {
    /** About a round of a rehearsal. */
    private static final long GIVEN_NANOS = 5_000_000;

    /** How often it is looked whether it has done; it does not tell. */
    private static final long LOOK_NANOS = 10_000_000;

    /** With less than this part of a CPU it gets none. */
    private static final double PART = 0.5;

    private final JitThreads threads = new JitThreads();
    private final @Nullable CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
    private final LongSupplier clock;
    private long millis;
    private long workedNanos;
    private long lookedNanos;

    /**
     * @param clock time in ns
     */
    JitWatch(LongSupplier clock) {
        this.clock = clock;
        this.lookedNanos = clock.getAsLong();
        this.workedNanos = threads.work().nanos();
    }

    /** Whether that is so since the last call. */
    boolean compiling() {
        JitThreads.Work work = threads.work();
        long finished = jit == null ? 0 : jit.getTotalCompilationTime();
        long now = clock.getAsLong();
        boolean starved = work.busy() && work.nanos() - workedNanos < PART * (now - lookedNanos);
        boolean compiling = starved || finished != millis;
        millis = finished;
        workedNanos = work.nanos();
        lookedNanos = now;
        if (starved) {
            LockSupport.parkNanos(GIVEN_NANOS);
        }
        return compiling;
    }

    /**
     * Waits until it has nothing to do. A thread that competes with it for a CPU would be stopped
     * where no pause of the JVM can begin, and the loop would have to wait for both.
     *
     * @param noMore ends the wait: it may never be idle
     */
    void awaitIdle(BooleanSupplier noMore) {
        while (threads.running() && !noMore.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
