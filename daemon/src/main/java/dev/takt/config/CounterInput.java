package dev.takt.config;

/**
 * A GPIO line whose edges are counted. Its raw value is the number of edges since start.
 *
 * @param line the line
 * @param edge which edges count, after {@code activeLow} has been applied
 */
public record CounterInput(GpioInput line, Edge edge) implements InputSource {
    /** Which edges count. */
    public enum Edge {
        RISING,
        FALLING,
        BOTH
    }
}
