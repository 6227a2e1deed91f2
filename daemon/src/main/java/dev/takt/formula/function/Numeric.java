package dev.takt.formula.function;

import dev.takt.LoopThread;

/**
 * Rounding, ranges, scaling, powers and logarithms that {@link Math} lacks or defines otherwise.
 */
@LoopThread
public final class Numeric {
    private static final long MANTISSA = 0x000F_FFFF_FFFF_FFFFL;
    private static final long EXPONENT_OF_ONE = 0x3FF0_0000_0000_0000L;
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double LN_2 = Math.log(2);

    private Numeric() {}

    /** Nearest whole number towards zero. Keeps the sign of zero, infinities and NaN. */
    public static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** Nearest whole number, halves away from zero: 2.5 gives 3, -2.5 gives -3. */
    public static double round(double x) {
        double whole = trunc(x);
        // x - whole is exact, so 0.49999999999999994 stays below a half and large numbers stay as
        // they are
        return Math.abs(x - whole) >= 0.5 ? whole + Math.copySign(1.0, x) : whole;
    }

    /**
     * What {@link #trunc} cuts off, with the sign of {@code x}, as C's modf: -1.25 gives -0.25,
     * infinity gives 0.
     */
    public static double frac(double x) {
        return Math.copySign(Double.isInfinite(x) ? 0.0 : x - trunc(x), x);
    }

    /**
     * Remainder of floored division, as Python's {@code %}: it has the sign of {@code y}, a zero
     * included. NaN where {@code y} is 0 or {@code x} infinite. Where {@code y} is infinite: {@code
     * x} if the signs agree, else {@code y}. A negative {@code x} too small to be told from 0
     * beside {@code y} gives {@code y} itself; {@link #wrap} does not.
     */
    public static double mod(double x, double y) {
        double rest = x % y;
        if (rest == 0) {
            return Math.copySign(0.0, y);
        }
        return rest < 0 != y < 0 ? rest + y : rest;
    }

    /**
     * The point of [lo, hi) that lies a whole number of turns of {@code hi - lo} from {@code x};
     * {@code x} itself where it is inside already. NaN where {@code hi <= lo}, where {@code x} is
     * infinite, or where a limit is NaN.
     */
    public static double wrap(double x, double lo, double hi) {
        if (x >= lo && x < hi) {
            return x;
        }
        if (!(lo < hi)) {
            return Double.NaN;
        }
        double turn = hi - lo;
        double wrapped = lo + mod(x % turn - lo, turn);
        // rounding may lead to hi, which is the same point of the circle as lo
        return wrapped >= hi ? lo : wrapped;
    }

    /** {@code x} held inside [lo, hi]. NaN where {@code lo > hi} or any argument is NaN. */
    public static double clamp(double x, double lo, double hi) {
        return lo <= hi ? Math.max(lo, Math.min(hi, x)) : Double.NaN;
    }

    /**
     * The point at share {@code u} of the way from {@code a} to {@code b}; goes on outside 0 to 1.
     * Exact at both ends.
     */
    public static double lerp(double a, double b, double u) {
        return u < 0.5 ? a + u * (b - a) : b - (1 - u) * (b - a);
    }

    /**
     * The straight line through (x0, y0) and (x1, y1) at {@code x}; goes on outside, and is exact
     * at both points. Where {@code x0 == x1} there is no line and the result is NaN or infinite.
     */
    public static double map(double x, double x0, double x1, double y0, double y1) {
        return lerp(y0, y1, (x - x0) / (x1 - x0));
    }

    /**
     * 0 where |x| is at most {@code width}, outside the distance to that band with the sign of
     * {@code x}. NaN where {@code width} is negative or any argument is NaN.
     */
    public static double deadband(double x, double width) {
        if (!(width >= 0)) {
            return Double.NaN;
        }
        return Math.abs(x) <= width ? 0.0 : x - Math.copySign(width, x);
    }

    /**
     * {@code x} to the power {@code y}: {@code x * x} for an exponent of 2, {@code sqrt(x)} for 0.5
     * and {@code x > 0}, else as IEEE-754, but NaN wherever an argument is NaN.
     */
    public static double pow(double x, double y) {
        if (y == 2.0) {
            return x * x;
        }
        if (y == 0.5 && x > 0) {
            return Math.sqrt(x);
        }
        return powGeneral(x, y);
    }

    private static double powGeneral(double x, double y) {
        if (Double.isNaN(x)) {
            return x; // Math.pow(NaN, 0) is 1
        }
        // Math.pow calls 1 to an infinite power NaN; IEEE-754 and C say 1
        return Double.isInfinite(y) && Math.abs(x) == 1.0 ? 1.0 : Math.pow(x, y);
    }

    /** Length of the vector (x, y) without overflow on the way; NaN where either is NaN. */
    public static double hypot(double x, double y) {
        return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : Math.hypot(x, y);
    }

    /** Binary logarithm, exact for powers of two. Negative infinity at 0, NaN below. */
    public static double log2(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x);
        }
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * 0x1p54 : x);
        double exponent = (int) (bits >>> 52) - Double.MAX_EXPONENT - (subnormal ? 54 : 0);
        double mantissa = Double.longBitsToDouble((bits & MANTISSA) | EXPONENT_OF_ONE);
        // around 1 the mantissa alone must tell the result, else the two parts would cancel
        return mantissa > SQRT_2
                ? exponent + 1 + Math.log(mantissa * 0.5) / LN_2
                : exponent + Math.log(mantissa) / LN_2;
    }
}
