package dev.takt.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.race.Race;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * The loop records while others take samples: no tick is lost between two samples, none is counted
 * twice.
 *
 * <p>A tick goes into three histograms one after the other, and a sample may be taken in between.
 * Its latency is then in one sample and its response time in the next: one sample is not exact to
 * the tick, the samples together are.
 *
 * <p>It fails where a histogram is drained without waiting for the writer to leave it, and where
 * the totals of a sample are read twice. Totals in plain fields would pass on x86 here: a sample
 * takes a lock, before which nothing is kept in a register; {@link #totalsAreSeenWithoutASample}
 * holds those.
 */
class TickRecorderRaceTest {
    private static final long PERIOD = 1_000_000;
    private static final int TICKS = 60_000;

    private final TickRecorder recorder = new TickRecorder(PERIOD);
    private final Sum sum = new Sum();

    /** What all samples say together, and what one thread recorded by itself. */
    private static final class Sum {
        final Histograms sampled = none();
        final Histograms recorded = none();
        long ticks;
        long missed;
        long overruns;

        private static Histograms none() {
            return new Histograms(histogram(), histogram(), histogram());
        }

        private static Histogram histogram() {
            return new Histogram(1, Series.LONGEST_NANOS, 3);
        }
    }

    @Test
    void noTickIsLostBetweenSamplesAndNoneIsCountedTwice() throws Exception {
        long[] expected = new long[2];
        new Race(11)
                .side(
                        "loop",
                        pace -> {
                            for (int n = 0; n < TICKS; n++) {
                                long late = pace.chance(1_000);
                                long took = 1L + pace.chance(n % 100 == 0 ? 2_000_000 : 20_000);
                                record(late, took, expected);
                                pace.vary();
                            }
                        })
                .watcher("reports", _ -> takeSample())
                .watcher("summary", _ -> takeSample())
                .run();
        assertEquals(TICKS, sum.ticks);
        assertEquals(expected[0], sum.missed);
        assertEquals(expected[1], sum.overruns);
        assertSame(sum.recorded, sum.sampled);
        assertSame(sum.recorded, recorder.histograms());

        TimingSample whole = recorder.sinceStart();
        assertEquals(TICKS, whole.ticks());
        assertEquals(sum.missed, whole.missed());
        assertEquals(sum.overruns, whole.overruns());
        assertEquals(Percentiles.of(sum.recorded.latency()), whole.latency());
        assertEquals(Percentiles.of(sum.recorded.execution()), whole.execution());
        assertEquals(Percentiles.of(sum.recorded.response()), whole.response());
    }

    /** One tick, and the releases it has missed. */
    private void record(long late, long took, long[] expected) {
        long end = late + took;
        recorder.recordTick(0, late, end);
        sum.recorded.latency().recordValue(late);
        sum.recorded.execution().recordValue(took);
        sum.recorded.response().recordValue(end);
        if (end > PERIOD) {
            long missed = end / PERIOD;
            recorder.recordMissed(PERIOD, missed, end);
            for (long n = 1; n <= missed; n++) {
                sum.recorded.latency().recordValue(end - n * PERIOD);
                sum.recorded.response().recordValue(end - n * PERIOD);
            }
            expected[0] += missed;
            expected[1]++;
        }
    }

    private void takeSample() {
        synchronized (sum) {
            TimingSample sample =
                    recorder.sample(drained -> {
                        assertWhole(drained.latency());
                        assertWhole(drained.execution());
                        assertWhole(drained.response());
                        sum.sampled.add(drained);
                    });
            assertOrdered(sample.latency());
            assertOrdered(sample.execution());
            assertOrdered(sample.response());
            assertTrue(sample.missed() >= 0 && sample.overruns() >= 0, "a total went back");
            sum.ticks += sample.ticks();
            sum.missed += sample.missed();
            sum.overruns += sample.overruns();
        }
    }

    /** A histogram nobody writes any more holds as many values as it says. */
    private static void assertWhole(Histogram drained) {
        assertEquals(
                drained.getTotalCount(), drained.getCountBetweenValues(0, Series.LONGEST_NANOS));
    }

    private static void assertOrdered(Percentiles percentiles) {
        long[] rising = {
            percentiles.p50(),
            percentiles.p90(),
            percentiles.p99(),
            percentiles.p99_9(),
            percentiles.p99_99(),
            percentiles.max()
        };
        for (int i = 1; i < rising.length; i++) {
            assertTrue(rising[i - 1] <= rising[i], percentiles::toString);
        }
    }

    private static void assertSame(Histograms expected, Histograms actual) {
        assertEquals(expected.latency(), actual.latency());
        assertEquals(expected.execution(), actual.execution());
        assertEquals(expected.response(), actual.response());
    }

    /** With plain fields the loops below would read each once and never end. */
    @Test
    void totalsAreSeenWithoutASample() throws Exception {
        new Race(12)
                .side(
                        "loop",
                        pace -> {
                            pace.giveLead();
                            recorder.recordTick(0, 0, PERIOD + 1);
                            recorder.recordMissed(PERIOD, 3, 4 * PERIOD);
                        })
                .side(
                        "reader",
                        _ -> {
                            long looks = 0;
                            while (recorder.missed() == 0) {
                                looks++;
                            }
                            assertTrue(looks >= 0);
                            assertEquals(3, recorder.missed());
                            assertEquals(1, recorder.overruns());
                        })
                .run();
    }
}
