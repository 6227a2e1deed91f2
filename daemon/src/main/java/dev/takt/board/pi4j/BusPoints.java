package dev.takt.board.pi4j;

import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.board.bus.BusGroup;
import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
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
import org.jspecify.annotations.Nullable;

/** The points of a board that lie on buses. */
final class BusPoints {
    private final BusGroup group;
    private final Descriptors devices;

    BusPoints(BusGroup group, Points points) {
        this.group = group;
        this.devices = points.devices() instanceof Descriptors known ? known : new Descriptors();
    }

    /** Null for one that is on no bus. */
    @Nullable RealInput input(InputPoint point) throws BoardException {
        return switch (point.source()) {
            case DeviceInput device ->
                    group.input(device, descriptor(device.device()), point.rateHz());
            case I2cInput i2c -> group.input(i2c, point.rateHz());
            case SpiInput spi -> group.input(spi, point.rateHz());
            case GpioInput _, CounterInput _, FileInput _ -> null;
        };
    }

    /** Null for one that is on no bus. */
    @Nullable RealOutput output(OutputPoint point) throws BoardException {
        return switch (point.sink()) {
            case DeviceOutput device ->
                    group.output(device, descriptor(device.device()), point.rateHz());
            case I2cOutput i2c -> group.output(i2c, point.rateHz());
            case SpiOutput spi -> group.output(spi, point.rateHz(), point.safe());
            case GpioOutput _, PwmOutput _, FileOutput _ -> null;
        };
    }

    /**
     * Opens the buses, after the last point.
     *
     * @throws BoardException if one cannot be opened
     */
    void start() throws BoardException {
        group.start();
    }

    private DeviceDescriptor descriptor(String name) throws BoardException {
        DeviceDescriptor device = devices.descriptor(name);
        if (device == null) {
            throw new BoardException("device '" + name + "' has no descriptor");
        }
        return device;
    }
}
