package dev.takt.formula.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A formula as written. Offsets count characters of the formula's own text, end exclusive.
 *
 * <p>Operators of one level form one flat node, so that a sum of a hundred thousand terms is a list
 * and not a tree of that height: only parentheses, arguments and unary operators nest, at most
 * {@link FormulaParser#DEEPEST} deep.
 */
public sealed interface Expression {
    int start();

    int end();

    /** A number, as the double nearest to what was written. */
    record Literal(double value, int start, int end) implements Expression {}

    /** A name, parts separated by full stops. */
    record Name(String name, int start, int end) implements Expression {}

    /** {@code -x}, {@code +x} or {@code !x}. */
    record Unary(Operator operator, Expression operand, int start, int end) implements Expression {}

    /** {@code base ^ exponent}. */
    record Power(Expression base, Expression exponent, int start, int end) implements Expression {}

    /**
     * Operands joined by operators of one level, from left to right; comparisons mean {@code a < b
     * && b < c}.
     */
    record Chain(Level level, Expression first, List<Link> links, int start, int end)
            implements Expression {}

    /** An operator of a chain and the operand behind it. */
    record Link(Operator operator, Expression operand) {}

    /** {@code c1 ? a1 : c2 ? a2 : otherwise}. */
    record Choice(List<Case> cases, Expression otherwise, int start, int end)
            implements Expression {}

    /** A condition and the value where it is the first that holds. */
    record Case(Expression condition, Expression value) {}

    /** {@code f(a, name=b)}. */
    record Call(String function, int nameEnd, List<Argument> arguments, int start, int end)
            implements Expression {}

    /** An argument and, where given, the name of the parameter it is for. */
    record Argument(@Nullable String name, int nameStart, Expression value) {}

    /** {@code table[index]}. */
    record Element(String table, int nameEnd, Expression index, int start, int end)
            implements Expression {}
}
