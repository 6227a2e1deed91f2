package dev.takt.config;

import java.util.List;

/**
 * A transfer over an SPI bus that ends with the number.
 *
 * @param bus name of the bus
 * @param chipSelect number of the chip select, 0 to 15
 * @param mode SPI mode, 0 to 3
 * @param transfer the bytes to send in front of the number, 0 to 255 each; may be empty
 * @param format how the number stands behind them
 * @param inline whether the loop does it itself, in the tick
 */
public record SpiOutput(
        String bus,
        int chipSelect,
        int mode,
        List<Integer> transfer,
        NumberFormat format,
        boolean inline)
        implements OutputSink {
    public SpiOutput {
        transfer = List.copyOf(transfer);
    }
}
