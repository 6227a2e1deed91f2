package dev.takt.linux.spi;

/**
 * How a chip wants to be spoken to. Words have 8 bits.
 *
 * @param mode 0 to 3
 * @param lsbFirst whether the lowest bit of a byte is sent first
 * @param clockHz clock at most, above 0
 */
public record SpiSettings(int mode, boolean lsbFirst, int clockHz) {
    public SpiSettings {
        if (mode < 0 || mode > 3 || clockHz <= 0) {
            throw new IllegalArgumentException(
                    "mode 0 to 3 and clockHz > 0 expected, got " + mode + " and " + clockHz);
        }
    }
}
