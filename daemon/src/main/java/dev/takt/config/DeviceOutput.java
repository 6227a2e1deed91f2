package dev.takt.config;

import java.util.Map;

/**
 * A channel of a device that a descriptor describes.
 *
 * @param device name of the descriptor
 * @param bus name of the bus
 * @param address address on an I2C bus (0x03 to 0x77), chip select on an SPI bus
 * @param channel number of the channel, 0 to 255
 * @param constants numbers of the descriptor that are others here, by name
 */
public record DeviceOutput(
        String device, String bus, int address, int channel, Map<String, Double> constants)
        implements OutputSink {
    public DeviceOutput {
        constants = Map.copyOf(constants);
    }

    /** With the constants of its descriptor. */
    public DeviceOutput(String device, String bus, int address, int channel) {
        this(device, bus, address, channel, Map.of());
    }
}
