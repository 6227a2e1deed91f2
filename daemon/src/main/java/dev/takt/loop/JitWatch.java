package dev.takt.loop;

import dev.takt.linux.JitThreads;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whether the JIT still works on what a thread runs again and again. For that thread, which gives
 * the JIT some of its CPU meanwhile.
 */
final class JitWatch {
    /** About a round of a rehearsal: on two CPUs the JIT has one and a half. */
    private static final long GIVEN_NANOS = 5_000_000;

    private final JitThreads threads = new JitThreads();
    private final @Nullable CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
    private long millis;

    /** Whether the JIT is busy, or has finished something since the last call. */
    boolean compiling() {
        long before = millis;
        millis = jit == null ? 0 : jit.getTotalCompilationTime();
        if (!threads.busy()) {
            return millis != before;
        }
        LockSupport.parkNanos(GIVEN_NANOS);
        return true;
    }
}
