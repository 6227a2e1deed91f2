package dev.takt.config;

/**
 * A bus.
 *
 * @param name as written: {@code i2c-1}, {@code spi-0}
 * @param kind what kind of bus
 * @param number the kernel's number of it: 1 for {@code /dev/i2c-1}
 * @param clockHz clock frequency in Hz
 */
public record Bus(String name, BusKind kind, int number, long clockHz) {}
