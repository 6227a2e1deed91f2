package dev.takt.board.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.analog.AnalogInput;
import com.pi4j.io.gpio.analog.AnalogOutput;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmPolarity;
import com.pi4j.io.pwm.PwmType;
import dev.takt.board.BoardException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Pi4J object of a point. Its id is the name of the point.
 *
 * <p>GPIO lines and PWM channels are digital inputs and outputs and PWM; what a device, a bus or a
 * counter measures or is set to is a quantity, an analog input or output.
 *
 * <p>Pi4J's registry wants a number of its own for every analog object and for every line, also
 * across chips: quantities are counted, and the lines of the n-th named chip begin at n times
 * {@value #LINES_PER_CHIP}.
 */
final class PointFactory {
    private static final int LINES_PER_CHIP = 1024;
    private static final double PERCENT = 100;

    private final Context context;
    private final List<@Nullable String> chips = new ArrayList<>();
    private int quantities;

    PointFactory(Context context) {
        this.context = context;
        chips.add(null);
    }

    /**
     * @throws BoardException if Pi4J refuses it
     */
    IO<?, ?, ?> input(InputPoint point) throws BoardException {
        try {
            return switch (point.source()) {
                case GpioInput line -> digital(point.name(), line);
                case CounterInput _, DeviceInput _, I2cInput _, SpiInput _, FileInput _ ->
                        quantity(point.name());
            };
        } catch (RuntimeException e) {
            throw refused("input", point.name(), e);
        }
    }

    /**
     * @throws BoardException if Pi4J refuses it
     */
    IO<?, ?, ?> output(OutputPoint point) throws BoardException {
        try {
            return switch (point.sink()) {
                case GpioOutput line -> digital(point, line);
                case PwmOutput channel -> pwm(point, channel);
                case DeviceOutput _, I2cOutput _, SpiOutput _, FileOutput _ -> quantity(point);
            };
        } catch (RuntimeException e) {
            throw refused("output", point.name(), e);
        }
    }

    private DigitalInput digital(String name, GpioInput line) {
        return context.create(
                DigitalInput.newConfigBuilder(context)
                        .id(name)
                        .name(name)
                        .bcm(number(line.line(), line.chip()))
                        .onState(line.activeLow() ? DigitalState.LOW : DigitalState.HIGH)
                        .pull(
                                switch (line.pull()) {
                                    case OFF -> PullResistance.OFF;
                                    case UP -> PullResistance.PULL_UP;
                                    case DOWN -> PullResistance.PULL_DOWN;
                                })
                        .debounce(TimeUnit.NANOSECONDS.toMicros(line.debounceNanos()))
                        .build());
    }

    private DigitalOutput digital(OutputPoint point, GpioOutput line) {
        DigitalState onState = line.activeLow() ? DigitalState.LOW : DigitalState.HIGH;
        DigitalState safe = point.safe() == 0 ? DigitalState.inverseState(onState) : onState;
        return context.create(
                DigitalOutput.newConfigBuilder(context)
                        .id(point.name())
                        .name(point.name())
                        .bcm(number(line.line(), line.chip()))
                        .onState(onState)
                        .initial(safe)
                        .shutdown(safe)
                        .build());
    }

    private Pwm pwm(OutputPoint point, PwmOutput channel) {
        int safePercent = whole(point.safe() * PERCENT);
        return context.create(
                Pwm.newConfigBuilder(context)
                        .id(point.name())
                        .name(point.name())
                        .chip(channel.chip())
                        .channel(channel.channel())
                        .pwmType(PwmType.HARDWARE)
                        .polarity(channel.inverted() ? PwmPolarity.INVERSED : PwmPolarity.NORMAL)
                        .frequency(Math.max(1, whole(channel.frequencyHz())))
                        .initial(safePercent)
                        .shutdown(safePercent)
                        .build());
    }

    private AnalogInput quantity(String name) {
        return context.create(QuantityConfigs.input(context, name, quantities++));
    }

    private AnalogOutput quantity(OutputPoint point) {
        return context.create(
                QuantityConfigs.output(context, point.name(), quantities++, whole(point.safe())));
    }

    private int number(int line, @Nullable String chip) {
        if (!chips.contains(chip)) {
            chips.add(chip);
        }
        return line + LINES_PER_CHIP * chips.indexOf(chip);
    }

    private static int whole(double value) {
        return (int) Math.rint(value);
    }

    private static BoardException refused(String what, String name, RuntimeException cause) {
        return new BoardException(
                what + " '" + name + "' cannot be opened: " + cause.getMessage(), cause);
    }
}
