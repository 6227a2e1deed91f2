package dev.takt.config.read;

import dev.takt.config.Bus;
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
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates how much of its time a bus needs for the transfers it is asked for.
 *
 * <p>A byte on an I2C bus takes 9 clocks; a read of n bytes from a register sends address, register
 * and address again and takes 3 clocks for start, repeated start and stop: (3 + n) * 9 + 3. A write
 * of n bytes takes (2 + n) * 9 + 2. A byte on an SPI bus takes 8 clocks. Each transfer costs
 * {@value #OVERHEAD_SECONDS} s of the driver on top. What a device transfers is taken to be one
 * register of 2 bytes, once for all of its fields.
 */
final class BusLoad {
    static final double OVERHEAD_SECONDS = 20e-6;
    static final double WARNED = 0.8;

    private static final int DEVICE_BYTES = 2;

    /** One transfer that is repeated. */
    private record Transfer(String owner, int clocks, double rateHz, Span at) {}

    private final Map<String, Map<String, Transfer>> transfers = new LinkedHashMap<>();
    private final double loopHz;
    private final Diagnostics diagnostics;

    BusLoad(double loopHz, Diagnostics diagnostics) {
        this.loopHz = loopHz;
        this.diagnostics = diagnostics;
    }

    void add(InputPoint input, Span at) {
        String own = "input " + input.name();
        switch (input.source()) {
            case I2cInput i2c ->
                    add(
                            i2c.bus(),
                            own,
                            new Transfer(input.name(), read(i2c.length()), input.rateHz(), at));
            case SpiInput spi ->
                    add(
                            spi.bus(),
                            own,
                            new Transfer(
                                    input.name(), 8 * spi.transfer().size(), input.rateHz(), at));
            case DeviceInput device ->
                    add(
                            device.bus(),
                            "device at " + device.address(),
                            new Transfer(input.name(), device(device.bus()), input.rateHz(), at));
            case GpioInput _, CounterInput _, FileInput _ -> {
                // Not on a bus.
            }
        }
    }

    void add(OutputPoint output, Span at) {
        String own = "output " + output.name();
        switch (output.sink()) {
            case I2cOutput i2c ->
                    add(
                            i2c.bus(),
                            own,
                            new Transfer(output.name(), write(i2c.length()), output.rateHz(), at));
            case SpiOutput spi -> {
                int bytes = spi.transfer().size() + spi.format().length();
                add(spi.bus(), own, new Transfer(output.name(), 8 * bytes, output.rateHz(), at));
            }
            case DeviceOutput device ->
                    add(
                            device.bus(),
                            own,
                            new Transfer(output.name(), device(device.bus()), output.rateHz(), at));
            case GpioOutput _, PwmOutput _, FileOutput _ -> {
                // Not on a bus.
            }
        }
    }

    private static int read(int bytes) {
        return (3 + bytes) * 9 + 3;
    }

    private static int write(int bytes) {
        return (2 + bytes) * 9 + 2;
    }

    private static int device(String bus) {
        return bus.startsWith("i2c") ? read(DEVICE_BYTES) : 8 * (1 + DEVICE_BYTES);
    }

    /** Fields of one device share a transfer, which runs as often as the fastest of them asks. */
    private void add(String bus, String key, Transfer transfer) {
        double rateHz = Double.isNaN(transfer.rateHz) ? loopHz : Math.min(loopHz, transfer.rateHz);
        Transfer held = new Transfer(transfer.owner, transfer.clocks, rateHz, transfer.at);
        transfers
                .computeIfAbsent(bus, _ -> new LinkedHashMap<>())
                .merge(key, held, (a, b) -> a.rateHz >= b.rateHz ? a : b);
    }

    /** Reports every bus that has more to do than it can, or nearly so. */
    void check(List<Bus> buses) {
        for (Bus bus : buses) {
            List<Transfer> all =
                    new ArrayList<>(transfers.getOrDefault(bus.name(), Map.of()).values());
            double load = 0;
            Transfer heaviest = null;
            for (Transfer transfer : all) {
                load += load(transfer, bus);
                if (heaviest == null || load(transfer, bus) > load(heaviest, bus)) {
                    heaviest = transfer;
                }
            }
            if (heaviest != null && load > WARNED) {
                report(bus, load, heaviest);
            }
        }
    }

    private static double load(Transfer transfer, Bus bus) {
        return transfer.rateHz * ((double) transfer.clocks / bus.clockHz() + OVERHEAD_SECONDS);
    }

    private void report(Bus bus, double load, Transfer heaviest) {
        String needs = bus.name() + " needs " + (long) Math.ceil(load * 100) + " % of its time";
        String remedy = "lower the rate of '" + heaviest.owner + "' or raise clock_hz";
        if (load > 1) {
            diagnostics.error(heaviest.at, needs + ": " + remedy);
        } else {
            diagnostics.warning(heaviest.at, needs + ": " + remedy);
        }
    }
}
