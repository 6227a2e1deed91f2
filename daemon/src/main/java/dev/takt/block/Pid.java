package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/** The PID controller. */
@LoopThread
public final class Pid {
    /** Cells of {@link #pid}: mode, output, integral part, kp, kd, derivative. */
    static final int CELLS = 5 + Rates.DERIVATIVE_CELLS;

    private static final int MODE = 0;
    private static final int OUTPUT = 1;
    private static final int INTEGRAL = 2;
    private static final int KP = 3;
    private static final int KD = 4;
    private static final long DERIVATIVE = 5 * Cell.BYTES;

    private static final double FRESH = 0;
    private static final double RUNNING = 1;
    private static final double WAITING = 2;

    private Pid() {}

    /**
     * PID controller in parallel gains. The measures below are those of Åström and Hägglund, PID
     * Controllers: Theory, Design, and Tuning, 2nd edition (ISA 1995), chapter 3.
     *
     * <pre>
     * e = setpoint - measured
     * v = kp e + I - kd d(measured)/dt      the derivative as {@link Rates#derivative} with tau
     * u = min(max, max(min, v))
     * I = I + ki e dt                       afterwards, unless that drives v beyond a limit
     * </pre>
     *
     * <ul>
     *   <li>Derivative on the measurement: a step of the setpoint gives no kick.
     *   <li>Conditional integration: the integral part stops at a limit and resumes as soon as the
     *       error leads back.
     *   <li>Bumpless change of gains: the integral part holds {@code ki e} already integrated, so a
     *       new ki acts on the future only; a new kp or kd shifts I by {@code (kp_old - kp) e} and
     *       {@code (kd - kd_old) d}, so that the output goes on from where it was.
     *   <li>While {@code when} is not true the controller waits: its value is {@code track}, held
     *       inside the limits, or its last output where track is not a finite number. When it turns
     *       true, I is set so that the output goes on from there. {@code track} has no effect
     *       otherwise.
     *   <li>Without integral action ({@code ki = 0}) nothing could ever take such an offset back,
     *       so none is made: the output is {@code kp e - kd d} at once, plus what an earlier ki has
     *       integrated until the controller waits.
     * </ul>
     *
     * <p>After measurements that are not finite the derivative begins anew: what the measured value
     * has done meanwhile is no slope, and the output goes on without a kick.
     *
     * <p>Begins with I = 0 and an output of 0. A setpoint, measurement or gain that is not finite
     * leaves the rest of the state and gives NaN, as do limits that contradict each other; while
     * the controller waits, measurements do not matter.
     *
     * @param kp gain
     * @param ki gain of the integral per second
     * @param kd gain of the derivative in seconds
     * @param tau time constant of the derivative's filter in s, 0 for none
     * @param track output to show and to go on from while waiting, NaN for none
     * @param when condition under which it controls
     */
    public static double pid(
            MemorySegment memory,
            long at,
            double dtSeconds,
            double setpoint,
            double measured,
            double kp,
            double ki,
            double kd,
            double min,
            double max,
            double tau,
            double track,
            double when) {
        if (!(min <= max)) {
            return Double.NaN;
        }
        if (!Cell.isFinite(measured)) {
            Rates.beginDerivativeAnew(memory, at + DERIVATIVE);
        }
        if (!Cell.isTrue(when)) {
            // the slope stays up to date, so that it is right when control begins
            Rates.derivative(memory, at + DERIVATIVE, dtSeconds, measured, tau);
            return waiting(memory, at, min, max, track);
        }
        double e = setpoint - measured;
        if (!Cell.isFinite(e + kp + ki + kd)) {
            return Double.NaN;
        }
        double slope = Rates.derivative(memory, at + DERIVATIVE, dtSeconds, measured, tau);
        double direct = kp * e - kd * slope;
        double i = integral(memory, at, e, slope, kp, ki, kd, direct);
        double v = direct + i;
        double step = ki * e * dtSeconds;
        boolean drivesOut = (v >= max && step > 0) || (v <= min && step < 0);
        double next = drivesOut ? i : i + step;
        if (!Cell.isFinite(v) || !Cell.isFinite(next)) {
            return Double.NaN;
        }
        double u = Cell.clamp(v, min, max);
        Cell.set(memory, at, MODE, RUNNING);
        Cell.set(memory, at, OUTPUT, u);
        Cell.set(memory, at, INTEGRAL, next);
        Cell.set(memory, at, KP, kp);
        Cell.set(memory, at, KD, kd);
        return u;
    }

    private static double waiting(
            MemorySegment memory, long at, double min, double max, double track) {
        double last = Cell.isFinite(track) ? track : Cell.get(memory, at, OUTPUT);
        double u = Cell.clamp(last, min, max);
        Cell.set(memory, at, MODE, WAITING);
        Cell.set(memory, at, OUTPUT, u);
        return u;
    }

    /** The integral part for this evaluation, with what makes it go on smoothly after a change. */
    private static double integral(
            MemorySegment memory,
            long at,
            double e,
            double slope,
            double kp,
            double ki,
            double kd,
            double direct) {
        double mode = Cell.get(memory, at, MODE);
        if (mode == RUNNING) {
            double i = Cell.get(memory, at, INTEGRAL);
            return ki == 0
                    ? i
                    : i
                            + (Cell.get(memory, at, KP) - kp) * e
                            + (kd - Cell.get(memory, at, KD)) * slope;
        }
        return mode == FRESH || ki == 0 ? 0 : Cell.get(memory, at, OUTPUT) - direct;
    }
}
