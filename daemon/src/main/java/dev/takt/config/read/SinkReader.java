package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.DeviceOutput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioOutput;
import dev.takt.config.I2cOutput;
import dev.takt.config.NumberFormat;
import dev.takt.config.OutputSink;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiOutput;
import dev.takt.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where the value of an output goes. */
final class SinkReader {
    private static final OneOf SINKS = new OneOf("sink", sinks());

    private final BusReader buses;
    private final Wiring wiring;
    private final DeviceCheck devices;

    SinkReader(BusReader buses, DeviceCheck devices, Diagnostics diagnostics) {
        this.buses = buses;
        this.devices = devices;
        this.wiring = new Wiring(diagnostics);
    }

    private static Map<String, List<String>> sinks() {
        Map<String, List<String>> sinks = new LinkedHashMap<>();
        sinks.put("gpio", List.of("provider", "chip", "active_low", "drive"));
        sinks.put("pwm", List.of("provider", "min", "max", "slew_per_s"));
        sinks.put(
                "device",
                List.of(
                        "provider",
                        "bus",
                        "address",
                        "chip_select",
                        "channel",
                        "constants",
                        "min",
                        "max",
                        "slew_per_s",
                        "rate_hz"));
        sinks.put("i2c", List.of("provider", "min", "max", "slew_per_s", "rate_hz"));
        sinks.put("spi", List.of("provider", "min", "max", "slew_per_s", "rate_hz"));
        sinks.put("file", List.of("min", "max", "slew_per_s", "rate_hz"));
        return sinks;
    }

    /** The sink of an output; null where it is missing or wrong, which has been reported. */
    @Nullable Placed<OutputSink> read(ObjectReader output) {
        String kind = SINKS.choose(output);
        return switch (kind) {
            case "gpio" -> placed(gpio(output), output, "gpio");
            case "pwm" -> pwm(output.object("pwm", Section.PWM));
            case "device" -> device(output);
            case "i2c" -> i2c(output.object("i2c", Section.I2C));
            case "spi" -> spi(output.object("spi", Section.SPI_OUTPUT));
            case "file" -> placed(file(output), output, "file");
            case null, default -> null;
        };
    }

    private static @Nullable Placed<OutputSink> placed(
            @Nullable OutputSink sink, ObjectReader reader, String key) {
        return sink == null ? null : new Placed<>(sink, reader.valuePlace(key));
    }

    private @Nullable GpioOutput gpio(ObjectReader output) {
        int line = output.integer("gpio", -1);
        String chip = wiring.gpioChip(output);
        boolean activeLow = output.flag("active_low");
        GpioOutput.Drive drive = output.word("drive", GpioOutput.Drive.class);
        return line < 0 ? null : new GpioOutput(line, chip, activeLow, drive);
    }

    private static @Nullable Placed<OutputSink> pwm(@Nullable ObjectReader pwm) {
        if (pwm == null) {
            return null;
        }
        int chip = pwm.integer("chip", -1);
        int channel = pwm.integer("channel", -1);
        double frequencyHz = pwm.number("frequency_hz");
        boolean inverted = pwm.flag("inverted");
        return chip < 0 || channel < 0 || Double.isNaN(frequencyHz)
                ? null
                : placed(new PwmOutput(chip, channel, frequencyHz, inverted), pwm, "channel");
    }

    private @Nullable Placed<OutputSink> device(ObjectReader output) {
        int channel = output.integer("channel", -1);
        DevicePlace device = DevicePlace.read(output, wiring, buses, devices);
        return device == null || channel < 0 || !devices.hasChannel(output, device.name(), channel)
                ? null
                : placed(
                        new DeviceOutput(
                                device.name(),
                                device.bus(),
                                device.place(),
                                channel,
                                device.constants()),
                        output,
                        device.key());
    }

    private @Nullable Placed<OutputSink> i2c(@Nullable ObjectReader i2c) {
        if (i2c == null) {
            return null;
        }
        NumberFormat format = i2c.word("type", NumberFormat.class);
        int register = i2c.integer("register", -1);
        Bus bus = buses.used(i2c, BusKind.I2C);
        int address = bus == null ? -1 : buses.place(i2c, bus);
        return bus == null || address < 0
                ? null
                : placed(
                        new I2cOutput(bus.name(), address, register, format.length(), format),
                        i2c,
                        "address");
    }

    private @Nullable Placed<OutputSink> spi(@Nullable ObjectReader spi) {
        if (spi == null) {
            return null;
        }
        NumberFormat format = spi.word("type", NumberFormat.class);
        int mode = spi.integer("mode", 0);
        List<Integer> transfer = wiring.transfer(spi);
        boolean inline = spi.flag("inline");
        Bus bus = buses.used(spi, BusKind.SPI);
        int chipSelect = bus == null ? -1 : buses.place(spi, bus);
        return transfer == null || bus == null || chipSelect < 0
                ? null
                : placed(
                        new SpiOutput(bus.name(), chipSelect, mode, transfer, format, inline),
                        spi,
                        "chip_select");
    }

    private @Nullable FileOutput file(ObjectReader output) {
        Path path = wiring.file(output);
        return path == null ? null : new FileOutput(path);
    }
}
