package dev.takt.board.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.analog.AnalogInput;
import com.pi4j.io.gpio.analog.AnalogOutput;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmPolarity;
import com.pi4j.io.pwm.PwmType;
import dev.takt.board.BoardException;
import dev.takt.board.HardwareKeys;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Pi4J object of a point. Its id is the name of the point.
 *
 * <p>GPIO lines and PWM channels are digital inputs and outputs and PWM; what a device or a bus
 * measures or is set to is a quantity, an analog input or output. A counter is a digital input
 * whose edges are measured.
 *
 * <p>Pi4J's registry wants a number of its own for every analog object and for every line, also
 * across chips: quantities are counted, and the lines of the n-th named chip begin at n times
 * {@value #LINES_PER_CHIP}.
 */
final class PointFactory {
    private static final int LINES_PER_CHIP = 1024;
    private static final String NUMBERED_CHIP = "gpiochip";
    private static final String BUS = "bus";
    private static final double PERCENT = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Context context;
    private final boolean simulated;
    private final List<@Nullable String> chips = new ArrayList<>();
    private int quantities;

    /**
     * @param simulated whether a counter is a quantity: without hardware there are no edges
     */
    PointFactory(Context context, boolean simulated) {
        this.context = context;
        this.simulated = simulated;
        chips.add(null);
    }

    /**
     * @throws BoardException if Pi4J refuses it
     */
    IO<?, ?, ?> input(InputPoint point) throws BoardException {
        try {
            return switch (point.source()) {
                case GpioInput line -> digital(point.name(), line, Map.of());
                case CounterInput counter when !simulated -> counter(point.name(), counter);
                case CounterInput _, DeviceInput _, I2cInput _, SpiInput _, FileInput _ ->
                        quantity(point.name());
            };
        } catch (RuntimeException | LinkageError e) {
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
        } catch (RuntimeException | LinkageError e) {
            throw refused("output", point.name(), e);
        }
    }

    private DigitalInput counter(String name, CounterInput counter) {
        return digital(
                name,
                counter.line(),
                Map.of(
                        HardwareKeys.EDGE,
                        counter.edge().name(),
                        HardwareKeys.MEASURE,
                        counter.measure().name(),
                        HardwareKeys.ZERO_AFTER_NANOS,
                        Long.toString(counter.zeroAfterNanos())));
    }

    private DigitalInput digital(String name, GpioInput line, Map<String, String> keys) {
        DigitalInputConfig config =
                DigitalInput.newConfigBuilder(context)
                        .id(name)
                        .name(name)
                        .load(chip(line.chip()))
                        .load(keys)
                        .bcm(line.line())
                        .onState(line.activeLow() ? DigitalState.LOW : DigitalState.HIGH)
                        .pull(
                                switch (line.pull()) {
                                    case OFF -> PullResistance.OFF;
                                    case UP -> PullResistance.PULL_UP;
                                    case DOWN -> PullResistance.PULL_DOWN;
                                })
                        .debounce(TimeUnit.NANOSECONDS.toMicros(line.debounceNanos()))
                        .build();
        int number = number(line.line(), line.chip());
        return context.create(NumberedConfigs.numbered(DigitalInputConfig.class, config, number));
    }

    private DigitalOutput digital(OutputPoint point, GpioOutput line) {
        DigitalState onState = line.activeLow() ? DigitalState.LOW : DigitalState.HIGH;
        DigitalState safe = point.safe() == 0 ? DigitalState.inverseState(onState) : onState;
        DigitalOutputConfig config =
                DigitalOutput.newConfigBuilder(context)
                        .id(point.name())
                        .name(point.name())
                        .load(chip(line.chip()))
                        .load(Map.of(HardwareKeys.DRIVE, line.drive().name()))
                        .bcm(line.line())
                        .onState(onState)
                        .initial(safe)
                        .shutdown(safe)
                        .build();
        int number = number(line.line(), line.chip());
        return context.create(NumberedConfigs.numbered(DigitalOutputConfig.class, config, number));
    }

    private Pwm pwm(OutputPoint point, PwmOutput channel) {
        int safePercent = whole(point.safe() * PERCENT);
        return context.create(
                Pwm.newConfigBuilder(context)
                        .id(point.name())
                        .name(point.name())
                        .load(
                                Map.of(
                                        HardwareKeys.PWM_PERIOD_NANOS,
                                        Long.toString(
                                                Math.round(
                                                        NANOS_PER_SECOND / channel.frequencyHz())),
                                        HardwareKeys.PWM_INITIAL,
                                        Double.toString(point.safe())))
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
        return context.create(NumberedConfigs.input(context, name, quantities++));
    }

    private AnalogOutput quantity(OutputPoint point) {
        return context.create(
                NumberedConfigs.output(context, point.name(), quantities++, whole(point.safe())));
    }

    /** What Pi4J calls the bus of a line is the number of its chip. */
    private static Map<String, String> chip(@Nullable String chip) {
        if (chip == null) {
            return Map.of();
        }
        return chip.matches(NUMBERED_CHIP + "[0-9]+")
                ? Map.of(HardwareKeys.CHIP, chip, BUS, chip.substring(NUMBERED_CHIP.length()))
                : Map.of(HardwareKeys.CHIP, chip);
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

    private static BoardException refused(String what, String name, Throwable cause) {
        return new BoardException(
                what + " '" + name + "' cannot be opened: " + Contexts.reason(cause), cause);
    }
}
