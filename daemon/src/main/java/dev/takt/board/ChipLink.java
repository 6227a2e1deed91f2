package dev.takt.board;

import java.lang.foreign.MemorySegment;

/**
 * One chip on an I2C or SPI bus, as bytes out and bytes in, without an object per exchange.
 *
 * <p>Takt's own Pi4J I2C and SPI objects implement this beside the interface of Pi4J, whose methods
 * throw on every chip that does not answer. One thread at a time uses the links of one bus.
 */
public interface ChipLink {
    /**
     * One exchange, whole or not at all.
     *
     * <p>On an I2C bus the bytes of {@code out} are written, then, behind a repeated start, those
     * of {@code in} are read; either may be none, both none asks whether the chip answers. On an
     * SPI bus both run at the same time: {@code inLength} is {@code outLength}, or 0 where the
     * answer does not matter.
     *
     * @param out native memory that outlives the link; its first {@code outLength} bytes are sent
     * @param outLength 0 to 255
     * @param in native memory that outlives the link; what is received, undefined after a failure
     * @param inLength 0 to 255
     * @return 0, or the errno of the failure
     */
    int exchange(MemorySegment out, int outLength, MemorySegment in, int inLength);
}
