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

    /**
     * Of a GPIO output: {@code push_pull}, which is usual, {@code open_drain} or {@code
     * open_source}.
     */
    public static final String DRIVE = "takt.drive";

    /**
     * Of a GPIO input whose edges are measured: {@code rising}, {@code falling} or {@code both}.
     */
    public static final String EDGE = "takt.edge";

    /** Of such an input: {@code count}, which is usual, {@code rate} or {@code period}. */
    public static final String MEASURE = "takt.measure";

    /** Of such an input: after how many ns without an edge its rate is 0. */
    public static final String ZERO_AFTER_NANOS = "takt.zero_after_ns";

    /** Of an SPI chip: the number of its bus. Pi4J names those from 0 to 6 only. */
    public static final String SPI_BUS = "takt.spi.bus";

    /** Of an SPI chip: the number of its chip select. Pi4J names those from 0 to 10 only. */
    public static final String SPI_CHIP_SELECT = "takt.spi.chip_select";

    /** Of a PWM channel: its period in ns, where whole Hz are not exact. */
    public static final String PWM_PERIOD_NANOS = "takt.pwm.period_ns";

    /**
     * Of a PWM channel: the duty cycle it begins with, 0 to 1, where whole percents are not exact.
     */
    public static final String PWM_INITIAL = "takt.pwm.initial";

    private HardwareKeys() {}
}
