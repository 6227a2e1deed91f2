package dev.takt.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * A reader beside a writer that overtakes it all the time, and that changes its arena, sees whole
 * rows, in order.
 */
class SignalRingRaceTest {
    private static final long RUNNING = 2;

    @Test
    void everyRowOfAWindowIsOfOneTickAndFollowsTheOneBefore() throws InterruptedException {
        RecordedArena arena = new RecordedArena(64);
        RecordedArena other = new RecordedArena(arena.ring());
        Thread writer =
                new Thread(() -> {
                    for (long from = 0; from < 3_000_000; from += 2_000) {
                        arena.ticks(from, from + 1_000, RUNNING);
                        other.ticks(from + 1_000, from + 2_000, RUNNING);
                    }
                });
        writer.start();
        long seen = 0;
        while (writer.isAlive()) {
            try (Window window = arena.ring().window(0, Long.MAX_VALUE)) {
                check(window);
                seen += window.rows();
            }
        }
        writer.join();
        assertTrue(seen > 0, "no row was seen");
    }

    private static void check(Window window) {
        int x = window.column("x");
        int time = window.column("t");
        for (int row = 0; row < window.rows(); row++) {
            long tick = window.tick(row);
            assertEquals(window.from() + row, tick, "a row is missing or torn");
            assertEquals(tick + 0.5, window.value(x, row));
            assertEquals(tick / 1000.0, window.value(time, row));
            assertEquals(tick * RecordedArena.MS, window.releaseNanos(row));
        }
    }
}
