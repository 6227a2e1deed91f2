package dev.takt.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcursionWatchTest {
    private static final long MS = 1_000_000;

    private final ExcursionWatch watch = new ExcursionWatch(MS);

    /** A tick at a release, its stages one after the other. */
    private boolean run(long tick, long wakeUp, long plant, long inputs, long formulas, long out) {
        long at = tick * MS;
        watch.begun(at + wakeUp, at + wakeUp + plant);
        watch.latched(at + wakeUp + plant + inputs);
        watch.evaluated(at + wakeUp + plant + inputs + formulas);
        long end = at + wakeUp + plant + inputs + formulas + out;
        boolean late = watch.ended(at, end);
        if (late) {
            watch.keep(tick, tick - 1, tick + 2, at, end, 3, -1);
        }
        return late;
    }

    @Test
    void aTickIsLateAbovePeriodOrHalfOfItInLatency() {
        assertFalse(run(0, 500_000, 0, 0, 0, 500_000));
        assertTrue(run(1, 500_001, 0, 0, 0, 0));
        assertTrue(run(2, 0, 0, 0, MS, 1));
        assertEquals(2, watch.drain().size());
        assertEquals(List.of(), watch.drain());
    }

    @Test
    void theLimitIsAtMostAMillisecond() {
        assertEquals(500_000, watch.limitNanos());
        assertEquals(MS, new ExcursionWatch(100 * MS).limitNanos());
    }

    @Test
    void keepsTheStagesOfALateTick() {
        run(7, 10, 20, 30, 2 * MS, 50);
        Excursion late = watch.drain().getFirst();
        assertEquals(7, late.tick());
        assertEquals(6, late.previousTick());
        assertEquals(1, late.missed());
        assertEquals(new StageTimes(10, 20, 30, 2 * MS, 50), late.took());
        assertEquals(Stage.FORMULAS, late.stage());
        assertEquals(7 * MS + 60, late.beginNanos(Stage.FORMULAS));
        assertEquals(9 * MS + 60, late.endNanos(Stage.FORMULAS));
        assertEquals(2 * MS + 110, late.responseNanos());
        assertEquals(3, late.slowestInput());
        assertEquals(-1, late.slowestOutput());
    }

    /** Outputs always take 700 µs here; what is new are the 400 µs of the inputs. */
    @Test
    void theStageToBlameIsTheOneAboveItsAverage() {
        for (int i = 0; i < 1_000; i++) {
            run(i, 0, 0, 1_000, 1_000, 700_000);
        }
        run(1_000, 0, 0, 400_000, 1_000, 700_000);
        Excursion late = watch.drain().getFirst();
        assertEquals(Stage.INPUTS, late.stage());
        assertEquals(700_000.0, (double) late.usual().outputs(), 1_000);
    }

    @Test
    void countsWhatFindsNoPlace() {
        for (int i = 0; i < 300; i++) {
            run(i, 0, 0, 0, 0, 2 * MS);
        }
        List<Excursion> kept = watch.drain();
        assertEquals(300, kept.size() + watch.dropped());
        assertEquals(0, kept.getFirst().tick());
        run(300, 0, 0, 0, 0, 2 * MS);
        assertEquals(300, watch.drain().getFirst().tick());
    }
}
