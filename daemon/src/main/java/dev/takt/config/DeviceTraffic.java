package dev.takt.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a device exchanges over its bus.
 *
 * @param reads what each of its reads takes
 * @param needs for each field the places of the reads that it needs
 * @param write what is sent for a value
 * @param shared whether one write sets all channels
 */
public record DeviceTraffic(
        List<Read> reads, Map<String, Set<Integer>> needs, List<Exchange> write, boolean shared) {
    /** A device that exchanges nothing. */
    public static final DeviceTraffic NONE =
            new DeviceTraffic(List.of(), Map.of(), List.of(), false);

    public DeviceTraffic {
        reads = List.copyOf(reads);
        needs = Map.copyOf(needs);
        write = List.copyOf(write);
    }

    /**
     * One exchange: on an I2C bus bytes out, then bytes in; on an SPI bus both at the same time.
     *
     * @param out bytes sent, without the address
     * @param in bytes received
     */
    public record Exchange(int out, int in) {}

    /**
     * A read with its trigger and one look whether it is ready.
     *
     * @param waitMs how long the device converts meanwhile, in ms; the bus is free then
     */
    public record Read(List<Exchange> exchanges, double waitMs) {
        public Read {
            exchanges = List.copyOf(exchanges);
        }
    }

    /** The reads that are done for some fields. */
    public List<Read> readsFor(Collection<String> fields) {
        Set<Integer> places = new TreeSet<>();
        fields.forEach(field -> places.addAll(needs.getOrDefault(field, Set.of())));
        return places.stream().map(reads::get).toList();
    }
}
