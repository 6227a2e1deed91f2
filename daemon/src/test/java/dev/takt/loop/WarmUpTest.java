package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final AtomicLong now = new AtomicLong();

    private long round(long nanos) {
        now.addAndGet(nanos);
        return nanos;
    }

    @Test
    void endsWhenRoundsGetNoFaster() {
        AtomicLong cost = new AtomicLong(1_000_000);
        WarmUp warmUp =
                WarmUp.run(
                        () -> round(cost.updateAndGet(c -> Math.max(1_000, c * 9 / 10))),
                        () -> false,
                        now::get,
                        _ -> true);
        assertTrue(warmUp.complete());
        assertEquals(1_000, warmUp.bestNanos());
        assertEquals(66 + 12, warmUp.rounds(), 2);
    }

    @Test
    void endsAtItsLimitThoughRoundsStillGetFaster() {
        AtomicLong cost = new AtomicLong(1L << 40);
        WarmUp warmUp =
                WarmUp.run(
                        () -> round(cost.updateAndGet(c -> c / 2)),
                        () -> false,
                        now::get,
                        took -> took < 1L << 39);
        assertFalse(warmUp.complete());
        assertEquals(1, warmUp.rounds());
        assertEquals(1L << 39, warmUp.tookNanos());
    }

    @Test
    void goesOnForAWhileThoughNothingGetsFaster() {
        assertTrue(
                WarmUp.run(() -> round(1), () -> false, now::get, took -> took < 1_000_000).rounds()
                        >= 40);
    }

    @Test
    void goesOnAsLongAsTheJitFinishesSomething() {
        AtomicLong compiled = new AtomicLong();
        WarmUp warmUp =
                WarmUp.run(
                        () -> round(1_000),
                        () -> compiled.incrementAndGet() < 500,
                        now::get,
                        _ -> true);
        assertEquals(499 + 12, warmUp.rounds(), 2);
    }

    @Test
    void isEnoughWhenARoundIsFastEnoughButNotBeforeTheThird() {
        AtomicLong cost = new AtomicLong(1_024);
        WarmUp warmUp =
                WarmUp.untilEnough(
                        () -> round(cost.updateAndGet(c -> c / 2)), 100, now::get, _ -> true);
        assertTrue(warmUp.complete());
        assertEquals(4, warmUp.rounds());
        assertEquals(64, warmUp.bestNanos());
        assertEquals(3, WarmUp.untilEnough(() -> round(1), 100, now::get, _ -> true).rounds());
    }

    @Test
    void endsAtItsLimitThoughNoRoundWasFastEnough() {
        WarmUp warmUp = WarmUp.untilEnough(() -> round(200), 100, now::get, took -> took < 1_000);
        assertFalse(warmUp.complete());
        assertEquals(5, warmUp.rounds());
    }
}
