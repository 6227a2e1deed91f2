package dev.takt.config;

import java.util.List;
import java.util.Set;

/**
 * What a configuration may ask of a kind of device.
 *
 * @param name as written after {@code "device"}
 * @param bus the kind of bus it is on
 * @param addresses where it can be on an I2C bus; empty on an SPI bus, where any chip select will
 *     do
 * @param fields what it measures, the usual one first; empty for one that only sets
 * @param channels how many outputs it has; 0 for one that only measures
 * @param constants its numbers that a configuration may set, by name
 * @param fastestHz most samples or values in a second
 * @param traffic what it exchanges over its bus
 */
public record KnownDevice(
        String name,
        BusKind bus,
        Set<Integer> addresses,
        List<String> fields,
        int channels,
        Set<String> constants,
        double fastestHz,
        DeviceTraffic traffic) {
    public KnownDevice {
        addresses = Set.copyOf(addresses);
        fields = List.copyOf(fields);
        constants = Set.copyOf(constants);
    }
}
