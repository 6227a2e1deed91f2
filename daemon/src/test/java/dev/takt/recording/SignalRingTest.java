package dev.takt.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalRingTest {
    private static final long RUNNING = 2;

    @Test
    void columnsAreWhatAUserKnowsWithItsUnits() {
        assertEquals(
                List.of(
                        new Column("t", "s"),
                        new Column("tick", ""),
                        new Column("$latency", "µs"),
                        new Column("$exec", "µs"),
                        new Column("$state", ""),
                        new Column("temp.age", "s"),
                        new Column("x", ""),
                        new Column("heater", "")),
                new RecordedArena(1).kind().layout().columns());
    }

    @Test
    void aRowHoldsTheTickAsItEnded() {
        RecordedArena arena = new RecordedArena(4);
        arena.ticks(0, 3, RUNNING);
        try (Window window = arena.ring().window(0, 3)) {
            assertEquals(3, window.rows());
            assertEquals(1.5, window.value(window.column("x"), 1));
            assertEquals(1.5, window.value(window.column("$latency"), 2));
            assertEquals(2, window.value(window.column("$exec"), 2));
            assertEquals(RUNNING, window.value(window.column("$state"), 0));
            assertEquals(Double.NaN, window.value(window.column("heater"), 1));
            assertEquals(2 * RecordedArena.MS, window.releaseNanos(2));
        }
    }

    @Test
    void aFullRingKeepsTheNewestRowsButTheOneAboutToBeWrittenOver() {
        RecordedArena arena = new RecordedArena(4);
        arena.ticks(0, 10, RUNNING);
        try (Window window = arena.ring().window(0, 10)) {
            assertEquals(3, window.rows());
            assertEquals(7, window.tick(0));
            assertEquals(9, window.tick(2));
            assertEquals(7, window.from());
        }
    }

    @Test
    void aWindowIsNoMoreThanWasAskedFor() {
        RecordedArena arena = new RecordedArena(16);
        arena.ticks(0, 10, RUNNING);
        try (Window window = arena.ring().window(2, 5)) {
            assertEquals(3, window.rows());
            assertEquals(2, window.tick(0));
        }
        try (Window none = arena.ring().window(20, 30)) {
            assertEquals(0, none.rows());
        }
    }

    @Test
    void findsTheRowOfATickThoughSomeWereMissed() {
        RecordedArena arena = new RecordedArena(16);
        arena.ticks(0, 3, RUNNING);
        arena.ticks(6, 8, RUNNING);
        try (Window window = arena.ring().window(0, 5)) {
            assertEquals(0, window.rowOf(-5));
            assertEquals(2, window.rowOf(2));
            assertEquals(3, window.rowOf(4));
            assertEquals(5, window.rowOf(8));
            assertEquals(6, window.rows(3, 5, _ -> "").value(window.column("tick"), 0));
        }
    }

    @Test
    void unitsAreTheConfigurationsButForThoseOfEveryOne() {
        RecordedArena arena = new RecordedArena(2);
        arena.ticks(0, 1, RUNNING);
        try (Window window = arena.ring().window(0, 1)) {
            List<Column> columns = window.rows(0, 1, name -> "of " + name).columns();
            assertTrue(columns.contains(new Column("x", "of x")));
            assertTrue(columns.contains(new Column("temp.age", "s")));
        }
    }

    @Test
    void anotherArenaBeginsTheRingAnewAndTheNumbersGoOn() {
        RecordedArena before = new RecordedArena(8);
        RecordedArena after = new RecordedArena(before.ring());
        before.ticks(0, 5, RUNNING);
        after.ticks(5, 7, RUNNING);
        try (Window window = before.ring().window(0, Long.MAX_VALUE)) {
            assertEquals(2, window.rows());
            assertEquals(5, window.from());
            assertEquals(5, window.tick(0));
        }
        before.ticks(7, 8, RUNNING);
        try (Window window = before.ring().window(0, Long.MAX_VALUE)) {
            assertEquals(1, window.rows());
            assertEquals(7, window.tick(0));
        }
    }

    @Test
    void anotherArenaOfTheSameRowsGoesOnWhereTheOtherWas() {
        RecordedArena before = new RecordedArena(8);
        RecordedArena after = new RecordedArena(before.ring(), before.kind().layout());
        before.ticks(0, 5, RUNNING);
        after.ticks(5, 7, RUNNING);
        try (Window window = before.ring().window(0, Long.MAX_VALUE)) {
            assertEquals(7, window.rows());
            assertEquals(0, window.tick(0));
            assertEquals(6, window.tick(6));
        }
        after.ticks(7, 11, RUNNING);
        try (Window window = before.ring().window(0, Long.MAX_VALUE)) {
            assertEquals(7, window.rows());
            assertEquals(4, window.tick(0));
            assertEquals(10, window.tick(6));
        }
    }

    @Test
    void aRowLargerThanTheRingIsNotKept() {
        SignalRing tiny = SignalRing.allocate(16);
        new RecordedArena(tiny).ticks(0, 3, RUNNING);
        try (Window window = tiny.window(0, 3)) {
            assertEquals(0, window.rows());
        }
    }

    @Test
    void beforeTheFirstTickThereIsNothing() {
        try (Window window = SignalRing.allocate(16).window(0, 3)) {
            assertEquals(0, window.rows());
            assertEquals(List.of(), window.columns());
        }
    }

    @Test
    void appendingAllocatesNothing() {
        RecordedArena arena = new RecordedArena(64);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        arena.ticks(0, 1, RUNNING);
        append(arena, 50_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        append(arena, 100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1_024, allocated + " bytes");
    }

    private static void append(RecordedArena arena, int times) {
        for (int i = 0; i < times; i++) {
            arena.ring().append(arena.kind(), i, 0, 0, RUNNING);
        }
    }
}
