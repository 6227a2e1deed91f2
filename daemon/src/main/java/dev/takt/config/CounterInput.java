package dev.takt.config;

/**
 * A GPIO line whose edges are measured.
 *
 * @param line the line
 * @param edge which edges count, after {@code activeLow} has been applied
 * @param measure what its raw value is
 * @param zeroAfterNanos time without an edge after which the rate is 0, above 0
 */
public record CounterInput(GpioInput line, Edge edge, Measure measure, long zeroAfterNanos)
        implements InputSource {
    /** Time without an edge after which the rate is 0, where nothing else is given. */
    public static final long ZERO_AFTER_NANOS = 1_000_000_000;

    /** Counts edges. */
    public CounterInput(GpioInput line, Edge edge) {
        this(line, edge, Measure.COUNT, ZERO_AFTER_NANOS);
    }

    /** Which edges count. */
    public enum Edge {
        RISING,
        FALLING,
        BOTH
    }

    /** What is measured. */
    public enum Measure {
        /** The number of edges since start. */
        COUNT,
        /** Edges per second. */
        RATE,
        /** Seconds from one edge to the next. */
        PERIOD
    }
}
