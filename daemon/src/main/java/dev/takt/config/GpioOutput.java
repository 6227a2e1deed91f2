package dev.takt.config;

import org.jspecify.annotations.Nullable;

/**
 * A GPIO line that is driven.
 *
 * @param line number of the line on its chip, 0 to 1023
 * @param chip name of the chip as under {@code /dev}; null for the chip of the board's pin header
 * @param activeLow whether 1 is a low level
 */
public record GpioOutput(int line, @Nullable String chip, boolean activeLow)
        implements OutputSink {}
