package dev.takt.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarryOverTest {
    private static final int MANY = 40;

    private static SignalArena filled(ArenaLayout layout, double first) {
        SignalArena arena = SignalArena.collected(layout);
        for (long at = 0; at < layout.byteSize(); at += Slot.CELL_BYTES) {
            arena.memory().set(ValueLayout.JAVA_DOUBLE, at, first + (double) at / Slot.CELL_BYTES);
        }
        return arena;
    }

    private static double cell(SignalArena arena, String name, int index) {
        long offset = arena.layout().slot(name).offset() + index * Slot.CELL_BYTES;
        return arena.memory().get(ValueLayout.JAVA_DOUBLE, offset);
    }

    private static CarryOver.Builder copying(SignalArena from, SignalArena to, String... names) {
        CarryOver.Builder builder = CarryOver.builder(from, to);
        for (String name : names) {
            builder.copy(from.layout().slot(name), to.layout().slot(name));
        }
        return builder;
    }

    @Test
    void bringsWholeSlotsToWhereverTheyLie() {
        ArenaLayout before =
                ArenaLayout.builder()
                        .add(Section.SIGNAL, "a", 1)
                        .add(Section.SIGNAL, "b", 3)
                        .add(Section.STATE, "window", MANY)
                        .build();
        ArenaLayout after =
                ArenaLayout.builder()
                        .add(Section.SIGNAL, "b", 3)
                        .add(Section.SIGNAL, "new", 1)
                        .add(Section.SIGNAL, "a", 1)
                        .add(Section.STATE, "window", MANY)
                        .build();
        SignalArena from = filled(before, 100);
        SignalArena to = filled(after, 500);

        copying(from, to, "window", "a", "b").build().run();

        assertEquals(100, cell(to, "a", 0));
        assertEquals(101, cell(to, "b", 0));
        assertEquals(103, cell(to, "b", 2));
        assertEquals(503, cell(to, "new", 0));
        assertEquals(104, cell(to, "window", 0));
        assertEquals(104.0 + MANY - 1, cell(to, "window", MANY - 1));
    }

    @Test
    void copiesEveryBitOfANaN() {
        ArenaLayout layout = ArenaLayout.builder().add(Section.SIGNAL, "a", 1).build();
        SignalArena from = SignalArena.collected(layout);
        SignalArena to = SignalArena.collected(layout);
        from.memory().set(ValueLayout.JAVA_LONG, 0, 0x7ff8_0000_0000_1234L);

        copying(from, to, "a").build().run();

        assertEquals(0x7ff8_0000_0000_1234L, to.memory().get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void whatFollowsEachOtherInBothIsOnePiece() {
        ArenaLayout.Builder layout = ArenaLayout.builder();
        String[] names = new String[MANY];
        for (int i = 0; i < MANY; i++) {
            names[i] = "s" + i;
            layout.add(Section.SIGNAL, names[i], 1 + i % 3);
        }
        SignalArena arena = SignalArena.collected(layout.build());
        CarryOver.Builder builder = CarryOver.builder(arena, arena);
        new Random(1)
                .ints(0, MANY)
                .distinct()
                .limit(MANY)
                .forEach(i ->
                        builder.copy(arena.layout().slot(names[i]), arena.layout().slot(names[i])));

        assertEquals(1, builder.build().pieces());
        assertEquals(2, copying(arena, arena, "s0", "s1", "s3", "s4").build().pieces());
    }

    @Test
    void bringsBoundedValuesInsideTheirLimits() {
        ArenaLayout layout =
                ArenaLayout.builder()
                        .add(Section.PARAMETER, "low", 1)
                        .add(Section.PARAMETER, "inside", 1)
                        .add(Section.PARAMETER, "high", 1)
                        .build();
        SignalArena from = filled(layout, 10);
        SignalArena to = SignalArena.collected(layout);
        CarryOver.Builder builder = CarryOver.builder(from, to);
        for (Slot slot : layout.slots()) {
            builder.copyInside(slot, slot, 10.5, 11.5);
        }
        builder.build().run();

        assertEquals(10.5, cell(to, "low", 0));
        assertEquals(11, cell(to, "inside", 0));
        assertEquals(11.5, cell(to, "high", 0));
    }

    @Test
    void refusesSlotsOfDifferentSize() {
        ArenaLayout layout =
                ArenaLayout.builder()
                        .add(Section.STATE, "two", 2)
                        .add(Section.STATE, "three", 3)
                        .build();
        SignalArena arena = SignalArena.collected(layout);
        CarryOver.Builder builder = CarryOver.builder(arena, arena);
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.copy(layout.slot("two"), layout.slot("three")));
    }
}
