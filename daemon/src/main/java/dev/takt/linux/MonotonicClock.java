package dev.takt.linux;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * CLOCK_MONOTONIC, the one time base of the loop: nanoseconds since an arbitrary moment, never set
 * back, the same for {@link AbsoluteSleep} and for every thread and process of the machine.
 */
public final class MonotonicClock {
    static final int CLOCK_MONOTONIC = 1;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final CFunction CLOCK_GETTIME = CFunction.of("clock_gettime");
    private static final CFunction CLOCK_GETRES = CFunction.of("clock_getres");

    private MonotonicClock() {}

    /**
     * The time now.
     *
     * <p>On Linux HotSpot {@code System.nanoTime} is CLOCK_MONOTONIC itself without an offset, and
     * a few nanoseconds cheaper than a call of our own; a test holds the two together.
     */
    @LoopThread
    public static long nowNanos() {
        return System.nanoTime();
    }

    /** The same clock asked of the C library, for comparison. Allocates. */
    public static long kernelNanos() {
        return ask(CLOCK_GETTIME, "clock_gettime");
    }

    /**
     * The step of the kernel's timers: 1 with high-resolution timers, the period of the scheduler's
     * tick (1 to 10 ms) without. Allocates.
     */
    public static long resolutionNanos() {
        return ask(CLOCK_GETRES, "clock_getres");
    }

    private static long ask(CFunction function, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
            int error = (int) function.call(CLOCK_MONOTONIC, time.address());
            if (error != 0) {
                throw new AssertionError(name + "(CLOCK_MONOTONIC) = 0 expected, got " + error);
            }
            return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS_PER_SECOND
                    + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
        }
    }
}
