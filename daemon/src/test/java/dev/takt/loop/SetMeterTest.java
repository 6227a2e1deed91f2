package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.batch.Batch;
import dev.takt.batch.EvaluatedSet;
import dev.takt.batch.SetTimer;
import dev.takt.timing.SetTimes;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetMeterTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final long READING = 25;

    /** What the clock of this test costs to read is real: it moves by that. */
    private final ManualClock time = new ManualClock();

    private final LoopClock clock =
            new LoopClock() {
                @Override
                public long nowNanos() {
                    time.advance(READING);
                    return time.nowNanos();
                }

                @Override
                public long awaitUntil(long releaseNanos) {
                    return time.awaitUntil(releaseNanos);
                }
            };

    private long timedTicks;
    private long fastNanos = 300;

    private class Sets implements Batch {
        private final List<EvaluatedSet> sets;

        Sets(EvaluatedSet... sets) {
            this.sets = List.of(sets);
        }

        @Override
        public List<EvaluatedSet> sets() {
            return sets;
        }

        @Override
        public void evaluate(long tick, long previousTick) {}

        @Override
        public void simulate(long tick, long previousTick) {}

        /** A set takes a hundred times its place more than the first one. */
        @Override
        public void evaluate(long tick, long previousTick, @Nullable SetTimer timer) {
            if (timer == null) {
                return;
            }
            timedTicks++;
            for (int set = 0; set < sets.size(); set++) {
                if (tick % sets.get(set).every() == sets.get(set).phase()) {
                    time.advance(fastNanos + 100L * set);
                    timer.ran(set);
                }
            }
        }
    }

    private SetMeter run(SetMeter meter, long ticks) {
        for (long tick = 0; tick < ticks; tick++) {
            long start = clock.awaitUntil(tick * MS);
            meter.evaluate(clock, tick, tick - 1, start);
            meter.end(tick, start, MS);
        }
        return meter;
    }

    @Test
    void everySetIsTimedInSomeTicksOfEachSecondWhateverItsPhase() {
        SetMeter meter =
                run(
                        new SetMeter(
                                new Sets(
                                        new EvaluatedSet("fast", 1, 0),
                                        new EvaluatedSet("odd", 2, 1),
                                        new EvaluatedSet("seldom", 1000, 7),
                                        new EvaluatedSet("too", 1000, 8))),
                        9_000);
        List<SetTimes> times = meter.lastSecond();
        assertTrue(times.get(0).samples() >= 6 && times.get(0).samples() <= 12, times::toString);
        assertTrue(times.get(1).samples() >= 1, times::toString);
        for (int set = 0; set < times.size(); set++) {
            assertEquals(300 + 100 * set, times.get(set).lastNanos(), "set " + set);
            assertEquals(300 + 100 * set, times.get(set).peakNanos(), "set " + set);
        }
        assertEquals(300.0, times.get(0).meanNanos());
        assertTrue(timedTicks < 9_000 / 60, () -> timedTicks + " of 9000 ticks were timed");
    }

    @Test
    void ofASecondOnlyThatSecondCountsAndThePeakStays() {
        SetMeter meter = new SetMeter(new Sets(new EvaluatedSet("fast", 1, 0)));
        fastNanos = 5_000;
        run(meter, 2_300);
        fastNanos = 300;
        for (long tick = 2_300; tick < 5_000; tick++) {
            long start = clock.awaitUntil(tick * MS);
            meter.evaluate(clock, tick, tick - 1, start);
            meter.end(tick, start, MS);
        }
        SetTimes times = meter.lastSecond().getFirst();
        assertEquals(300, times.maxNanos());
        assertEquals(300.0, times.meanNanos());
        assertEquals(5_000, times.peakNanos());
    }

    @Test
    void aSetInTwoPiecesCostsWhatBothCost() {
        Sets pieces =
                new Sets(new EvaluatedSet("a", 1, 0), new EvaluatedSet("b", 1, 0)) {
                    @Override
                    public void evaluate(long tick, long previousTick, @Nullable SetTimer timer) {
                        if (timer == null) {
                            return;
                        }
                        IntStream.of(0, 1, 0)
                                .forEach(set -> {
                                    time.advance(set == 0 ? 200 : 70);
                                    timer.ran(set);
                                });
                    }
                };
        SetMeter meter = run(new SetMeter(pieces), 2_500);
        assertEquals(400.0, meter.lastSecond().get(0).meanNanos());
        assertEquals(70.0, meter.lastSecond().get(1).meanNanos());
    }

    @Test
    void nothingIsTimedWhereSetsCannotBeToldApart() {
        SetMeter meter = run(new SetMeter(new Sets()), 3_000);
        assertEquals(0, timedTicks);
        assertEquals(List.of(), meter.lastSecond());
        assertEquals(2_999 * MS, time.nowNanos());
        assertTrue(SECOND < time.nowNanos());
    }

    @Test
    void aRehearsalTimesEveryFourthTick() {
        run(new SetMeter(new Sets(new EvaluatedSet("fast", 1, 0))).forRehearsal(), 100);
        assertEquals(25, timedTicks);
    }
}
