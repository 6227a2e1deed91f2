package dev.takt.block;

import java.lang.foreign.MemorySegment;

/**
 * Calls the method that steps a block, for everybody but compiled code, which calls it itself.
 *
 * <p>One switch and not a lambda for each: to link thirty of those takes longer than to read a
 * file.
 */
final class Interpretation {
    private Interpretation() {}

    /** One evaluation; the arguments are as many as the block has parameters. */
    static double of(BlockKind kind, MemorySegment memory, long at, double dt, double[] a) {
        return switch (kind) {
            case DELAY -> Delays.delay(memory, at, dt, a[0], a[1]);
            case HOLD -> Delays.hold(memory, at, dt, a[0], a[1]);
            case LOWPASS -> Filters.lowpass(memory, at, dt, a[0], a[1]);
            case HIGHPASS -> Filters.highpass(memory, at, dt, a[0], a[1]);
            case BIQUAD -> Filters.biquad(memory, at, dt, a[0], a[1], a[2], a[3], a[4], a[5]);
            case NOTCH -> Filters.notch(memory, at, dt, a[0], a[1], a[2]);
            case MEAN -> Windows.mean(memory, at, dt, a[0], a[1]);
            case MEDIAN -> Windows.median(memory, at, dt, a[0], a[1]);
            case LOWEST -> Windows.lowest(memory, at, dt, a[0], a[1]);
            case HIGHEST -> Windows.highest(memory, at, dt, a[0], a[1]);
            case INTEGRAL -> Rates.integral(memory, at, dt, a[0], a[1], a[2], a[3]);
            case DERIVATIVE -> Rates.derivative(memory, at, dt, a[0], a[1]);
            case SLEW -> Rates.slew(memory, at, dt, a[0], a[1], a[2]);
            case PID ->
                    Pid.pid(
                            memory, at, dt, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8],
                            a[9]);
            case HYSTERESIS -> Logic.hysteresis(memory, at, dt, a[0], a[1], a[2]);
            case DEBOUNCE -> Timers.debounce(memory, at, dt, a[0], a[1]);
            case RISE -> Logic.rise(memory, at, dt, a[0]);
            case FALL -> Logic.fall(memory, at, dt, a[0]);
            case CHANGED -> Logic.changed(memory, at, dt, a[0]);
            case TOGGLE -> Logic.toggle(memory, at, dt, a[0]);
            case LATCH -> Logic.latch(memory, at, dt, a[0], a[1]);
            case TON -> Timers.ton(memory, at, dt, a[0], a[1]);
            case TOF -> Timers.tof(memory, at, dt, a[0], a[1]);
            case TP -> Timers.tp(memory, at, dt, a[0], a[1]);
            case COUNTER -> Logic.counter(memory, at, dt, a[0], a[1]);
            case BLINK -> Generators.blink(memory, at, dt, a[0], a[1]);
            case PWM -> Generators.pwm(memory, at, dt, a[0], a[1]);
            case NOISE -> Generators.noise(memory, at, dt, a[0], a[1]);
        };
    }
}
