package dev.takt.formula.check;

import dev.takt.block.BlockKind;
import java.util.List;

/**
 * One step of a program. Statements of a segment run in their order, each of them whenever its set
 * is due.
 */
public sealed interface Statement {
    /** {@code target = value}. A cell is assigned by one statement at most. */
    record Assign(Cell target, Term value) implements Statement {}

    /** {@code target = step of a function block}. */
    record Step(Cell target, BlockKind kind, State state, double dtSeconds, List<Term> arguments)
            implements Statement {}

    /**
     * {@code target = native function of terms}. It may have effects: it is called once, whatever
     * becomes of its value.
     */
    record Call(Cell target, NativeFunction function, List<Term> arguments) implements Statement {}

    /**
     * {@code target = } what the last {@link Remember} of the same state stored, {@code initial}
     * where there was none. The state has two cells: value, and 1 once something was stored.
     */
    record Recall(Cell target, State state, Term initial) implements Statement {}

    /** Stores a value for the next evaluation. Comes behind everything that recalls it. */
    record Remember(State state, Term value) implements Statement {}
}
