package dev.takt.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImageLayoutTest {
    private static ArenaLayout arena(String signal) {
        return ArenaLayout.builder()
                .add(Section.CLOCK, "t", 1)
                .add(Section.INPUT, "x$raw", 1)
                .add(Section.PARAMETER, "k", 1)
                .add(Section.SIGNAL, signal, 1)
                .add(Section.STATE, "pid$0", 5)
                .build();
    }

    private static ImageLayout layout(String signal) {
        return ImageLayout.of(
                arena(signal),
                slot ->
                        slot.name().equals("k")
                                ? new ImageCell(slot, "m\ts", 1, Double.POSITIVE_INFINITY)
                                : ImageCell.readOnly(slot, ""));
    }

    @Test
    void listsWhatUsersKnowByName() {
        assertEquals(
                """
                0\tCLOCK\tt\t\t\t
                2\tPARAMETER\tk\tm s\t1.0\tInfinity
                3\tSIGNAL\ty\t\t\t
                """,
                new String(layout("y").list(), StandardCharsets.UTF_8));
    }

    @Test
    void holdsTheCellsBetweenThemTooAndNoneBehind() {
        assertEquals(4, layout("y").cellCount());
        assertEquals(256 + 4 * 8, layout("y").listOffset());
    }

    @Test
    void itsSumTellsLayoutsApart() {
        assertEquals(layout("y").crc(), layout("y").crc());
        assertNotEquals(layout("y").crc(), layout("z").crc());
    }

    @Test
    void onlyParametersAcceptValuesAndOnlyInsideTheirLimits() {
        ImageCell k = layout("y").find("k").orElseThrow();
        assertTrue(k.accepts(1));
        assertFalse(k.accepts(0.999));
        assertFalse(k.accepts(Double.NaN));
        assertFalse(k.accepts(Double.POSITIVE_INFINITY));
        assertFalse(layout("y").find("y").orElseThrow().accepts(1));
    }
}
