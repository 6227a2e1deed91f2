package dev.takt.board.pi4j.kernel;

import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.InputSource;
import dev.takt.config.OutputSink;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import dev.takt.linux.gpio.ChipChoice;
import dev.takt.linux.gpio.GpioChip;
import dev.takt.linux.gpio.GpioChipInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which devices are there, without using them. */
record Presence(Devices devices) {
    Optional<String> missing(InputSource source) {
        return switch (source) {
            case GpioInput line -> chip(line.chip());
            case CounterInput counter -> chip(counter.line().chip());
            case DeviceInput device -> bus(device.bus(), device.address());
            case I2cInput i2c -> bus(i2c.bus(), i2c.address());
            case SpiInput spi -> bus(spi.bus(), spi.chipSelect());
            case FileInput _ -> Optional.empty();
        };
    }

    Optional<String> missing(OutputSink sink) {
        return switch (sink) {
            case GpioOutput line -> chip(line.chip());
            case PwmOutput pwm -> file(devices.sys().resolve("class/pwm"), "pwmchip" + pwm.chip());
            case DeviceOutput device -> bus(device.bus(), device.address());
            case I2cOutput i2c -> bus(i2c.bus(), i2c.address());
            case SpiOutput spi -> bus(spi.bus(), spi.chipSelect());
            case FileOutput _ -> Optional.empty();
        };
    }

    private Optional<String> chip(@Nullable String wanted) {
        try {
            List<GpioChipInfo> chips = GpioChip.all(devices);
            return ChipChoice.of(wanted, chips).isPresent()
                    ? Optional.empty()
                    : Optional.of(ChipChoice.explain(wanted, chips));
        } catch (DeviceException e) {
            // It is there; opening the board will say why it cannot be used.
            return Optional.empty();
        }
    }

    private Optional<String> bus(String bus, int place) {
        String number = bus.substring(bus.indexOf('-') + 1);
        return file(devices.dev(), bus.startsWith("spi") ? "spidev" + number + "." + place : bus);
    }

    private Optional<String> file(Path directory, String name) {
        return devices.files().names(directory).contains(name)
                ? Optional.empty()
                : Optional.of("there is no " + directory.resolve(name));
    }
}
