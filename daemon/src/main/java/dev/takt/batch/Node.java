package dev.takt.batch;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.LookupTable;
import dev.takt.formula.function.PureFunction;
import java.util.List;

/** A value of a {@link ValueGraph}. Operands have smaller numbers than the values made of them. */
sealed interface Node {
    /** Its number in the graph. */
    int id();

    /** The values it is computed from. */
    List<Node> operands();

    record Constant(int id, double value) implements Node {
        @Override
        public List<Node> operands() {
            return List.of();
        }
    }

    /** The content of a cell that this segment does not assign before. */
    record Load(int id, Cell cell) implements Node {
        @Override
        public List<Node> operands() {
            return List.of();
        }
    }

    record Apply(int id, PureFunction function, List<Node> operands) implements Node {}

    /** Interpolation in a table. */
    record Lookup(int id, LookupTable table, List<Node> operands) implements Node {}

    /** A point of a table by its number. */
    record Element(int id, LookupTable table, List<Node> operands) implements Node {}

    /** What an {@link Action} gives: the value of a block or of a native call. */
    record Result(int id) implements Node {
        @Override
        public List<Node> operands() {
            return List.of();
        }
    }

    /** Whether it is 0 or 1 and never anything else. */
    default boolean isCondition() {
        return switch (this) {
            case Constant constant ->
                    constant.value() == 1 || Double.doubleToRawLongBits(constant.value()) == 0;
            case Apply apply ->
                    switch (apply.function()) {
                        case LT, LE, GT, GE, EQ, NE, AND, OR, NOT, OK, STEP -> true;
                        default -> false;
                    };
            case Load load -> false;
            case Lookup lookup -> false;
            case Element element -> false;
            case Result result -> false;
        };
    }
}
