package dev.takt.library;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;

/** Something the program sets, found by {@link CompiledFormulas#variable}. */
public abstract sealed class Variable {
    private Variable() {}

    /**
     * The name it was looked up by.
     *
     * @return as written in the text
     */
    public abstract String name();

    /**
     * Sets the value for the evaluations to come. Allocates nothing.
     *
     * <p>For an input of a configuration this is the raw sample: its {@code value} formula still
     * has to turn it into what other formulas see, its {@code .ok} becomes 1 and its {@code .age}
     * 0; with NaN {@code .ok} becomes 0 and {@code .age} stays. {@code min} and {@code max} of a
     * parameter are not enforced.
     *
     * @param value any number, NaN for nothing valid
     * @throws IllegalStateException if the formulas are closed
     */
    public abstract void set(double value);

    /** A variable, a parameter, or the state of an input: one cell. */
    static final class Plain extends Variable {
        private final SignalArena arena;
        private final Slot slot;

        Plain(SignalArena arena, Slot slot) {
            this.arena = arena;
            this.slot = slot;
        }

        @Override
        public String name() {
            return slot.name();
        }

        @Override
        public void set(double value) {
            arena.set(slot, value);
        }
    }

    /** An input: its sample, whether it is good, and its age. */
    static final class Input extends Variable {
        private final String name;
        private final SignalArena arena;
        private final Slot raw;
        private final Slot ok;
        private final Slot age;

        Input(String name, SignalArena arena, Slot raw, Slot ok, Slot age) {
            this.name = name;
            this.arena = arena;
            this.raw = raw;
            this.ok = ok;
            this.age = age;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void set(double value) {
            boolean good = !Double.isNaN(value);
            arena.set(raw, value);
            arena.set(ok, good ? 1 : 0);
            if (good) {
                arena.set(age, 0);
            }
        }
    }
}
