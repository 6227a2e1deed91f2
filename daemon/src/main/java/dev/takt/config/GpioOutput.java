package dev.takt.config;

import org.jspecify.annotations.Nullable;

/**
 * A GPIO line that is driven.
 *
 * @param line number of the line on its chip, 0 to 1023
 * @param chip name, number or label of the chip; null for the chip of the board's pin header
 * @param activeLow whether 1 is a low level
 * @param drive how the level is driven
 */
public record GpioOutput(int line, @Nullable String chip, boolean activeLow, Drive drive)
        implements OutputSink {
    /** A line that drives both of its levels. */
    public GpioOutput(int line, @Nullable String chip, boolean activeLow) {
        this(line, chip, activeLow, Drive.PUSH_PULL);
    }

    /** How a level is driven. */
    public enum Drive {
        PUSH_PULL,
        /** The high level comes from a resistor outside. */
        OPEN_DRAIN,
        /** The low level comes from a resistor outside. */
        OPEN_SOURCE
    }
}
