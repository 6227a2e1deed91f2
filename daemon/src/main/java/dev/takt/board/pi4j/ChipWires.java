package dev.takt.board.pi4j;

import dev.takt.board.Points;
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
import java.util.HashMap;
import java.util.Map;

/** The wire of each chip on a bus: that of its first point, as all name the same provider. */
final class ChipWires {
    private record Place(String bus, int place) {}

    private final Map<Place, PointWire> wires = new HashMap<>();

    ChipWires(Points points) {
        points.inputs().forEach(this::add);
        points.outputs().forEach(this::add);
    }

    private void add(InputPoint point) {
        switch (point.source()) {
            case DeviceInput device -> add(device.bus(), device.address(), PointWire.of(point));
            case I2cInput i2c -> add(i2c.bus(), i2c.address(), PointWire.of(point));
            case SpiInput spi -> add(spi.bus(), spi.chipSelect(), PointWire.of(point));
            case GpioInput _, CounterInput _, FileInput _ -> {}
        }
    }

    private void add(OutputPoint point) {
        switch (point.sink()) {
            case DeviceOutput device -> add(device.bus(), device.address(), PointWire.of(point));
            case I2cOutput i2c -> add(i2c.bus(), i2c.address(), PointWire.of(point));
            case SpiOutput spi -> add(spi.bus(), spi.chipSelect(), PointWire.of(point));
            case GpioOutput _, PwmOutput _, FileOutput _ -> {}
        }
    }

    private void add(String bus, int place, PointWire wire) {
        wires.putIfAbsent(new Place(bus, place), wire);
    }

    /**
     * @throws IllegalArgumentException if no point is there
     */
    PointWire at(String bus, int place) {
        PointWire wire = wires.get(new Place(bus, place));
        if (wire == null) {
            throw new IllegalArgumentException("no point at " + place + " on " + bus);
        }
        return wire;
    }
}
