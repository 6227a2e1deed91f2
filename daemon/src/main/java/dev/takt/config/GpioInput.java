package dev.takt.config;

import org.jspecify.annotations.Nullable;

/**
 * A GPIO line that is read. Its raw value is 1 or 0.
 *
 * @param line number of the line on its chip, 0 to 1023
 * @param chip name, number or label of the chip; null for the chip of the board's pin header
 * @param pull the bias of the line
 * @param activeLow whether a low level counts as 1
 * @param debounceNanos time for which a level must stay before it counts, 0 for none
 */
public record GpioInput(
        int line, @Nullable String chip, Pull pull, boolean activeLow, long debounceNanos)
        implements InputSource {
    /** The bias of a line. */
    public enum Pull {
        OFF,
        UP,
        DOWN
    }
}
