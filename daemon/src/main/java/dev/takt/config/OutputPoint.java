package dev.takt.config;

import org.jspecify.annotations.Nullable;

/**
 * One output. The limits and the slew rate are applied by the batch; here they are for the board's
 * configuration and for display.
 *
 * @param name its name in formulas
 * @param sink where its value goes
 * @param provider id of the Pi4J provider that it is written through; null for Takt's own
 * @param safe the value that is safe, inside the limits
 * @param min least value, negative infinity for none
 * @param max greatest value, positive infinity for none
 * @param unit for display; empty where none is given
 * @param rateHz how often the value is written at most; NaN for every tick
 * @param maxOnSeconds longest time in s for which it may be other than 0 without a break, above 0;
 *     positive infinity for no limit
 */
public record OutputPoint(
        String name,
        OutputSink sink,
        @Nullable String provider,
        double safe,
        double min,
        double max,
        String unit,
        double rateHz,
        double maxOnSeconds) {
    /** An output of Takt's own provider that may be on for ever. */
    public OutputPoint(
            String name,
            OutputSink sink,
            double safe,
            double min,
            double max,
            String unit,
            double rateHz) {
        this(name, sink, null, safe, min, max, unit, rateHz, Double.POSITIVE_INFINITY);
    }
}
