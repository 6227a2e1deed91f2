package dev.takt.linux;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Sleeps to a moment on CLOCK_MONOTONIC (clock_nanosleep with TIMER_ABSTIME).
 *
 * <p>One instance serves one thread. Nothing is allocated; a signal does not end the sleep early; a
 * moment that has passed returns at once. A sleeping thread does not hold up a safepoint.
 */
public final class AbsoluteSleep {
    private static final int TIMER_ABSTIME = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NULL = 0;

    private static final CFunction CLOCK_NANOSLEEP = CFunction.of("clock_nanosleep");

    /**
     * struct timespec: seconds, nanoseconds. Global, so that no collector frees it under a call.
     */
    private final MemorySegment time = Arena.global().allocate(ValueLayout.JAVA_LONG, 2);

    private final long address = time.address();

    /**
     * Sleeps until the given moment.
     *
     * @param untilNanos time on CLOCK_MONOTONIC, at least 0
     * @return 0, or the errno of a kernel that cannot do it (then the thread has not slept)
     */
    @LoopThread
    public int until(long untilNanos) {
        time.setAtIndex(ValueLayout.JAVA_LONG, 0, untilNanos / NANOS_PER_SECOND);
        time.setAtIndex(ValueLayout.JAVA_LONG, 1, untilNanos % NANOS_PER_SECOND);
        int error;
        do {
            error = sleep();
        } while (error == Errno.EINTR);
        return error;
    }

    /**
     * Goes the same way into the kernel and back without sleeping, by asking for a time that the
     * kernel refuses. Some thousand times of this compile the way that is slept later.
     *
     * @return EINVAL
     */
    public int rehearse() {
        return until(-1);
    }

    private int sleep() {
        return (int)
                CLOCK_NANOSLEEP.call(MonotonicClock.CLOCK_MONOTONIC, TIMER_ABSTIME, address, NULL);
    }
}
