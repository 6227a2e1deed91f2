package dev.takt.formula.check;

import dev.takt.formula.function.PureFunction;
import java.util.List;

/**
 * A value computed without side effects from constants and cells. Terms are shallow: {@link #depth}
 * never exceeds {@link #DEEPEST}, larger formulas are cut into several statements.
 */
public sealed interface Term {
    /** Bound of the height, so that walking a term needs little stack. */
    int DEEPEST = 48;

    /** Height: 0 for a leaf. */
    int depth();

    /** A number. */
    record Constant(double value) implements Term {
        @Override
        public int depth() {
            return 0;
        }
    }

    /** The present value of a cell. */
    record Read(Cell cell) implements Term {
        @Override
        public int depth() {
            return 0;
        }
    }

    /** A pure function of terms, all of them evaluated. */
    record Apply(PureFunction function, List<Term> arguments, int depth) implements Term {
        /** Applies a function to as many terms as it has parameters. */
        public static Apply of(PureFunction function, Term... arguments) {
            int depth = 0;
            for (Term argument : arguments) {
                depth = Math.max(depth, argument.depth());
            }
            return new Apply(function, List.of(arguments), depth + 1);
        }
    }

    /** Linear interpolation in a table. */
    record Lookup(LookupTable table, Term x) implements Term {
        @Override
        public int depth() {
            return x.depth() + 1;
        }
    }

    /**
     * The {@code y} of the point with a number, counted from 0, held inside the table; NaN for NaN.
     */
    record Element(LookupTable table, Term position) implements Term {
        @Override
        public int depth() {
            return position.depth() + 1;
        }
    }
}
