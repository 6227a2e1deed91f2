package dev.takt.batch;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.check.State;
import dev.takt.formula.check.Statement;
import java.util.List;

/** What a segment does besides computing values; actions keep their order. */
sealed interface Action {
    /** The values it uses. */
    List<Node> operands();

    /** Writes a cell of the arena. */
    record Store(Cell cell, Node value) implements Action {
        @Override
        public List<Node> operands() {
            return List.of(value);
        }
    }

    /** Runs a block. */
    record Step(Statement.Step statement, List<Node> operands, Node.Result result)
            implements Action {}

    /** Calls a native function, even where nothing needs its result. */
    record Call(NativeFunction function, List<Node> operands, Node.Result result)
            implements Action {}

    /** Takes what the last evaluation left. */
    record Recall(State state, Node initial, Node.Result result) implements Action {
        @Override
        public List<Node> operands() {
            return List.of(initial);
        }
    }

    /** Leaves a value for the next evaluation. */
    record Remember(State state, Node value) implements Action {
        @Override
        public List<Node> operands() {
            return List.of(value);
        }
    }
}
