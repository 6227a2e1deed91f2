package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.linux.ThreadCounts;
import dev.takt.race.Race;
import org.junit.jupiter.api.Test;

/**
 * Others read the meter while the loop thread begins and ends counting.
 *
 * <p>Nothing is allocated between the two, so that every figure but 0 is wrong: one from before the
 * beginning, or one with what was allocated after the end. It fails, though not in every run, where
 * the thread allocates before it ends the phase and where a reader does not look at the phase
 * again. Two breaks pass: a phase in a plain field, as reading the bytes is a call that the JIT
 * does not look into; and a phase that begins before its first figure is there, as the rehearsal
 * has left one that is nearly the same.
 */
class ThreadMeterRaceTest {
    private static final int METERS = 5_000;

    /** What the loop thread allocates as soon as it may. */
    private volatile byte[] waste = {};

    private volatile ThreadMeter current = new ThreadMeter();

    @Test
    void aReaderSeesNothingFromBeforeTheBeginningOrAfterTheEnd() throws Exception {
        new Race(51)
                .side(
                        "loop",
                        pace -> {
                            for (int n = 0; n < METERS; n++) {
                                ThreadMeter meter = new ThreadMeter();
                                meter.rehearse();
                                current = meter;
                                pace.vary();
                                meter.start();
                                pace.spin(pace.chance(50));
                                meter.stop();
                                waste = new byte[1 + pace.chance(1_000)];
                                assertEquals(0, meter.allocatedBytes());
                            }
                        })
                .watcher("reader", _ -> assertEquals(0, current.allocatedBytes()))
                .run();
    }

    /** Counts of a whole thread cannot be foretold; those taken too early would be negative. */
    @Test
    void noCountIsNegative() throws Exception {
        new Race(52)
                .side(
                        "loop",
                        pace -> {
                            for (int n = 0; n < METERS / 20; n++) {
                                ThreadMeter meter = new ThreadMeter();
                                meter.rehearse();
                                current = meter;
                                meter.start();
                                pace.spin(10_000);
                                meter.stop();
                            }
                        })
                .watcher("reader", _ -> assertNoneNegative(current.counts()))
                .run();
    }

    private static void assertNoneNegative(ThreadCounts counts) {
        assertTrue(
                counts.minorFaults() >= 0
                        && counts.majorFaults() >= 0
                        && counts.voluntarySwitches() >= 0
                        && counts.involuntarySwitches() >= 0,
                counts::toString);
    }
}
