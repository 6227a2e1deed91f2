package dev.takt.board.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleCellTest {
    private final SampleCell cell = new SampleCell();

    @Test
    void givesTheNewestSampleOnce() {
        assertFalse(cell.advance());
        assertTrue(Double.isNaN(cell.read()));
        for (int i = 1; i <= 9; i++) {
            cell.publish(i, 10L * i);
        }
        assertTrue(cell.advance());
        assertEquals(9, cell.read());
        assertEquals(90, cell.sampledNanos(1000));
        assertFalse(cell.advance());
        assertEquals(9, cell.read());
    }

    /**
     * Each sample's time says its value: one torn in two would show. The reader is slower than the
     * other thread, which often overtakes it more than once in a row.
     */
    @Test
    void valueAndTimeBelongTogetherWhileTheOtherThreadPublishes() throws InterruptedException {
        int count = 5_000_000;
        Thread bus =
                new Thread(() -> {
                    for (int i = 1; i <= count; i++) {
                        cell.publish(i, i);
                    }
                });
        bus.start();
        double last = 0;
        while (last < count) {
            if (cell.advance()) {
                assertEquals(cell.sampledNanos(0), (long) cell.read());
                assertTrue(cell.read() > last, "newer than the one before");
                last = cell.read();
            }
        }
        bus.join();
    }
}
