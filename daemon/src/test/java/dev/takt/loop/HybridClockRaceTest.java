package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.race.Race;
import org.junit.jupiter.api.Test;

/**
 * The margin the loop learns, as the jitter log reads it: a number of its own, which says nothing
 * of anything else.
 *
 * <p>With plain access the loop that waits for a change would read it once and never end.
 */
class HybridClockRaceTest {
    private static final int WAITS = 300;
    private static final long WAIT_NANOS = 300_000;

    private final WakeUpMargin margin = new WakeUpMargin(1_000_000);
    private final HybridClock clock = new HybridClock(margin);

    @Test
    void aChangedMarginIsSeen() throws Exception {
        long first = clock.marginNanos();
        new Race(41)
                .side(
                        "loop",
                        pace -> {
                            pace.giveLead();
                            wait(2);
                        })
                .side(
                        "reader",
                        _ -> {
                            long looks = 0;
                            while (clock.marginNanos() == first) {
                                looks++;
                            }
                            assertTrue(looks >= 0);
                        })
                .run();
    }

    @Test
    void theMarginIsAlwaysOneThatWasLearnt() throws Exception {
        long[] seen = new long[1];
        new Race(42)
                .side("loop", _ -> wait(WAITS))
                .watcher(
                        "reader",
                        pace -> {
                            seen[0] = clock.marginNanos();
                            assertTrue(
                                    seen[0] >= WakeUpMargin.LEAST_NANOS, () -> "margin " + seen[0]);
                            assertTrue(
                                    seen[0] <= WakeUpMargin.MOST_NANOS, () -> "margin " + seen[0]);
                            pace.spin(100);
                        })
                .run();
        assertEquals(margin.nanos(), seen[0]);
    }

    private void wait(int times) {
        for (int i = 0; i < times; i++) {
            clock.awaitUntil(clock.nowNanos() + WAIT_NANOS);
        }
    }
}
