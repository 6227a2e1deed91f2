package dev.takt.board;

/**
 * Properties of a Pi4J configuration that say what Pi4J has no word for. Takt's own providers
 * understand them, all others leave them alone.
 */
public final class HardwareKeys {
    /**
     * Of a GPIO line: its chip, as a name under /dev ({@code gpiochip0}), a number or a label. Left
     * out, it is the chip of the board's pin header.
     */
    public static final String CHIP = "takt.chip";

    /**
     * Of a GPIO line: its number on the chip. Left out, it is the BCM number. Pi4J wants a BCM
     * number of its own for every line of a context, also across chips.
     */
    public static final String LINE = "takt.line";

    /** Of an SPI chip: the number of its bus. Pi4J names those from 0 to 6 only. */
    public static final String SPI_BUS = "takt.spi.bus";

    /** Of an SPI chip: the number of its chip select. Pi4J names those from 0 to 10 only. */
    public static final String SPI_CHIP_SELECT = "takt.spi.chip_select";

    private HardwareKeys() {}
}
