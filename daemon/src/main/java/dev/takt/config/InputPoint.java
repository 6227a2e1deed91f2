package dev.takt.config;

import org.jspecify.annotations.Nullable;

/**
 * One input.
 *
 * @param name its name in formulas
 * @param source where a sample comes from
 * @param provider id of the Pi4J provider that it is read through; null for Takt's own
 * @param simulated whether a formula stands in for the hardware on the simulated board
 * @param rateHz samples per second; NaN where every tick takes one. A rate above the loop's means
 *     every tick
 * @param unit for display; empty where none is given
 * @param staleAfterMs age in ms from which the last good sample no longer counts, above 0
 * @param onFault what follows when samples fail or grow stale
 * @param required whether outputs stay at their safe values until this input has been good
 */
public record InputPoint(
        String name,
        InputSource source,
        @Nullable String provider,
        boolean simulated,
        double rateHz,
        String unit,
        double staleAfterMs,
        OnFault onFault,
        boolean required) {
    /** An input of Takt's own provider. */
    public InputPoint(
            String name,
            InputSource source,
            boolean simulated,
            double rateHz,
            String unit,
            double staleAfterMs,
            OnFault onFault,
            boolean required) {
        this(name, source, null, simulated, rateHz, unit, staleAfterMs, onFault, required);
    }
}
