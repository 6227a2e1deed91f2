package dev.takt.config;

/**
 * A register of a chip on an I2C bus.
 *
 * @param bus name of the bus
 * @param address address of the chip, 0x03 to 0x77
 * @param register number of the register, 0 to 255; -1 for a chip without registers, which is read
 *     straight away
 * @param length bytes to read, 1 to 4
 * @param format how the number stands in these bytes
 */
public record I2cInput(String bus, int address, int register, int length, NumberFormat format)
        implements InputSource {}
