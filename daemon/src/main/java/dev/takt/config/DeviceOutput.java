package dev.takt.config;

/**
 * A channel of a device that a descriptor describes.
 *
 * @param device name of the descriptor
 * @param bus name of the bus
 * @param address address on an I2C bus (0x03 to 0x77), chip select on an SPI bus
 * @param channel number of the channel, 0 to 255
 */
public record DeviceOutput(String device, String bus, int address, int channel)
        implements OutputSink {}
