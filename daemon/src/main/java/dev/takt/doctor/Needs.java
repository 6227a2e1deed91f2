package dev.takt.doctor;

import dev.takt.config.BoardChoice;
import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.Configuration;
import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The devices a configuration asks for.
 *
 * @param given whether there is a configuration; without one every device of the machine is looked
 *     at, and none is needed
 * @param board the board it names
 * @param gpioChips names of chips; the empty one stands for that of the pin header
 * @param i2c the I2C buses
 * @param spi names of devices: {@code spidev0.0}
 * @param pwmChips numbers of PWM chips
 * @param read files that are read on whatever board
 * @param replaceable files that are read unless a formula stands in for them
 * @param written files that are written
 */
public record Needs(
        boolean given,
        BoardChoice board,
        Set<String> gpioChips,
        List<Bus> i2c,
        Set<String> spi,
        Set<Integer> pwmChips,
        Set<String> read,
        Set<String> replaceable,
        Set<String> written) {
    /** Without a configuration. */
    public static final Needs UNKNOWN =
            new Needs(
                    false,
                    BoardChoice.AUTO,
                    Set.of(),
                    List.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of());

    /** Those of a configuration, {@link #UNKNOWN} without one. */
    public static Needs of(@Nullable Configuration configuration) {
        return configuration == null ? UNKNOWN : new Collector(configuration).needs();
    }

    /** Whether the configuration leaves the hardware alone. */
    public boolean simulated() {
        return given && board == BoardChoice.SIM;
    }

    private static final class Collector {
        private final Configuration configuration;
        private final Set<String> gpioChips = new TreeSet<>();
        private final Set<String> busNames = new TreeSet<>();
        private final Set<String> spi = new TreeSet<>();
        private final Set<Integer> pwmChips = new TreeSet<>();
        private final Set<String> read = new TreeSet<>();
        private final Set<String> replaceable = new TreeSet<>();
        private final Set<String> written = new TreeSet<>();

        Collector(Configuration configuration) {
            this.configuration = configuration;
            configuration.inputs().forEach(this::input);
            configuration.outputs().forEach(this::output);
        }

        Needs needs() {
            List<Bus> i2c = new ArrayList<>();
            for (Bus bus : configuration.buses()) {
                if (bus.kind() == BusKind.I2C && busNames.contains(bus.name())) {
                    i2c.add(bus);
                }
            }
            return new Needs(
                    true,
                    configuration.board(),
                    gpioChips,
                    i2c,
                    spi,
                    pwmChips,
                    read,
                    replaceable,
                    written);
        }

        private void input(InputPoint point) {
            switch (point.source()) {
                case GpioInput gpio -> chip(gpio.chip());
                case CounterInput counter -> chip(counter.line().chip());
                case DeviceInput device -> bus(device.bus(), device.address());
                case I2cInput i2c -> bus(i2c.bus(), i2c.address());
                case SpiInput transfer -> bus(transfer.bus(), transfer.chipSelect());
                case FileInput file ->
                        (point.simulated() ? replaceable : read).add(absolute(file.path()));
            }
        }

        private void output(OutputPoint point) {
            switch (point.sink()) {
                case GpioOutput gpio -> chip(gpio.chip());
                case PwmOutput pwm -> pwmChips.add(pwm.chip());
                case DeviceOutput device -> bus(device.bus(), device.address());
                case I2cOutput i2c -> bus(i2c.bus(), i2c.address());
                case SpiOutput transfer -> bus(transfer.bus(), transfer.chipSelect());
                case FileOutput file -> written.add(absolute(file.path()));
            }
        }

        private static String absolute(Path path) {
            return path.toAbsolutePath().toString();
        }

        private void chip(@Nullable String name) {
            gpioChips.add(name == null ? "" : name);
        }

        private void bus(String name, int address) {
            busNames.add(name);
            for (Bus bus : configuration.buses()) {
                if (bus.kind() == BusKind.SPI && bus.name().equals(name)) {
                    spi.add("spidev" + bus.number() + "." + address);
                }
            }
        }
    }
}
