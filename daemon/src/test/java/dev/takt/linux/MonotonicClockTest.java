package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MonotonicClockTest {
    /** A reading of one clock lies between two of the other only if both have one time base. */
    @Test
    void nanoTimeIsTheKernelsMonotonicClock() {
        for (int i = 0; i < 1_000; i++) {
            long before = MonotonicClock.nowNanos();
            long kernel = MonotonicClock.kernelNanos();
            long after = MonotonicClock.nowNanos();
            assertTrue(before <= kernel && kernel <= after, before + " " + kernel + " " + after);
        }
    }

    @Test
    void sleepEndsAtItsMomentOrLater() {
        AbsoluteSleep sleep = new AbsoluteSleep();
        long until = MonotonicClock.nowNanos() + 2_000_000;
        assertEquals(0, sleep.until(until));
        assertTrue(MonotonicClock.nowNanos() >= until);
    }

    @Test
    void sleepToThePastReturns() {
        assertEquals(0, new AbsoluteSleep().until(0));
    }

    @Test
    void rehearsedSleepIsRefusedByTheKernel() {
        assertEquals(Errno.EINVAL, new AbsoluteSleep().rehearse());
    }
}
