package dev.takt.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The language's arithmetic computed exactly and rounded once, without a floating-point operation
 * of the code it is held against. Special values follow the tables of IEEE-754.
 */
final class ExactArithmetic {
    /**
     * No midpoint between two doubles has more significant digits, so that a quotient cut off here
     * is on the right side of each.
     */
    private static final MathContext LONG = new MathContext(800, RoundingMode.DOWN);

    private static final double INF = Double.POSITIVE_INFINITY;

    private ExactArithmetic() {}

    private static boolean isNegative(double x) {
        return Double.doubleToRawLongBits(x) < 0;
    }

    private static boolean isZero(double x) {
        return Double.doubleToRawLongBits(x) << 1 == 0;
    }

    private static BigDecimal exact(double x) {
        return new BigDecimal(x);
    }

    /** The double nearest to a number; a result of zero has the sign asked for. */
    private static double rounded(BigDecimal exact, boolean negativeZero) {
        double nearest = exact.abs().doubleValue();
        return (exact.signum() == 0 ? negativeZero : exact.signum() < 0) ? -nearest : nearest;
    }

    private static double signed(double magnitude, boolean negative) {
        return negative ? -magnitude : magnitude;
    }

    static double add(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        if (Double.isInfinite(a)) {
            return Double.isInfinite(b) && isNegative(a) != isNegative(b) ? Double.NaN : a;
        }
        if (Double.isInfinite(b)) {
            return b;
        }
        return rounded(exact(a).add(exact(b)), isNegative(a) && isNegative(b));
    }

    static double mul(double a, double b) {
        boolean negative = isNegative(a) != isNegative(b);
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return isZero(a) || isZero(b) ? Double.NaN : signed(INF, negative);
        }
        return rounded(exact(a).multiply(exact(b)), negative);
    }

    static double div(double a, double b) {
        boolean negative = isNegative(a) != isNegative(b);
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        if (Double.isInfinite(a)) {
            return Double.isInfinite(b) ? Double.NaN : signed(INF, negative);
        }
        if (Double.isInfinite(b)) {
            return signed(0, negative);
        }
        if (isZero(b)) {
            return isZero(a) ? Double.NaN : signed(INF, negative);
        }
        BigDecimal dividend = exact(a).abs();
        BigDecimal divisor = exact(b).abs();
        BigDecimal quotient = dividend.divide(divisor, LONG);
        if (quotient.multiply(divisor).compareTo(dividend) < 0) {
            // a digit behind the last says that more follows
            quotient = quotient.add(quotient.ulp().scaleByPowerOfTen(-1));
        }
        return signed(quotient.doubleValue(), negative);
    }

    static double rem(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a) || isZero(b)) {
            return Double.NaN;
        }
        return Double.isInfinite(b) ? a : rounded(exact(a).remainder(exact(b)), isNegative(a));
    }

    /** a - floor(a / b) b. */
    static double mod(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a) || isZero(b)) {
            return Double.NaN;
        }
        if (Double.isInfinite(b)) {
            return isZero(a) ? signed(0, isNegative(b)) : isNegative(a) == isNegative(b) ? a : b;
        }
        BigDecimal rest = exact(a).remainder(exact(b));
        boolean otherSide = rest.signum() * exact(b).signum() < 0;
        return rounded(otherSide ? rest.add(exact(b)) : rest, isNegative(b));
    }

    static double whole(double x, RoundingMode mode) {
        return Double.isNaN(x) || Double.isInfinite(x)
                ? x
                : rounded(exact(x).setScale(0, mode), isNegative(x));
    }

    static double frac(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Double.isNaN(x) ? x : signed(0, isNegative(x));
        }
        return rounded(exact(x).remainder(BigDecimal.ONE), isNegative(x));
    }

    static double negated(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) ^ Long.MIN_VALUE);
    }

    static double abs(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & Long.MAX_VALUE);
    }

    /** -1, 0 or 1 as numbers compare, where neither is NaN. */
    private static int compared(double a, double b) {
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return Integer.compare(rank(a), rank(b));
        }
        return exact(a).compareTo(exact(b));
    }

    private static int rank(double x) {
        return !Double.isInfinite(x) ? 0 : isNegative(x) ? -1 : 1;
    }

    static double compare(String operator, double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return operator.equals("!=") ? 1 : 0;
        }
        int order = compared(a, b);
        boolean holds =
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    case "==" -> order == 0;
                    case "!=" -> order != 0;
                    default -> throw new IllegalArgumentException(operator);
                };
        return holds ? 1 : 0;
    }

    /** The smaller; -0 is smaller than 0. */
    static double min(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        int order = compared(a, b);
        return order < 0 || (order == 0 && isNegative(a)) ? a : b;
    }

    static double max(double a, double b) {
        return negated(min(negated(a), negated(b)));
    }

    static double clamp(double x, double lo, double hi) {
        return compare("<=", lo, hi) == 0 ? Double.NaN : max(lo, min(hi, x));
    }

    static boolean isTrue(double x) {
        return !Double.isNaN(x) && !isZero(x);
    }

    /** The whole part, held inside 64 bits. */
    private static BigInteger integer(double x) {
        BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
        BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        if (Double.isInfinite(x)) {
            return isNegative(x) ? least : most;
        }
        return exact(x).toBigInteger().max(least).min(most);
    }

    /** The low 64 bits as a signed number. */
    private static double wrapped(BigInteger bits) {
        BigInteger range = BigInteger.ONE.shiftLeft(64);
        BigInteger low = bits.mod(range);
        return rounded(new BigDecimal(low.testBit(63) ? low.subtract(range) : low), false);
    }

    static double bits(String function, double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        BigInteger a = integer(x);
        BigInteger b = integer(y);
        boolean shifts = !function.startsWith("b") || function.equals("bit");
        if (shifts && b.signum() < 0) {
            return Double.NaN;
        }
        int count = b.min(BigInteger.valueOf(64)).intValue();
        return switch (function) {
            case "band" -> wrapped(a.and(b));
            case "bor" -> wrapped(a.or(b));
            case "bxor" -> wrapped(a.xor(b));
            case "bnot" -> wrapped(a.not());
            case "shl" -> wrapped(a.shiftLeft(count));
            case "shr" -> wrapped(a.shiftRight(count));
            case "bit" -> a.testBit(count) ? 1 : 0;
            default -> throw new IllegalArgumentException(function);
        };
    }
}
