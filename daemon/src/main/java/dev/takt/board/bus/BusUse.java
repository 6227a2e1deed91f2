package dev.takt.board.bus;

/** How busy a bus is, measured while it runs. Any thread may ask. */
public interface BusUse {
    /** Name of the bus: {@code i2c-1}. */
    String bus();

    /** Share of the time since the start that the bus was in use, 0 to 1. */
    double share();

    /** Exchanges that were not answered as they should be, since the start. */
    long faults();
}
