package dev.takt.board;

import java.util.List;

/** How busy a bus is, measured while it runs. Any thread may ask. */
public interface BusUse {
    /** Name of the bus: {@code i2c-1}. */
    String bus();

    /** Share of the time since the start that the bus was in use, 0 to 1. */
    double share();

    /** Who knows of buses. */
    interface Source {
        /** The buses, in any order. */
        List<BusUse> uses();
    }

    /** How often chips have failed since the start: no answer, a wrong one, not in time. */
    long faults();
}
