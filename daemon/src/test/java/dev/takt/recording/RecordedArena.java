package dev.takt.recording;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;

/** An arena whose ticks a test makes up. */
public final class RecordedArena {
    public static final long MS = 1_000_000;

    private static final ArenaLayout LAYOUT =
            ArenaLayout.builder()
                    .add(Section.CLOCK, "t", 1)
                    .add(Section.CLOCK, "tick", 1)
                    .add(Section.INPUT, "temp$raw", 1)
                    .add(Section.INPUT, "temp.age", 1)
                    .add(Section.SIGNAL, "x", 1)
                    .add(Section.OUTPUT, "heater", 1)
                    .add(Section.STATE, "memory", 3)
                    .build();

    private final SignalArena arena = SignalArena.allocate(LAYOUT);
    private final RecordedRows kind;
    private final SignalRing ring;

    public RecordedArena(long rows) {
        this(SignalRing.allocate(rows * RowLayout.of(LAYOUT).rowBytes()));
    }

    /** Another arena of the same loop. */
    RecordedArena(SignalRing ring) {
        this.ring = ring;
        this.kind = RecordedRows.of(arena);
    }

    /** One that took the place of another. */
    RecordedArena(SignalRing ring, RowLayout before) {
        this.ring = ring;
        this.kind = RecordedRows.of(arena, before);
    }

    RecordedRows kind() {
        return kind;
    }

    public SignalRing ring() {
        return ring;
    }

    /** A tick of a loop at 1000 Hz: signal x is its number and a half. */
    public void tick(long number, long state) {
        arena.set(LAYOUT.slot("t"), number / 1000.0);
        arena.set(LAYOUT.slot("tick"), (double) number);
        arena.set(LAYOUT.slot("temp$raw"), -1);
        arena.set(LAYOUT.slot("temp.age"), 0);
        arena.set(LAYOUT.slot("x"), number + 0.5);
        arena.set(LAYOUT.slot("heater"), number % 2 == 0 ? 1 : Double.NaN);
        ring.append(kind, number * MS, 1_500, 2_000, state);
    }

    /** Ticks from one number to the one before another. */
    public void ticks(long from, long to, long state) {
        for (long number = from; number < to; number++) {
            tick(number, state);
        }
    }
}
