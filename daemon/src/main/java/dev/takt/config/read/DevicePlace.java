package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The device that an input or output names, and where it is.
 *
 * @param name of the descriptor
 * @param bus name of the bus
 * @param place address on an I2C bus, chip select on an SPI bus
 * @param key which of the two keys says so
 * @param constants numbers of the descriptor that are others here
 */
record DevicePlace(String name, String bus, int place, String key, Map<String, Double> constants) {
    /** Null where something of it is missing or wrong, which has been reported. */
    static @Nullable DevicePlace read(
            ObjectReader user, Wiring wiring, BusReader buses, DeviceCheck devices) {
        String name = wiring.device(user);
        Bus bus = buses.used(user, null);
        int place = bus == null ? -1 : buses.place(user, bus);
        if (name == null || bus == null || place < 0 || !devices.accepts(user, name, bus, place)) {
            return null;
        }
        String key = bus.kind() == BusKind.I2C ? "address" : "chip_select";
        return new DevicePlace(name, bus.name(), place, key, devices.constants(user, name));
    }
}
