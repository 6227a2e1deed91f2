package dev.takt.batch;

import dev.takt.formula.function.PureFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function's value is without computing it, where that is the same in every bit for every
 * operand, NaN, infinities and signed zeros included. So {@code x * 0}, {@code x + 0} and {@code x
 * - x} stay as they are.
 */
final class Simplification {
    private Simplification() {}

    /** The simpler value; null where there is none. */
    static @Nullable Node of(ValueGraph graph, PureFunction function, List<Node> operands) {
        if (operands.stream().allMatch(Node.Constant.class::isInstance)) {
            double[] values = operands.stream().mapToDouble(Simplification::value).toArray();
            return graph.constant(function.apply(values));
        }
        return switch (function) {
            case NEG ->
                    operands.get(0) instanceof Node.Apply inner
                                    && inner.function() == PureFunction.NEG
                            ? inner.operands().get(0)
                            : null;
            case NOT -> negation(operands.get(0));
            case ADD -> addition(operands.get(0), operands.get(1));
            case SUB -> isPositiveZero(operands.get(1)) ? operands.get(0) : null;
            case MUL -> multiplication(operands.get(0), operands.get(1));
            case DIV -> division(graph, operands.get(0), operands.get(1));
            case POW -> power(graph, operands.get(0), operands.get(1));
            case MIN, MAX -> extreme(function, operands.get(0), operands.get(1));
            case OK -> operands.get(0).isCondition() ? graph.constant(1) : null;
            case NE -> isCompared(operands.get(0), operands.get(1)) ? operands.get(0) : null;
            case AND, OR -> conjunction(graph, function, operands.get(0), operands.get(1));
            case DEFAULT -> otherwise(operands.get(0), operands.get(1));
            case CHOICE -> choice(operands.get(0), operands.get(1), operands.get(2));
            default -> null;
        };
    }

    /** Values of one graph are the same if they have one number. */
    private static boolean same(Node a, Node b) {
        return a.id() == b.id();
    }

    private static double value(Node node) {
        return node instanceof Node.Constant constant ? constant.value() : Double.NaN;
    }

    private static boolean is(Node node, double value) {
        return node instanceof Node.Constant constant
                && Double.doubleToRawLongBits(constant.value())
                        == Double.doubleToRawLongBits(value);
    }

    private static boolean isPositiveZero(Node node) {
        return is(node, 0.0);
    }

    private static boolean isTrue(double value) {
        return value != 0 && !Double.isNaN(value);
    }

    /** {@code !!c} is {@code c} where {@code c} is 0 or 1 already. */
    private static @Nullable Node negation(Node operand) {
        boolean twice =
                operand instanceof Node.Apply inner
                        && inner.function() == PureFunction.NOT
                        && inner.operands().get(0).isCondition();
        return twice ? operand.operands().get(0) : null;
    }

    /** {@code x + -0} is {@code x}; {@code x + 0} is not, for {@code x = -0}. */
    private static @Nullable Node addition(Node a, Node b) {
        if (is(b, -0.0)) {
            return a;
        }
        return is(a, -0.0) ? b : null;
    }

    private static @Nullable Node multiplication(Node a, Node b) {
        if (is(b, 1)) {
            return a;
        }
        return is(a, 1) ? b : null;
    }

    /**
     * Dividing by a power of two is multiplying by its inverse, as long as that is a normal number.
     */
    private static @Nullable Node division(ValueGraph graph, Node a, Node b) {
        if (is(b, 1)) {
            return a;
        }
        if (!(b instanceof Node.Constant constant)) {
            return null;
        }
        double inverse = 1 / constant.value();
        boolean powerOfTwo =
                Math.abs(constant.value()) == Math.scalb(1.0, Math.getExponent(constant.value()))
                        && Math.abs(inverse) >= Double.MIN_NORMAL
                        && Math.abs(constant.value()) >= Double.MIN_NORMAL;
        return powerOfTwo
                ? graph.apply(PureFunction.MUL, List.of(a, graph.constant(inverse)))
                : null;
    }

    /**
     * {@code x ^ 2} is defined as {@code x * x}, and {@code x ^ 1} is {@code x}; {@code x ^ 0} is
     * NaN for NaN.
     */
    private static @Nullable Node power(ValueGraph graph, Node base, Node exponent) {
        if (is(exponent, 2)) {
            return graph.apply(PureFunction.MUL, List.of(base, base));
        }
        return is(exponent, 1) ? base : null;
    }

    /** A condition lies between 0 and 1 already, and its 0 is the positive one. */
    private static @Nullable Node extreme(PureFunction function, Node a, Node b) {
        boolean min = function == PureFunction.MIN;
        boolean bound =
                b instanceof Node.Constant constant
                        && (min ? constant.value() >= 1 : constant.value() <= 0);
        return same(a, b) || (a.isCondition() && bound) ? a : null;
    }

    /** {@code c != 0} is {@code c} where that is 0 or 1. */
    private static boolean isCompared(Node a, Node b) {
        return a.isCondition() && b instanceof Node.Constant constant && constant.value() == 0;
    }

    private static @Nullable Node conjunction(
            ValueGraph graph, PureFunction function, Node a, Node b) {
        boolean and = function == PureFunction.AND;
        for (Node node : List.of(a, b)) {
            if (node instanceof Node.Constant constant) {
                Node other = same(node, a) ? b : a;
                if (isTrue(constant.value()) != and) {
                    return graph.constant(and ? 0 : 1);
                }
                return other.isCondition() ? other : null;
            }
        }
        return same(a, b) && a.isCondition() ? a : null;
    }

    private static @Nullable Node otherwise(Node a, Node b) {
        if (a instanceof Node.Constant constant) {
            return Double.isNaN(constant.value()) ? b : a;
        }
        return same(a, b) || a.isCondition() ? a : null;
    }

    private static @Nullable Node choice(Node condition, Node a, Node b) {
        if (condition instanceof Node.Constant constant) {
            return isTrue(constant.value()) ? a : b;
        }
        return same(a, b) ? a : null;
    }
}
