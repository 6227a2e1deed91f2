package dev.takt.board.sim;

import com.pi4j.io.gpio.digital.DigitalState;
import org.jspecify.annotations.Nullable;

/** Between the logical value of a line, where 1 is active, and the voltage Pi4J speaks of. */
final class DigitalStates {
    private DigitalStates() {}

    /** The voltage of an active line; high where the configuration says nothing. */
    static DigitalState onState(@Nullable DigitalState configured) {
        return configured == DigitalState.LOW ? DigitalState.LOW : DigitalState.HIGH;
    }

    /** The voltage of a line with this logical value; unknown for NaN. */
    static DigitalState state(double value, DigitalState onState) {
        if (Double.isNaN(value)) {
            return DigitalState.UNKNOWN;
        }
        return (value != 0) == (onState == DigitalState.HIGH)
                ? DigitalState.HIGH
                : DigitalState.LOW;
    }

    /** The logical value of a line with this voltage; NaN for unknown. */
    static double value(DigitalState state, DigitalState onState) {
        if (state == DigitalState.UNKNOWN) {
            return Double.NaN;
        }
        return state == onState ? 1 : 0;
    }
}
