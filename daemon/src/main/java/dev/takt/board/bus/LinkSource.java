package dev.takt.board.bus;

import dev.takt.board.BoardException;
import dev.takt.board.ChipLink;

/** Where the links to chips come from. */
public interface LinkSource {
    /**
     * The link to a chip; the same one for the same place.
     *
     * @param bus name of the bus: {@code i2c-1}
     * @param place address on an I2C bus, chip select on an SPI bus
     * @param spiMode SPI mode, 0 to 3; of no meaning on an I2C bus
     * @param clockHz fastest clock the chip follows; 0 where that is not known
     * @throws BoardException if the bus cannot be opened
     */
    ChipLink open(String bus, int place, int spiMode, int clockHz) throws BoardException;
}
