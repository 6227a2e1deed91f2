package dev.takt.board;

import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import org.jspecify.annotations.Nullable;

/**
 * What of a point its opened hardware depends on: where two points agree in it, what was opened for
 * one serves the other.
 *
 * @param name of the point
 * @param wire its source or sink
 * @param provider id of the Pi4J provider it is reached through; null for Takt's own
 * @param rateHz samples or writes per second, NaN for every tick
 * @param simulated whether a formula stands in for it; false for outputs
 * @param safe what it is left at; NaN for inputs
 */
record Hardware(
        String name,
        Object wire,
        @Nullable String provider,
        double rateHz,
        boolean simulated,
        double safe) {
    static Hardware of(InputPoint point) {
        return new Hardware(
                point.name(),
                point.source(),
                point.provider(),
                point.rateHz(),
                point.simulated(),
                Double.NaN);
    }

    static Hardware of(OutputPoint point) {
        return new Hardware(
                point.name(), point.sink(), point.provider(), point.rateHz(), false, point.safe());
    }
}
