package dev.takt.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final long MS = 1_000_000;

    private final Settling<String> settling = new Settling<>();
    private String used = "a";
    private String file = "a";
    private boolean good = true;
    private int reads;

    private boolean look(long atMs) {
        return settling.look(
                atMs * MS,
                () -> {
                    reads++;
                    return new Look<>(file, good);
                },
                () -> used);
    }

    private void write(String contents, boolean asGood, long atMs) {
        file = contents;
        good = asGood;
        settling.written(atMs * MS);
    }

    @Test
    void nothingIsReadBeforeSomethingIsWritten() {
        assertFalse(look(1_000_000));
        assertEquals(0, reads);
        assertEquals(Long.MAX_VALUE, settling.dueNanos());
    }

    @Test
    void severalWritesAreOneChangeOnceTheyAreOver() {
        write("b", true, 1000);
        write("b", true, 1200);
        assertFalse(look(1499));
        assertEquals(1500 * MS, settling.dueNanos());
        assertTrue(look(1500));
        assertFalse(look(9000));
        assertEquals(1, reads);
    }

    @Test
    void whoNeverStopsIsNotWaitedForWithoutEnd() {
        for (long at = 1000; at < 4000; at += 100) {
            write("b", true, at);
            assertFalse(look(at));
        }
        assertTrue(look(4000));
    }

    @Test
    void whatIsInUseOrWasTakenUpBeforeIsNoChange() {
        write("a", true, 0);
        assertFalse(look(300));
        write("b", true, 1000);
        assertTrue(look(1300));
        // It was taken back: what is in use is the old one.
        write("b", true, 2000);
        assertFalse(look(2300));
        write("a", true, 3000);
        assertFalse(look(3300));
        write("b", true, 4000);
        assertTrue(look(4300), "written again on purpose");
    }

    @Test
    void halfAFileIsWaitedFor() {
        write("b, ha", false, 0);
        assertFalse(look(300));
        assertEquals(2300 * MS, settling.dueNanos());
        write("b, half", false, 1000);
        assertFalse(look(1300));
        assertFalse(look(2300));
        write("b, whole", true, 3000);
        assertTrue(look(3300));
        used = file;
        assertFalse(look(60_000));
    }

    @Test
    void whatStaysWrongCountsOnce() {
        write("wrong", false, 0);
        assertFalse(look(300));
        assertFalse(look(2299));
        assertTrue(look(2300));
        write("wrong", false, 5000);
        assertFalse(look(5300));
        assertFalse(look(60_000));
        write("wrong too", false, 70_000);
        assertFalse(look(70_300));
        assertTrue(look(72_300));
    }
}
