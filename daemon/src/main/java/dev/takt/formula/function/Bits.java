package dev.takt.formula.function;

import dev.takt.LoopThread;

/**
 * Bit functions. An argument becomes a signed 64-bit integer by cutting off its fraction; beyond 64
 * bits the nearest end of the range is taken. A NaN argument gives NaN, so that an invalid register
 * stays invalid. A result of more than 53 significant bits is rounded to the nearest double.
 */
@LoopThread
public final class Bits {
    private Bits() {}

    public static double band(double x, double y) {
        return invalid(x, y) ? Double.NaN : (double) ((long) x & (long) y);
    }

    public static double bor(double x, double y) {
        return invalid(x, y) ? Double.NaN : (double) ((long) x | (long) y);
    }

    public static double bxor(double x, double y) {
        return invalid(x, y) ? Double.NaN : (double) ((long) x ^ (long) y);
    }

    /** All 64 bits inverted: {@code bnot(0)} is -1. */
    public static double bnot(double x) {
        return Double.isNaN(x) ? x : (double) ~(long) x;
    }

    /**
     * Shifted left; bits beyond the 64th are lost, so 64 and more give 0. NaN for a negative {@code
     * n}.
     */
    public static double shl(double x, double n) {
        long count = (long) n;
        if (invalid(x, n) || count < 0) {
            return Double.NaN;
        }
        return count > 63 ? 0.0 : (double) ((long) x << count);
    }

    /**
     * Shifted right, filled with the sign as C and Python do; 64 and more give 0 or, for a negative
     * {@code x}, -1. NaN for a negative {@code n}.
     */
    public static double shr(double x, double n) {
        long count = (long) n;
        return invalid(x, n) || count < 0 ? Double.NaN : (double) ((long) x >> Math.min(count, 63));
    }

    /**
     * Bit {@code n} as 1 or 0, counted from 0; beyond 63 the sign. NaN for a negative {@code n}.
     */
    public static double bit(double x, double n) {
        long count = (long) n;
        return invalid(x, n) || count < 0
                ? Double.NaN
                : (double) ((long) x >> Math.min(count, 63) & 1);
    }

    private static boolean invalid(double x, double y) {
        return Double.isNaN(x) || Double.isNaN(y);
    }
}
