package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/** Linear filters of first and second order. */
@LoopThread
public final class Filters {
    /** Cells of {@link #gain}. */
    static final int GAIN_CELLS = 3;

    /** Cells of {@link #lowpass} and {@link #highpass}: primed, y, gain. */
    static final int FIRST_ORDER_CELLS = 2 + GAIN_CELLS;

    /** Cells of {@link #biquad}: s1, s2. */
    static final int BIQUAD_CELLS = 2;

    /** Cells of {@link #notch}: s1, s2, primed, hz, q, dt, b0, b1, a2. */
    static final int NOTCH_CELLS = 9;

    private Filters() {}

    /**
     * First-order low-pass, {@code H(s) = 1 / (tau s + 1)}.
     *
     * <pre>y[k] = y[k-1] + (1 - exp(-dt/tau)) (x[k] - y[k-1])</pre>
     *
     * <p>This is the exact response to an input that is held between samples (zero-order hold:
     * Åström and Wittenmark, Computer-Controlled Systems, chapter 2). Begins at the first valid
     * sample. {@code tau <= 0} passes x through. A sample that is not finite leaves y and gives
     * NaN.
     *
     * @param tau time constant in s
     */
    public static double lowpass(
            MemorySegment memory, long at, double dtSeconds, double x, double tau) {
        double before = Cell.get(memory, at, 0) != 0 ? Cell.get(memory, at, 1) : x;
        double gain = gain(memory, at + 2 * Cell.BYTES, dtSeconds, tau);
        double y = gain == 1 ? x : before + gain * (x - before);
        if (!Cell.isFinite(y)) {
            return Double.NaN;
        }
        Cell.set(memory, at, 0, 1);
        Cell.set(memory, at, 1, y);
        return y;
    }

    /**
     * First-order high-pass, {@code H(s) = tau s / (tau s + 1)}: what {@link #lowpass} leaves of x.
     * 0 at the first sample. {@code tau <= 0} gives 0. A sample that is not finite leaves the state
     * and gives NaN.
     *
     * @param tau time constant in s
     */
    public static double highpass(
            MemorySegment memory, long at, double dtSeconds, double x, double tau) {
        return x - lowpass(memory, at, dtSeconds, x, tau);
    }

    /**
     * Second-order section in transposed direct form II (Oppenheim and Schafer, Discrete-Time
     * Signal Processing, chapter 6).
     *
     * <pre>
     * H(z) = (b0 + b1/z + b2/z²) / (1 + a1/z + a2/z²)
     * y = b0 x + s1;  s1 = b1 x - a1 y + s2;  s2 = b2 x - a2 y
     * </pre>
     *
     * <p>Begins at rest. The coefficients may change while it runs. A sample or a coefficient that
     * is not finite leaves the state and gives NaN; so does the sample that would make the state of
     * an unstable section infinite.
     */
    public static double biquad(
            MemorySegment memory,
            long at,
            double dtSeconds,
            double x,
            double b0,
            double b1,
            double b2,
            double a1,
            double a2) {
        double y = b0 * x + Cell.get(memory, at, 0);
        double s1 = b1 * x - a1 * y + Cell.get(memory, at, 1);
        double s2 = b2 * x - a2 * y;
        if (!(Cell.isFinite(y) && Cell.isFinite(s1) && Cell.isFinite(s2))) {
            return Double.NaN;
        }
        Cell.set(memory, at, 0, s1);
        Cell.set(memory, at, 1, s2);
        return y;
    }

    /**
     * Band-stop of second order with a gain of 0 at {@code hz} and 1 far from it.
     *
     * <pre>
     * w = 2 pi hz dt;  alpha = sin(w) / (2 q)
     * b0 = b2 = 1 / (1 + alpha);  b1 = a1 = -2 cos(w) b0;  a2 = (1 - alpha) b0
     * </pre>
     *
     * <p>Coefficients from R. Bristow-Johnson, Cookbook formulae for audio EQ biquad filter
     * coefficients, "notch"; computed again only when hz or q change. Begins as though x had been
     * at its first valid value for ever, so that nothing swings at the start. A sample that is not
     * finite leaves the state and gives NaN; so does a frequency outside 0 to half the sample rate
     * or {@code q <= 0}.
     *
     * @param hz centre frequency in Hz
     * @param q centre frequency over the width of the band that is damped by more than 3 dB
     */
    public static double notch(
            MemorySegment memory, long at, double dtSeconds, double x, double hz, double q) {
        if (Cell.get(memory, at, 3) != hz
                || Cell.get(memory, at, 4) != q
                || Cell.get(memory, at, 5) != dtSeconds) {
            design(memory, at, dtSeconds, hz, q);
        }
        double b0 = Cell.get(memory, at, 6);
        double b1 = Cell.get(memory, at, 7);
        double a2 = Cell.get(memory, at, 8);
        if (Cell.get(memory, at, 2) == 0) {
            if (!Cell.isFinite(x * b0)) {
                return Double.NaN;
            }
            Cell.set(memory, at, 2, 1);
            // the state in which y = x for a constant x: s2 = (b2 - a2) x, s1 = (b1 - a1) x + s2
            Cell.set(memory, at, 0, (b0 - a2) * x);
            Cell.set(memory, at, 1, (b0 - a2) * x);
        }
        return biquad(memory, at, dtSeconds, x, b0, b1, b0, b1, a2);
    }

    private static void design(
            MemorySegment memory, long at, double dtSeconds, double hz, double q) {
        double turns = hz * dtSeconds;
        boolean exists = turns > 0 && turns < 0.5 && q > 0;
        double w = exists ? 2 * Math.PI * turns : Double.NaN;
        double alpha = Math.sin(w) / (2 * q);
        Cell.set(memory, at, 3, hz);
        Cell.set(memory, at, 4, q);
        Cell.set(memory, at, 5, dtSeconds);
        Cell.set(memory, at, 6, 1 / (1 + alpha));
        Cell.set(memory, at, 7, -2 * Math.cos(w) / (1 + alpha));
        Cell.set(memory, at, 8, (1 - alpha) / (1 + alpha));
    }

    /**
     * {@code 1 - exp(-dt/tau)}, computed again only when tau or dt change; 1 for {@code tau <= 0}.
     * Cells: tau, dt, gain.
     */
    static double gain(MemorySegment memory, long at, double dtSeconds, double tau) {
        if (tau <= 0) {
            return 1;
        }
        if (Cell.get(memory, at, 0) == tau && Cell.get(memory, at, 1) == dtSeconds) {
            return Cell.get(memory, at, 2);
        }
        double gain = -Math.expm1(-dtSeconds / tau);
        Cell.set(memory, at, 0, tau);
        Cell.set(memory, at, 1, dtSeconds);
        Cell.set(memory, at, 2, gain);
        return gain;
    }
}
