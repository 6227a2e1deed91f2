package dev.takt.formula.function;

import dev.takt.LoopThread;

/**
 * The operators of the formula language as methods. Conditions are true where neither 0 nor NaN;
 * answers are 1 or 0. Every operator evaluates all its operands: formulas have no side effects, so
 * nothing can be gained from an order.
 */
@LoopThread
public final class Operators {
    private Operators() {}

    /** Whether a number counts as true: neither 0 nor NaN. */
    public static boolean isTrue(double c) {
        return c < 0 || c > 0;
    }

    /** 1 for true, 0 for false. */
    public static double number(boolean condition) {
        return condition ? 1.0 : 0.0;
    }

    public static double add(double a, double b) {
        return a + b;
    }

    public static double sub(double a, double b) {
        return a - b;
    }

    public static double mul(double a, double b) {
        return a * b;
    }

    public static double div(double a, double b) {
        return a / b;
    }

    /**
     * Remainder of truncated division, as in C and Java: it has the sign of {@code a}. NaN where
     * {@code a} is infinite or {@code b} is 0; {@code a} where {@code b} is infinite.
     */
    public static double rem(double a, double b) {
        return a % b;
    }

    public static double neg(double a) {
        return -a;
    }

    /** 1 where {@code a} is 0 or NaN, since neither is true. */
    public static double not(double a) {
        return number(!isTrue(a));
    }

    public static double lt(double a, double b) {
        return number(a < b);
    }

    public static double le(double a, double b) {
        return number(a <= b);
    }

    public static double gt(double a, double b) {
        return number(a > b);
    }

    public static double ge(double a, double b) {
        return number(a >= b);
    }

    public static double eq(double a, double b) {
        return number(a == b);
    }

    /** 1 where the values differ or either is NaN. */
    public static double ne(double a, double b) {
        return number(a != b);
    }

    public static double and(double a, double b) {
        return number(isTrue(a) && isTrue(b));
    }

    public static double or(double a, double b) {
        return number(isTrue(a) || isTrue(b));
    }

    /** {@code b} where {@code a} is NaN, else {@code a}. */
    public static double orDefault(double a, double b) {
        return Double.isNaN(a) ? b : a;
    }

    /** {@code a} where {@code c} is true, else {@code b}; a NaN condition is not true. */
    public static double choice(double c, double a, double b) {
        return isTrue(c) ? a : b;
    }

    /** 1 where {@code x} is not NaN. */
    public static double ok(double x) {
        return number(!Double.isNaN(x));
    }

    /** 1 where {@code x >= edge}. A comparison like any other: 0 where either is NaN. */
    public static double step(double x, double edge) {
        return number(x >= edge);
    }
}
