package dev.takt.board.pi4j.bus;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProviderBase;
import dev.takt.board.HardwareKeys;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import dev.takt.linux.spi.SpiDevice;
import dev.takt.linux.spi.SpiSettings;

/** Makes the SPI chips of /dev/spidevB.C. */
public final class KernelSpiProvider extends SpiProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-spi";

    private final Devices devices;
    private final int priority;

    /**
     * @param priority among the providers of a context; the highest wins
     */
    public KernelSpiProvider(Devices devices, int priority) {
        super(ID, "Takt SPI");
        this.devices = devices;
        this.priority = priority;
    }

    @Override
    public int getPriority() {
        return priority;
    }

    /**
     * @throws IOException if the kernel refuses, with the remedy
     */
    @Override
    public Spi create(SpiConfig config) {
        int bus = number(config, HardwareKeys.SPI_BUS, config.bus().getBus());
        int select = number(config, HardwareKeys.SPI_CHIP_SELECT, config.channel());
        String name = "spidev" + bus + "." + select;
        SpiSettings settings =
                new SpiSettings(
                        config.mode().getMode(), config.writeLsbFirst() == 1, config.baud());
        KernelSpi created;
        try {
            created =
                    new KernelSpi(
                            this,
                            config,
                            name,
                            SpiDevice.open(devices.files(), devices.dev().resolve(name), settings));
        } catch (DeviceException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
        try {
            context().registry().add(created);
            return created;
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
    }

    private static int number(SpiConfig config, String key, int standard) {
        String given = config.properties().get(key);
        return given == null ? standard : Integer.parseInt(given);
    }
}
