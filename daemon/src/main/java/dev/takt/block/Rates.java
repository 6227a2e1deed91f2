package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/** Blocks that deal in change per second. */
@LoopThread
public final class Rates {
    /** Cells of {@link #integral}: y, compensation. */
    static final int INTEGRAL_CELLS = 2;

    /** Cells of {@link #derivative}: primed, preceding x, y, gain. */
    static final int DERIVATIVE_CELLS = 3 + Filters.GAIN_CELLS;

    /** Cells of {@link #slew}: primed, y. */
    static final int SLEW_CELLS = 2;

    private Rates() {}

    /**
     * Integral over time by the rectangle rule: each sample counts for one period, the present one
     * included.
     *
     * <pre>y[k] = min(max, max(min, y[k-1] + x[k] dt))</pre>
     *
     * <p>Why not the trapezoid: plants are written as integrals of each other closed through {@code
     * prev}, and there this rule is the symplectic Euler method (Hairer, Lubich and Wanner,
     * Geometric Numerical Integration, chapter I), in which an undamped oscillator neither grows
     * nor decays; with the trapezoid it grows. The sum is compensated (Kahan, Further remarks on
     * reducing truncation errors, CACM 8, 1965), so that small steps on a large sum are not lost
     * however long it runs.
     *
     * <p>Begins at 0, held inside the limits. A sample that is not finite leaves the state and
     * gives NaN, as do limits that contradict each other. A true {@code reset} sets it to 0
     * whatever x is.
     */
    public static double integral(
            MemorySegment memory,
            long at,
            double dtSeconds,
            double x,
            double min,
            double max,
            double reset) {
        if (!(min <= max)) {
            return Double.NaN;
        }
        if (Cell.isTrue(reset)) {
            double start = Cell.clamp(0, min, max);
            Cell.set(memory, at, 0, start);
            Cell.set(memory, at, 1, 0);
            return start;
        }
        double before = Cell.get(memory, at, 0);
        double step = x * dtSeconds - Cell.get(memory, at, 1);
        double sum = before + step;
        if (!Cell.isFinite(sum)) {
            return Double.NaN;
        }
        double y = Cell.clamp(sum, min, max);
        Cell.set(memory, at, 0, y);
        Cell.set(memory, at, 1, y == sum ? sum - before - step : 0);
        return y;
    }

    /**
     * Change per second behind a low-pass, {@code H(s) = s / (tau s + 1)}.
     *
     * <pre>y[k] = y[k-1] + (1 - exp(-dt/tau)) ((x[k] - x[k-1]) / dt - y[k-1])</pre>
     *
     * <p>This is the exact response to an input of straight lines between samples (first-order
     * hold: Franklin, Powell and Workman, Digital Control of Dynamic Systems, chapter 6), and the
     * plain difference quotient for {@code tau <= 0}. Begins with 0 at the first valid sample. A
     * sample that is not finite leaves the state and gives NaN.
     *
     * @param tau time constant in s
     */
    public static double derivative(
            MemorySegment memory, long at, double dtSeconds, double x, double tau) {
        double last = Cell.get(memory, at, 0) != 0 ? Cell.get(memory, at, 1) : x;
        double before = Cell.get(memory, at, 2);
        double gain = Filters.gain(memory, at + 3 * Cell.BYTES, dtSeconds, tau);
        double quotient = (x - last) / dtSeconds;
        double y = gain == 1 ? quotient : before + gain * (quotient - before);
        if (!Cell.isFinite(y)) {
            return Double.NaN;
        }
        Cell.set(memory, at, 0, 1);
        Cell.set(memory, at, 1, x);
        Cell.set(memory, at, 2, y);
        return y;
    }

    /** The next valid sample of this {@link #derivative} is taken for one that did not change. */
    static void beginDerivativeAnew(MemorySegment memory, long at) {
        Cell.set(memory, at, 0, 0);
    }

    /**
     * Follows x by at most {@code up} per second upwards and {@code down} per second downwards.
     *
     * <pre>y[k] = y[k-1] + min(up dt, max(-down dt, x[k] - y[k-1]))</pre>
     *
     * <p>Begins at the first valid sample, and is exactly x once it has reached it. An infinite x
     * is run after at the limited rate. A NaN leaves the state and gives NaN.
     *
     * @param up largest rise per second; the sign is ignored
     * @param down largest fall per second; the sign is ignored; NaN for the same as {@code up}
     */
    public static double slew(
            MemorySegment memory, long at, double dtSeconds, double x, double up, double down) {
        double before = Cell.get(memory, at, 0) != 0 ? Cell.get(memory, at, 1) : x;
        double rise = Math.abs(up) * dtSeconds;
        double fall = Double.isNaN(down) ? rise : Math.abs(down) * dtSeconds;
        double change = x - before;
        double y = change > rise ? before + rise : change < -fall ? before - fall : x;
        if (!Cell.isFinite(y) || Double.isNaN(rise)) {
            return Double.NaN;
        }
        Cell.set(memory, at, 0, 1);
        Cell.set(memory, at, 1, y);
        return y;
    }
}
