package dev.takt.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TickRecorderTest {
    private static final long MS = 1_000_000;

    private final TickRecorder recorder = new TickRecorder(MS);

    @Test
    void tellsLatencyExecutionAndResponseApart() {
        recorder.recordTick(1_000, 1_500, 1_700);
        TimingSample sample = recorder.sample();
        assertEquals(500, sample.latency().max());
        assertEquals(200, sample.execution().max());
        assertEquals(700, sample.response().max());
        assertEquals(1, sample.ticks());
        assertEquals(0, sample.missed());
        assertEquals(0, sample.overruns());
    }

    @Test
    void aTickIsAnOverrunWhenItsResponseExceedsThePeriod() {
        recorder.recordTick(0, 10, MS);
        assertEquals(0, recorder.overruns());
        recorder.recordTick(0, 10, MS + 1);
        assertEquals(1, recorder.overruns());
    }

    @Test
    void aStartBeforeTheReleaseCountsAsNoLatency() {
        recorder.recordTick(1_000, 900, 1_100);
        assertEquals(0, recorder.sample().latency().max());
    }

    /** 1 tick of 10.5 ms is in the way of 10 others: they had waited 9.5, 8.5 .. 0.5 ms. */
    @Test
    void missedTicksCountWithWhatTheyWouldHaveHad() {
        recorder.recordTick(0, 0, 10 * MS + MS / 2);
        recorder.recordMissed(MS, 10, 10 * MS + MS / 2);
        TimingSample sample = recorder.sample();
        assertEquals(11, sample.latency().count());
        assertEquals(11, sample.response().count());
        assertEquals(1, sample.execution().count());
        assertEquals(1, sample.ticks());
        assertEquals(10, sample.missed());
        assertNear(9_500_000, sample.latency().max());
        assertNear(4_500_000, sample.latency().p50());
        assertNear(10_500_000, sample.response().max());
        assertNear(5_500_000, sample.response().p50());
    }

    @Test
    void aLongStallCountsEveryReleaseAtABoundedCost() {
        long stall = 3_600L * 1_000;
        recorder.recordMissed(MS, stall, stall * MS + 1);
        TimingSample sample = recorder.sample();
        assertEquals(stall, sample.missed());
        assertEquals(stall, sample.latency().count());
        // Evenly spread from 0 to an hour, except that 17 s is the longest time told apart.
        assertNear(Series.LONGEST_NANOS, sample.latency().p50());
    }

    @Test
    void aStallOfSecondsKeepsItsShape() {
        recorder.recordMissed(0, 10_000, 10_000 * MS);
        Percentiles latency = recorder.sample().latency();
        assertEquals(10_000, latency.count());
        assertEquals(5_000.0 * MS, (double) latency.p50(), 200.0 * MS);
        assertEquals(9_000.0 * MS, (double) latency.p90(), 200.0 * MS);
        assertNear(10_000 * MS, latency.max());
    }

    @Test
    void samplesHoldWhatCameSinceTheLastAndTheTotalHoldsAll() {
        recorder.recordTick(0, 100, 200);
        recorder.sample();
        recorder.recordTick(0, 300, 2 * MS);
        recorder.recordMissed(MS, 1, 2 * MS);
        TimingSample second = recorder.sample();
        assertEquals(1, second.ticks());
        assertEquals(1, second.missed());
        assertEquals(1, second.overruns());
        assertEquals(TimingSample.EMPTY, recorder.sample());
        TimingSample all = recorder.sinceStart();
        assertEquals(2, all.ticks());
        assertEquals(1, all.missed());
        assertEquals(1, all.overruns());
        assertEquals(3, all.latency().count());
        assertNear(MS, all.latency().max());
    }

    @Test
    void nothingIsLostOrCountedTwiceWhileAnotherThreadSamples() throws Exception {
        int ticks = 200_000;
        Thread loop =
                new Thread(() -> {
                    for (int i = 0; i < ticks; i++) {
                        recorder.recordTick(0, 10, 20);
                    }
                });
        loop.start();
        long sampled = 0;
        while (loop.isAlive()) {
            sampled += recorder.sample().ticks();
        }
        loop.join();
        sampled += recorder.sample().ticks();
        assertEquals(ticks, sampled);
        assertEquals(ticks, recorder.sinceStart().latency().count());
    }

    @Test
    void percentilesAreOrdered() {
        for (int i = 1; i <= 100_000; i++) {
            recorder.recordTick(0, i, i);
        }
        Percentiles latency = recorder.sample().latency();
        assertNear(50_000, latency.p50());
        assertNear(90_000, latency.p90());
        assertNear(99_000, latency.p99());
        assertNear(99_900, latency.p99_9());
        assertNear(99_990, latency.p99_99());
        assertNear(100_000, latency.max());
    }

    @Test
    void refusesAPeriodThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new TickRecorder(0));
    }

    private static void assertNear(long expected, long actual) {
        assertTrue(
                Math.abs(actual - expected) <= expected * 0.001 + 1,
                "expected " + expected + " within 0.1 %, got " + actual);
    }
}
