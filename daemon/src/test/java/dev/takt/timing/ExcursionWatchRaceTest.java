package dev.takt.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.race.Race;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The loop keeps late ticks while they are taken away: each comes whole, once, in order, and those
 * that found no place are counted.
 *
 * <p>It fails where a place is told before it is filled, and where it is given back before it is
 * read.
 */
class ExcursionWatchRaceTest {
    private static final long PERIOD = 1_000_000;
    private static final int TICKS = 200_000;

    private final ExcursionWatch watch = new ExcursionWatch(PERIOD);

    // Of the reading side alone until the race is over.
    private long seen;
    private long before = -1;

    @Test
    void everyLateTickComesWholeAndOnceOrIsCounted() throws Exception {
        new Race(21)
                .side(
                        "loop",
                        pace -> {
                            for (long tick = 0; tick < TICKS; tick++) {
                                late(tick);
                                pace.vary();
                            }
                        })
                .watcher("attribution", _ -> watch.drain().forEach(this::check))
                .run();
        assertEquals(TICKS, seen + watch.dropped());
        assertTrue(seen > 0, "none was seen");
    }

    /** All that is kept of a tick follows from its number. */
    private void late(long tick) {
        long release = tick * PERIOD;
        watch.begun(release + tick, release + 3 * tick);
        watch.latched(release + 6 * tick);
        watch.evaluated(release + 10 * tick);
        long end = release + 15 * tick + PERIOD + 1;
        assertTrue(watch.ended(release, end), "not late");
        watch.keep(tick, tick - 1, 2 * tick, release, end, (int) tick, -(int) tick);
    }

    private void check(Excursion late) {
        long tick = late.tick();
        assertTrue(tick > before, () -> tick + " after " + before);
        before = tick;
        seen++;
        assertEquals(expected(tick), late);
    }

    private static Excursion expected(long tick) {
        return new Excursion(
                tick,
                tick - 1,
                tick - 1,
                tick * PERIOD,
                new StageTimes(tick, 2 * tick, 3 * tick, 4 * tick, 5 * tick + PERIOD + 1),
                new StageTimes(0, 0, 0, 0, 0),
                (int) tick,
                -(int) tick);
    }

    @Test
    void averagesAreNotMovedByTheLate() {
        late(0);
        assertEquals(List.of(expected(0)), watch.drain());
        assertEquals(new StageTimes(0, 0, 0, 0, 0), watch.usual());
    }
}
