package dev.takt.board.pi4j;

import dev.takt.board.BoardException;
import dev.takt.board.ChipLink;
import dev.takt.board.bus.LinkSource;
import dev.takt.config.Bus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The links to chips, each made once, with the clocks of the configuration's buses. */
final class ContextLinks implements LinkSource {
    private static final int USUAL_SPI_HZ = 1_000_000;

    /** Where the object of a chip is made. */
    interface Chips {
        /**
         * @param bus name of the bus
         * @param place address or chip select
         * @throws BoardException if the chip's provider cannot be had
         */
        ChipLinks of(String bus, int place) throws BoardException;
    }

    private final Chips chips;
    private final List<Bus> buses;
    private final Map<String, ChipLink> opened = new HashMap<>();

    /**
     * @param buses with their clocks; others have the usual one
     */
    ContextLinks(Chips chips, List<Bus> buses) {
        this.chips = chips;
        this.buses = buses;
    }

    @Override
    public ChipLink open(String bus, int place, int spiMode, int clockHz) throws BoardException {
        String key = bus + " " + place;
        ChipLink link = opened.get(key);
        if (link == null) {
            ChipLinks links = chips.of(bus, place);
            int number = Integer.parseInt(bus.substring(bus.indexOf('-') + 1));
            link =
                    bus.startsWith("spi")
                            ? links.spi(number, place, spiMode, spiClock(bus, clockHz))
                            : links.i2c(number, place);
            opened.put(key, link);
        }
        return link;
    }

    /** The clock of the bus, but no more than the chip follows. */
    private int spiClock(String name, int chipHz) {
        long busHz =
                buses.stream()
                        .filter(bus -> bus.name().equals(name))
                        .mapToLong(Bus::clockHz)
                        .findFirst()
                        .orElse(USUAL_SPI_HZ);
        return (int) (chipHz > 0 ? Math.min(busHz, chipHz) : busHz);
    }
}
