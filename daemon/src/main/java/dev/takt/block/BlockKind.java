package dev.takt.block;

import static dev.takt.block.Parameter.constant;
import static dev.takt.block.Parameter.optional;
import static dev.takt.block.Parameter.required;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Every function block with its parameters, the size of its state and the method that steps it.
 *
 * <p>{@link #owner} and {@link #method} name a public static method {@code double (MemorySegment
 * memory, long at, double dtSeconds, double... one for each parameter)}; it is what compiled code
 * calls and what {@link #step} runs. The state is {@link #stateCells} doubles from byte {@code at}
 * on.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum BlockKind {
    DELAY(
            "delay",
            Delays.class,
            BlockKind::delayCells,
            "x as it was a time ago; the first x until then.",
            required("x", "signal"),
            constant(
                    "seconds",
                    "delay in s, rounded to whole evaluations, at most 1 000 000 of them")),
    HOLD(
            "hold",
            Delays.class,
            cells(Delays.HOLD_CELLS),
            "x while when is true, else the last x of that time; NaN before the first.",
            required("x", "signal"),
            required("when", "condition")),
    LOWPASS(
            "lowpass",
            Filters.class,
            cells(Filters.FIRST_ORDER_CELLS),
            "First-order low-pass; begins at the first x.",
            required("x", "signal"),
            required("tau", "time constant in s; 0 passes x through")),
    HIGHPASS(
            "highpass",
            Filters.class,
            cells(Filters.FIRST_ORDER_CELLS),
            "What lowpass leaves of x; begins with 0.",
            required("x", "signal"),
            required("tau", "time constant in s")),
    BIQUAD(
            "biquad",
            Filters.class,
            cells(Filters.BIQUAD_CELLS),
            "Second-order section (b0 + b1/z + b2/z^2) / (1 + a1/z + a2/z^2); begins at rest.",
            required("x", "signal"),
            required("b0", "coefficient of x"),
            required("b1", "coefficient of x one evaluation ago"),
            required("b2", "coefficient of x two evaluations ago"),
            required("a1", "coefficient of the value one evaluation ago"),
            required("a2", "coefficient of the value two evaluations ago")),
    NOTCH(
            "notch",
            Filters.class,
            cells(Filters.NOTCH_CELLS),
            "Takes one frequency out of x; begins at the first x.",
            required("x", "signal"),
            required("hz", "frequency in Hz, above 0 and below half the rate of the set"),
            required("q", "frequency over the width of the band taken out, above 0")),
    MEAN(
            "mean",
            Windows.class,
            window(Windows.MEAN_HEAD, 1, Windows.MOST_SAMPLES),
            "Arithmetic mean of the last n samples.",
            required("x", "signal"),
            constant("n", "samples, 1 to 1 000 000")),
    MEDIAN(
            "median",
            Windows.class,
            window(Windows.MEDIAN_HEAD, 2, Windows.MOST_MEDIAN_SAMPLES),
            "Middle one of the last n samples by size.",
            required("x", "signal"),
            constant("n", "samples, 1 to 1001")),
    LOWEST(
            "lowest",
            Windows.class,
            window(Windows.QUEUE_HEAD, 2, Windows.MOST_SAMPLES),
            "Smallest of the last n samples.",
            required("x", "signal"),
            constant("n", "samples, 1 to 1 000 000")),
    HIGHEST(
            "highest",
            Windows.class,
            window(Windows.QUEUE_HEAD, 2, Windows.MOST_SAMPLES),
            "Largest of the last n samples.",
            required("x", "signal"),
            constant("n", "samples, 1 to 1 000 000")),
    INTEGRAL(
            "integral",
            Rates.class,
            cells(Rates.INTEGRAL_CELLS),
            "Sum of x dt, the present x included.",
            required("x", "signal"),
            optional("min", Double.NEGATIVE_INFINITY, "lower limit"),
            optional("max", Double.POSITIVE_INFINITY, "upper limit"),
            optional("reset", 0, "condition that sets it to 0")),
    DERIVATIVE(
            "derivative",
            Rates.class,
            cells(Rates.DERIVATIVE_CELLS),
            "Change of x per second behind a low-pass; begins with 0.",
            required("x", "signal"),
            optional("tau", 0, "time constant in s; 0 for the plain difference")),
    SLEW(
            "slew",
            Rates.class,
            cells(Rates.SLEW_CELLS),
            "Follows x at a limited rate; begins at the first x.",
            required("x", "signal"),
            required("up", "largest rise per second"),
            optional("down", Double.NaN, "largest fall per second; nan for the same as up")),
    PID(
            "pid",
            Pid.class,
            cells(Pid.CELLS),
            "PID controller: parallel gains, derivative on the measurement, anti-windup, bumpless.",
            required("setpoint", "wanted value"),
            required("measured", "present value"),
            optional("kp", 1, "gain"),
            optional("ki", 0, "gain of the integral, per second"),
            optional("kd", 0, "gain of the derivative, in s"),
            optional("min", Double.NEGATIVE_INFINITY, "lower limit of the output"),
            optional("max", Double.POSITIVE_INFINITY, "upper limit of the output"),
            optional("tau", 0, "time constant of the derivative's filter in s"),
            optional("track", Double.NaN, "output while when is not true; nan holds the last"),
            optional("when", 1, "condition under which it controls")),
    HYSTERESIS(
            "hysteresis",
            Logic.class,
            cells(Logic.BIT_CELLS),
            "1 from x >= high on until x <= low; begins with 0.",
            required("x", "signal"),
            required("low", "where it falls"),
            required("high", "where it rises")),
    DEBOUNCE(
            "debounce",
            Timers.class,
            cells(Timers.DEBOUNCE_CELLS),
            "Takes the value of c once c has kept it for the time; begins with 0.",
            required("c", "condition"),
            required("seconds", "time in s")),
    RISE(
            "rise",
            Logic.class,
            cells(Logic.BIT_CELLS),
            "1 in the evaluation in which c turns true.",
            required("c", "condition")),
    FALL(
            "fall",
            Logic.class,
            cells(Logic.BIT_CELLS),
            "1 in the evaluation in which c turns 0.",
            required("c", "condition")),
    CHANGED(
            "changed",
            Logic.class,
            cells(Logic.CHANGED_CELLS),
            "1 where x is another number than the valid one before.",
            required("x", "signal")),
    TOGGLE(
            "toggle",
            Logic.class,
            cells(Logic.EDGE_CELLS),
            "Changes between 0 and 1 whenever c turns true; begins with 0.",
            required("c", "condition")),
    LATCH(
            "latch",
            Logic.class,
            cells(Logic.BIT_CELLS),
            "1 from set on until reset; reset prevails.",
            required("set", "condition"),
            required("reset", "condition")),
    TON(
            "ton",
            Timers.class,
            cells(Timers.CELLS),
            "On-delay: 1 once c has been true for the time.",
            required("c", "condition"),
            required("s", "time in s")),
    TOF(
            "tof",
            Timers.class,
            cells(Timers.CELLS),
            "Off-delay: 1 while c is true and for the time after.",
            required("c", "condition"),
            required("s", "time in s")),
    TP(
            "tp",
            Timers.class,
            cells(Timers.TP_CELLS),
            "Pulse of the given length from where c turns true; cannot be started again before its"
                    + " end.",
            required("c", "condition"),
            required("s", "time in s")),
    COUNTER(
            "counter",
            Logic.class,
            cells(Logic.EDGE_CELLS),
            "How often up has turned true; reset prevails.",
            required("up", "condition"),
            optional("reset", 0, "condition that sets it to 0")),
    BLINK(
            "blink",
            Generators.class,
            cells(Generators.BLINK_CELLS),
            "1 for the first part of each period, then 0.",
            required("period", "in s, above 0"),
            optional("duty", 0.5, "share of the period, 0 to 1")),
    PWM(
            "pwm",
            Generators.class,
            cells(Generators.PWM_CELLS),
            "One pulse a period, as long as duty asks for.",
            required("duty", "share of the period, 0 to 1"),
            required("period", "in s, above 0")),
    NOISE(
            "noise",
            Generators.class,
            cells(Generators.NOISE_CELLS),
            "Normally distributed numbers of mean 0, the same in every run.",
            required("sigma", "standard deviation"),
            constant("seed", 0, "any number; blocks of one seed give the same numbers"));

    private final String blockName;
    private final Class<?> owner;
    private final StateSize stateSize;
    private final String documentation;
    private final List<Parameter> parameters;

    BlockKind(
            String blockName,
            Class<?> owner,
            StateSize stateSize,
            String documentation,
            Parameter... parameters) {
        this.blockName = blockName;
        this.owner = owner;
        this.stateSize = stateSize;
        this.documentation = documentation;
        this.parameters = List.of(parameters);
    }

    /** The name it is called by in a formula. */
    public String blockName() {
        return blockName;
    }

    /** All parameters in order; those with a default follow those without. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** One line for users. */
    public String documentation() {
        return documentation;
    }

    /** Class of the static method that steps it. */
    public Class<?> owner() {
        return owner;
    }

    /** Name of the static method that steps it. */
    public String method() {
        return blockName;
    }

    /**
     * Number of doubles of state.
     *
     * @param arguments one for each parameter, defaults filled in; only those of constant
     *     parameters are looked at
     * @param dtSeconds time between two evaluations
     * @throws IllegalArgumentException if a constant is not one this block can work with; the
     *     message is for users
     */
    public int stateCells(double[] arguments, double dtSeconds) {
        return stateSize.cells(arguments, dtSeconds);
    }

    /**
     * One evaluation, by the very method that compiled code calls.
     *
     * @param at where the state begins, in bytes
     * @param dtSeconds time between two evaluations, above 0
     * @param arguments one for each parameter, defaults filled in
     */
    public double step(MemorySegment memory, long at, double dtSeconds, double[] arguments) {
        return Interpretation.of(this, memory, at, dtSeconds, arguments);
    }

    private static StateSize cells(int count) {
        return (arguments, dtSeconds) -> count;
    }

    private static StateSize window(int head, int cellsPerSample, int most) {
        return (arguments, dtSeconds) -> {
            double n = arguments[1];
            if (!(n >= 1 && n <= most) || n != Math.rint(n)) {
                throw new IllegalArgumentException(
                        "n must be a whole number from 1 to " + most + ", not " + plain(n));
            }
            return head + cellsPerSample * (int) n;
        };
    }

    private static int delayCells(double[] arguments, double dtSeconds) {
        double seconds = arguments[1];
        double longest = Windows.MOST_SAMPLES * dtSeconds;
        if (!(seconds >= 0 && seconds <= longest)) {
            throw new IllegalArgumentException(
                    "seconds must be from 0 to "
                            + plain(longest)
                            + ", not "
                            + plain(seconds)
                            + ": a delay holds up to "
                            + Windows.MOST_SAMPLES
                            + " samples");
        }
        return Delays.DELAY_HEAD + Delays.samples(seconds, dtSeconds);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @FunctionalInterface
    private interface StateSize {
        int cells(double[] arguments, double dtSeconds);
    }
}
