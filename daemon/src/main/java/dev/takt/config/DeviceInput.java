package dev.takt.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a device that a descriptor describes. Inputs with the same device, bus and address are
 * fields of one device.
 *
 * @param device name of the descriptor
 * @param bus name of the bus
 * @param address address on an I2C bus (0x03 to 0x77), chip select on an SPI bus
 * @param field name of the field; null for the device's first
 * @param constants numbers of the descriptor that are others here, by name
 */
public record DeviceInput(
        String device,
        String bus,
        int address,
        @Nullable String field,
        Map<String, Double> constants)
        implements InputSource {
    public DeviceInput {
        constants = Map.copyOf(constants);
    }

    /** With the constants of its descriptor. */
    public DeviceInput(String device, String bus, int address, @Nullable String field) {
        this(device, bus, address, field, Map.of());
    }
}
