package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/** Blocks that make a signal of their own. */
@LoopThread
public final class Generators {
    /** Cells of {@link #blink}: evaluations in this period, what the last period left over in s. */
    static final int BLINK_CELLS = 2;

    /** Cells of {@link #pwm}: those of blink, and whether the pulse of this period has ended. */
    static final int PWM_CELLS = 3;

    /** Cells of {@link #noise}: numbers drawn, whether one is left over, the one left over. */
    static final int NOISE_CELLS = 3;

    private static final double SLACK = 0.01;
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private Generators() {}

    /**
     * Square wave: 1 for the first {@code duty} of each period, then 0; begins with 1. The pulse is
     * rounded to whole evaluations. What a period of no whole number of evaluations leaves over
     * goes to the next, so the frequency is right on average. NaN in an argument, or a period that
     * is not above 0, leaves the state and gives NaN.
     *
     * @param period in s
     * @param duty share of the period, 0 to 1
     */
    public static double blink(
            MemorySegment memory, long at, double dtSeconds, double period, double duty) {
        if (Double.isNaN(duty) || !(period > 0)) {
            return Double.NaN;
        }
        double elapsed = advance(memory, at, dtSeconds, period);
        return Cell.number(elapsed + 0.5 * dtSeconds < duty * period);
    }

    /**
     * Pulse width modulation by software: 1 for the first {@code duty} of each period, then 0. The
     * pulse begins only where the period does and ends as soon as the duty asks for it, so there is
     * one pulse a period at most, and a duty that falls acts at once. It is rounded to whole
     * evaluations: the resolution is {@code dt / period}. NaN in an argument, or a period that is
     * not above 0, leaves the state and gives NaN.
     *
     * @param duty share of the period; below 0 as 0, above 1 as 1
     * @param period in s
     */
    public static double pwm(
            MemorySegment memory, long at, double dtSeconds, double duty, double period) {
        if (Double.isNaN(duty) || !(period > 0)) {
            return Double.NaN;
        }
        double elapsed = advance(memory, at, dtSeconds, period);
        boolean begins = Cell.get(memory, at, 0) == 1;
        boolean ended = !begins && Cell.get(memory, at, 2) != 0;
        boolean on = !ended && elapsed + 0.5 * dtSeconds < duty * period;
        Cell.set(memory, at, 2, Cell.number(!on));
        return Cell.number(on);
    }

    /**
     * Time since this period began; moves on to the next evaluation. Cells: evaluations, left over.
     */
    private static double advance(MemorySegment memory, long at, double dtSeconds, double period) {
        double evaluations = Cell.get(memory, at, 0);
        double elapsed = Cell.get(memory, at, 1) + evaluations * dtSeconds;
        double end = period - SLACK * dtSeconds;
        if (elapsed >= end) {
            elapsed -= period;
            // more than one period has passed: it has become shorter, or is shorter than an
            // evaluation
            elapsed = elapsed >= end ? 0 : elapsed;
            evaluations = 0;
            Cell.set(memory, at, 1, elapsed);
        }
        Cell.set(memory, at, 0, evaluations + 1);
        return elapsed;
    }

    /**
     * Normally distributed random numbers of mean 0, the same sequence on every machine and in
     * every run.
     *
     * <p>Uniform numbers from SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom
     * number generators, OOPSLA 2014) by number drawn, made normal by the polar method (Marsaglia
     * and Bray, SIAM Review 6, 1964; Knuth, volume 2, section 3.4.1). Two blocks of one seed give
     * the same numbers. A sigma that is NaN leaves the state and gives NaN.
     *
     * @param sigma standard deviation
     * @param seed any number, a constant
     */
    public static double noise(
            MemorySegment memory, long at, double dtSeconds, double sigma, double seed) {
        if (Double.isNaN(sigma)) {
            return sigma;
        }
        if (Cell.get(memory, at, 1) != 0) {
            Cell.set(memory, at, 1, 0);
            return sigma * Cell.get(memory, at, 2);
        }
        long start = mixed(Double.doubleToLongBits(seed) + GOLDEN_GAMMA);
        long drawn = (long) Cell.get(memory, at, 0);
        double a;
        double b;
        double square;
        do {
            a = uniform(start, ++drawn);
            b = uniform(start, ++drawn);
            square = a * a + b * b;
        } while (square >= 1 || square == 0);
        // StrictMath gives the same bits everywhere
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        Cell.set(memory, at, 0, (double) drawn);
        Cell.set(memory, at, 1, 1);
        Cell.set(memory, at, 2, b * scale);
        return sigma * (a * scale);
    }

    /** From -1 to 1. */
    private static double uniform(long start, long index) {
        return (mixed(start + index * GOLDEN_GAMMA) >> 10) * 0x1p-53;
    }

    private static long mixed(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
