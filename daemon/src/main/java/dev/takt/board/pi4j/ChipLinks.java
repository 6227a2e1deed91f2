package dev.takt.board.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiMode;
import dev.takt.board.BoardException;
import dev.takt.board.ChipLink;
import dev.takt.board.HardwareKeys;
import java.util.Map;

/**
 * Makes the Pi4J objects of chips on a bus and gives their links.
 *
 * <p>Takt's own objects are links. One of another provider is used through the plain interface of
 * Pi4J: an exception is EIO, and what the provider allocates or waits for is its own affair.
 */
public final class ChipLinks {
    private static final int LAST_NAMED_BUS = SpiBus.values().length - 1;

    /** Pi4J's registry tells SPI objects apart by bus · 256 + channel. */
    private static final int CHANNELS_PER_BUS = 256;

    private final Context context;
    private final boolean plain;

    /**
     * @param plain whether all objects are used through the plain interface, Takt's own as well
     */
    ChipLinks(Context context, boolean plain) {
        this.context = context;
        this.plain = plain;
    }

    /**
     * @param bus number of the bus
     * @param address address of the chip, 0x03 to 0x77; asked for once
     * @throws BoardException if the bus cannot be opened
     */
    public ChipLink i2c(int bus, int address) throws BoardException {
        String id = "i2c-%d-0x%02x".formatted(bus, address);
        try {
            I2C chip =
                    context.create(
                            I2C.newConfigBuilder(context)
                                    .id(id)
                                    .name(id)
                                    .bus(bus)
                                    .device(address)
                                    .build());
            return !plain && chip instanceof ChipLink link ? link : PlainChipLink.of(chip);
        } catch (RuntimeException | LinkageError e) {
            throw refused("chip 0x%02x on i2c-%d".formatted(address, bus), e);
        }
    }

    /**
     * @param bus number of the bus
     * @param chipSelect number of the chip select, 0 to 15; asked for once
     * @param mode 0 to 3
     * @param clockHz clock at most, above 0
     * @throws BoardException if the chip cannot be opened
     */
    public ChipLink spi(int bus, int chipSelect, int mode, int clockHz) throws BoardException {
        String id = "spi-" + bus + "-" + chipSelect;
        int named = bus <= LAST_NAMED_BUS ? bus : 0;
        try {
            Spi chip =
                    context.create(
                            Spi.newConfigBuilder(context)
                                    .id(id)
                                    .name(id)
                                    .load(
                                            Map.of(
                                                    HardwareKeys.SPI_BUS,
                                                    Integer.toString(bus),
                                                    HardwareKeys.SPI_CHIP_SELECT,
                                                    Integer.toString(chipSelect)))
                                    .bus(SpiBus.getByNumber(named))
                                    .channel(chipSelect + (bus - named) * CHANNELS_PER_BUS)
                                    .mode(SpiMode.getByNumber(mode))
                                    .baud(clockHz)
                                    .build());
            return !plain && chip instanceof ChipLink link ? link : PlainChipLink.of(chip);
        } catch (RuntimeException | LinkageError e) {
            throw refused("chip select " + chipSelect + " on spi-" + bus, e);
        }
    }

    private static BoardException refused(String what, Throwable cause) {
        return new BoardException(what + " cannot be opened: " + Contexts.reason(cause), cause);
    }
}
