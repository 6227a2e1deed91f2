package dev.takt.formula.check;

import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;
import dev.takt.formula.syntax.Expression;
import dev.takt.formula.syntax.Signature;
import org.jspecify.annotations.Nullable;

/** What a global name stands for. */
sealed interface Symbol {
    Span at();

    /** As a message names it: "an input". */
    String described();

    /**
     * A number.
     *
     * @param cell what formulas of the sets read
     * @param simulated what formulas of the simulation read: for an output the level of its pin
     */
    record Value(Cell cell, Cell simulated, Span at, String described) implements Symbol {}

    /** A formula of the simulated plant, which the sets cannot see: the real board has none. */
    record Plant(Cell cell, Span at) implements Symbol {
        @Override
        public String described() {
            return "a formula of the simulation";
        }
    }

    record Points(LookupTable table, Span at) implements Symbol {
        @Override
        public String described() {
            return "a table";
        }
    }

    /** A function of a C library; {@code function} is null where it is not linked, already told. */
    record Foreign(Signature signature, @Nullable NativeFunction function, Span at)
            implements Symbol {
        @Override
        public String described() {
            return "a native function";
        }
    }

    /** A user function; {@code body} is null where its text has a mistake, already told. */
    record UserFunction(Signature signature, Fragment text, @Nullable Expression body, Span at)
            implements Symbol {
        @Override
        public String described() {
            return "a function";
        }
    }
}
