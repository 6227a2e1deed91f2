package dev.takt.library;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;

/** Something the program gets, found by {@link CompiledFormulas#result}. */
public final class Result {
    private final SignalArena arena;
    private final Slot slot;

    Result(SignalArena arena, Slot slot) {
        this.arena = arena;
        this.slot = slot;
    }

    /**
     * The name it was looked up by.
     *
     * @return as written in the text
     */
    public String name() {
        return slot.name();
    }

    /**
     * The value of the last evaluation. Allocates nothing.
     *
     * @return NaN before the first evaluation and wherever the formula has no valid value
     * @throws IllegalStateException if the formulas are closed
     */
    public double get() {
        return arena.get(slot);
    }
}
