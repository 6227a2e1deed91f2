package dev.takt.board.pi4j.gpio;

import com.pi4j.io.gpio.digital.DigitalConfig;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import dev.takt.board.HardwareKeys;
import dev.takt.linux.gpio.LineSettings;
import dev.takt.linux.gpio.LineSettings.Bias;
import dev.takt.linux.gpio.LineSettings.Drive;
import dev.takt.linux.gpio.LineSettings.Edges;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line as a Pi4J configuration describes it.
 *
 * @param chip name, number or label of its chip; null for that of the pin header
 * @param settings how it is requested
 */
record LineConfig(@Nullable String chip, LineSettings settings) {
    private static final String BUS = "bus";

    static LineConfig of(DigitalInputConfig config) {
        PullResistance pull = config.pull() == null ? PullResistance.OFF : config.pull();
        Bias bias =
                switch (pull) {
                    case PULL_UP -> Bias.UP;
                    case PULL_DOWN -> Bias.DOWN;
                    case OFF -> Bias.OFF;
                };
        // Pi4J gives µs, and so does the kernel want them.
        int debounceMicros = config.debounce() == null ? 0 : Math.toIntExact(config.debounce());
        LineSettings settings =
                LineSettings.input(offset(config), activeLow(config), bias, debounceMicros);
        Edges edges = word(config, HardwareKeys.EDGE, Edges.class, Edges.NONE);
        return new LineConfig(chip(config), settings.with(edges));
    }

    static LineConfig of(DigitalOutputConfig config) {
        boolean activeLow = activeLow(config);
        DigitalState initial = config.initialState();
        boolean active = initial == (activeLow ? DigitalState.LOW : DigitalState.HIGH);
        Drive drive = word(config, HardwareKeys.DRIVE, Drive.class, Drive.PUSH_PULL);
        return new LineConfig(
                chip(config), LineSettings.output(offset(config), activeLow, drive, active));
    }

    private static boolean activeLow(DigitalConfig<?> config) {
        return config.onState() == DigitalState.LOW;
    }

    private static int offset(DigitalConfig<?> config) {
        String line = config.properties().get(HardwareKeys.LINE);
        return line == null ? config.bcm() : Integer.parseInt(line);
    }

    /** What Pi4J calls the bus of a line is the number of its chip. */
    private static @Nullable String chip(DigitalConfig<?> config) {
        Map<String, String> properties = config.properties();
        String chip = properties.get(HardwareKeys.CHIP);
        return chip == null ? properties.get(BUS) : chip;
    }

    /**
     * @throws IllegalArgumentException if it is another word
     */
    static <E extends Enum<E>> E word(
            DigitalConfig<?> config, String key, Class<E> type, E standard) {
        String word = config.properties().get(key);
        return word == null ? standard : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
