package dev.takt.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.race.Race;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Another thread sees each cell of the arena whole, whichever way the loop writes it.
 *
 * <p>A cell is told whole by its two halves, which are always equal. It fails with cells written as
 * two ints. On x86 a cell of 8 bytes that is written at once can be torn only across the border of
 * a cache line; such a cell is not aligned, and every access to it throws before it could be torn.
 * What is not held here is when a reader sees a cell change: the arena promises no such thing.
 */
class SignalArenaRaceTest {
    private static final int CELLS = 41;
    private static final int ROUNDS = 60_000;

    private final ArenaLayout layout =
            ArenaLayout.builder()
                    .add(Section.CLOCK, "t", 1)
                    .add(Section.SIGNAL, "x", 1)
                    .add(Section.SIGNAL, "block", CELLS)
                    .build();

    @Test
    void noCellIsTorn() throws Exception {
        Slot x = layout.slot("x");
        long block = layout.slot("block").offset();
        double[] mirror = new double[CELLS];
        try (SignalArena arena = SignalArena.allocate(layout)) {
            new Race(7)
                    .side(
                            "loop",
                            pace -> {
                                for (int n = 1; n <= ROUNDS; n++) {
                                    double value = value(n);
                                    arena.set(x, value);
                                    Arrays.fill(mirror, value);
                                    // As a large batch brings out its results.
                                    MemorySegment.copy(
                                            mirror,
                                            0,
                                            arena.memory(),
                                            ValueLayout.JAVA_DOUBLE,
                                            block,
                                            CELLS);
                                    pace.vary();
                                }
                            })
                    .watcher(
                            "reader",
                            pace -> {
                                for (int i = 0; i < 100; i++) {
                                    assertWhole(arena.get(x));
                                    assertWhole(
                                            arena.memory()
                                                    .get(
                                                            ValueLayout.JAVA_DOUBLE,
                                                            block
                                                                    + pace.chance(CELLS)
                                                                            * Slot.CELL_BYTES));
                                }
                            })
                    .run();
            assertEquals(value(ROUNDS), arena.get(x));
        }
    }

    private static double value(int n) {
        return Double.longBitsToDouble((long) n << 32 | n);
    }

    private static void assertWhole(double cell) {
        long bits = Double.doubleToRawLongBits(cell);
        assertEquals((int) (bits >>> 32), (int) bits, "halves of one cell");
    }
}
