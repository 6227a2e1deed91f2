package dev.takt.formula.function;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The static method that computes a pure function, as a name for compiled code and as a call for
 * everybody else.
 *
 * @param owner its class
 * @param method its name; all parameters and the result are double
 * @param costNanos rough time of one call
 * @param call runs it; arguments beyond its own are ignored
 */
record Code(Class<?> owner, String method, int costNanos, Call call) {
    static Code unary(Class<?> owner, String method, int costNanos, DoubleUnaryOperator function) {
        return new Code(owner, method, costNanos, (a, b, c, d, e) -> function.applyAsDouble(a));
    }

    static Code binary(
            Class<?> owner, String method, int costNanos, DoubleBinaryOperator function) {
        return new Code(owner, method, costNanos, (a, b, c, d, e) -> function.applyAsDouble(a, b));
    }

    static Code ternary(Class<?> owner, String method, int costNanos, Ternary function) {
        return new Code(owner, method, costNanos, (a, b, c, d, e) -> function.apply(a, b, c));
    }

    /** A function of three doubles. */
    @FunctionalInterface
    interface Ternary {
        double apply(double a, double b, double c);
    }

    /** A function of as many doubles as any has. */
    @FunctionalInterface
    interface Call {
        double apply(double a, double b, double c, double d, double e);
    }
}
