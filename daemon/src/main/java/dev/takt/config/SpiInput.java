package dev.takt.config;

import java.util.List;

/**
 * A transfer over an SPI bus, and the number in its answer.
 *
 * @param bus name of the bus
 * @param chipSelect number of the chip select, 0 to 15
 * @param mode SPI mode, 0 to 3
 * @param transfer the bytes to send, 0 to 255 each; as many are received
 * @param offset where in the answer the number begins; {@code offset + format.length()} is at most
 *     the length of the transfer
 * @param format how the number stands there
 * @param inline whether the loop does it itself, in the tick
 */
public record SpiInput(
        String bus,
        int chipSelect,
        int mode,
        List<Integer> transfer,
        int offset,
        NumberFormat format,
        boolean inline)
        implements InputSource {
    public SpiInput {
        transfer = List.copyOf(transfer);
    }
}
