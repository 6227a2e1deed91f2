package dev.takt.config.read;

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
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is claimed twice: lines, channels, addresses, chip selects, files.
 *
 * <p>An address or a chip select may be claimed any number of times for the same use: several
 * fields of one device, several registers of one chip. Everything else has one owner.
 */
final class Clashes {
    /**
     * A claim on a piece of hardware.
     *
     * @param use what for; claims for the same use do not clash
     * @param owner input or output, for the message
     */
    private record Claim(String use, String owner, Span at) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final Diagnostics diagnostics;

    Clashes(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void add(InputPoint input, Span at) {
        String owner = "input '" + input.name() + "'";
        String via = via(input.provider());
        switch (input.source()) {
            case GpioInput gpio -> claim(line(gpio) + via, owner, owner, at);
            case CounterInput counter -> claim(line(counter.line()) + via, owner, owner, at);
            case DeviceInput device -> {
                String chip = chip(device.bus(), device.address());
                claim(chip, "device '" + device.device() + "'" + via, owner, at);
                claim(device.constants(), chip, owner, at);
            }
            case I2cInput i2c -> claim(chip(i2c.bus(), i2c.address()), "i2c" + via, owner, at);
            case SpiInput spi ->
                    claim(
                            chip(spi.bus(), spi.chipSelect()),
                            "spi in mode " + spi.mode() + via,
                            owner,
                            at);
            case FileInput _ -> {
                // Any number of inputs may read a file.
            }
        }
    }

    void add(OutputPoint output, Span at) {
        String owner = "output '" + output.name() + "'";
        String via = via(output.provider());
        switch (output.sink()) {
            case GpioOutput gpio -> claim(line(gpio.line(), gpio.chip()) + via, owner, owner, at);
            case PwmOutput pwm ->
                    claim(
                            "pwm channel " + pwm.channel() + " of chip " + pwm.chip() + via,
                            owner,
                            owner,
                            at);
            case DeviceOutput device -> {
                String chip = chip(device.bus(), device.address());
                if (claim(chip, "device '" + device.device() + "'" + via, owner, at)) {
                    claim("channel " + device.channel() + " of " + chip, owner, owner, at);
                }
                claim(device.constants(), chip, owner, at);
            }
            case I2cOutput i2c -> {
                String chip = chip(i2c.bus(), i2c.address());
                String register =
                        i2c.register() < 0 ? "the only register" : "register " + i2c.register();
                if (claim(chip, "i2c" + via, owner, at)) {
                    claim(register + " of " + chip, owner, owner, at);
                }
            }
            case SpiOutput spi -> {
                String chip = chip(spi.bus(), spi.chipSelect());
                if (claim(chip, "spi in mode " + spi.mode() + via, owner, at)) {
                    claim("transfer " + spi.transfer() + " to " + chip, owner, owner, at);
                }
            }
            case FileOutput file ->
                    claim("file '" + file.path().normalize() + "'", owner, owner, at);
        }
    }

    /** All inputs and outputs of a device may give its constants, but not different ones. */
    private void claim(Map<String, Double> constants, String chip, String owner, Span at) {
        constants.forEach((name, value) ->
                claim("constant '" + name + "' of " + chip, Phrase.number(value), owner, at));
    }

    private boolean claim(String resource, String use, String owner, Span at) {
        Claim first = claims.putIfAbsent(resource, new Claim(use, owner, at));
        if (first == null || first.use.equals(use)) {
            return true;
        }
        String as = first.use.equals(first.owner) ? "" : " as " + first.use;
        diagnostics.error(
                at,
                resource
                        + " is taken already by "
                        + first.owner
                        + as
                        + " at "
                        + Phrase.place(first.at),
                use.equals(owner) ? null : "here it is used as " + use);
        return false;
    }

    /** Each provider has lines and channels of its own, and a chip is reached through one. */
    private static String via(@Nullable String provider) {
        return provider == null ? "" : " through provider '" + provider + "'";
    }

    private static String line(GpioInput gpio) {
        return line(gpio.line(), gpio.chip());
    }

    private static String line(int line, @Nullable String chip) {
        return "gpio " + line + (chip == null ? "" : " of " + chip);
    }

    private static String chip(String bus, int place) {
        boolean i2c = bus.startsWith("i2c");
        return (i2c ? "address " + BusReader.hex(place) : "chip select " + place) + " on " + bus;
    }
}
