package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HybridClockTest {
    private static final long EARLY_NANOS = 10_000;

    private final LoopClock clock = LoopClock.hybrid(1_000_000);

    @Test
    void endsItsWaitSoMuchBeforeTheReleaseAndThenAtIt() {
        for (int i = 0; i < 20; i++) {
            long release = clock.nowNanos() + 300_000;
            long before = clock.awaitBefore(release, EARLY_NANOS);
            assertTrue(before >= release - EARLY_NANOS, () -> release - before + " ns early");
            long at = clock.awaitUntil(release);
            assertTrue(at >= release, () -> release - at + " ns early");
        }
    }
}
