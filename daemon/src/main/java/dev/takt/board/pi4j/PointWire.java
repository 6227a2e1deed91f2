package dev.takt.board.pi4j;

import com.pi4j.io.IOType;
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
import dev.takt.config.InputSource;
import dev.takt.config.OutputPoint;
import dev.takt.config.OutputSink;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a point is wired to, as Pi4J sees it.
 *
 * @param point whose: {@code input 'door'}
 * @param provider id of the provider that the point names; null for none
 * @param kind what kind of provider it takes
 * @param missing what a machine lacks for it
 */
record PointWire(
        String point,
        @Nullable String provider,
        IOType kind,
        Function<LinuxHardware, Optional<String>> missing) {
    static PointWire of(InputPoint input) {
        InputSource source = input.source();
        return new PointWire(
                "input '" + input.name() + "'",
                input.provider(),
                switch (source) {
                    case GpioInput _, CounterInput _ -> IOType.DIGITAL_INPUT;
                    case DeviceInput device -> bus(device.bus());
                    case I2cInput _ -> IOType.I2C;
                    case SpiInput _ -> IOType.SPI;
                    case FileInput _ -> IOType.ANALOG_INPUT;
                },
                hardware -> hardware.missing(source));
    }

    static PointWire of(OutputPoint output) {
        OutputSink sink = output.sink();
        return new PointWire(
                "output '" + output.name() + "'",
                output.provider(),
                switch (sink) {
                    case GpioOutput _ -> IOType.DIGITAL_OUTPUT;
                    case PwmOutput _ -> IOType.PWM;
                    case DeviceOutput device -> bus(device.bus());
                    case I2cOutput _ -> IOType.I2C;
                    case SpiOutput _ -> IOType.SPI;
                    case FileOutput _ -> IOType.ANALOG_OUTPUT;
                },
                hardware -> hardware.missing(sink));
    }

    private static IOType bus(String name) {
        return name.startsWith("spi") ? IOType.SPI : IOType.I2C;
    }

    Optional<String> missing(LinuxHardware hardware) {
        return missing.apply(hardware);
    }
}
