package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.DeviceTraffic;
import dev.takt.config.DeviceTraffic.Exchange;
import dev.takt.config.DeviceTraffic.Read;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.InputPoint;
import dev.takt.config.KnownDevice;
import dev.takt.config.OutputPoint;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes how much of its time a bus needs for the exchanges it is asked for, and whether a device
 * is done with a sample before the next.
 *
 * <p>A byte on an I2C bus takes 9 clocks, start and stop one each: to send n bytes takes (1 + n) *
 * 9 + 2 clocks, to read m bytes as much, to read them from a register, behind a repeated start, (3
 * + m) * 9 + 3. A byte on an SPI bus takes 8 clocks. Each exchange costs {@value #OVERHEAD_SECONDS}
 * s of the driver on top. Time in which a device converts is not time of the bus.
 */
final class BusLoad {
    static final double OVERHEAD_SECONDS = 20e-6;
    static final double WARNED = 0.8;

    /** What a device of which nothing is known is taken to exchange. */
    private static final List<Read> UNKNOWN = List.of(new Read(List.of(new Exchange(1, 2)), 0));

    /** What is asked of a bus again and again. */
    private static final class Demand {
        private String owner = "";
        private double rateHz;
        private Span at;

        /** Of a device: its fields, which share the reads they need. */
        private final Set<String> fields = new LinkedHashSet<>();

        private List<Read> reads = List.of();

        Demand(Span at) {
            this.at = at;
        }
    }

    private final Map<String, Map<String, Demand>> demands = new LinkedHashMap<>();
    private final double loopHz;
    private final DeviceCheck devices;
    private final Diagnostics diagnostics;

    BusLoad(double loopHz, DeviceCheck devices, Diagnostics diagnostics) {
        this.loopHz = loopHz;
        this.devices = devices;
        this.diagnostics = diagnostics;
    }

    void add(InputPoint input, Span at) {
        String own = "input " + input.name();
        String name = input.name();
        switch (input.source()) {
            case I2cInput i2c ->
                    add(
                            i2c.bus(),
                            own,
                            name,
                            input.rateHz(),
                            at,
                            new Exchange(i2c.register() < 0 ? 0 : 1, i2c.length()));
            case SpiInput spi -> {
                int bytes = spi.transfer().size();
                add(spi.bus(), own, name, input.rateHz(), at, new Exchange(bytes, bytes));
            }
            case DeviceInput device -> {
                KnownDevice known = devices.find(device.device());
                Demand demand =
                        demand(
                                device.bus(),
                                "device at " + device.address(),
                                name,
                                input.rateHz(),
                                at);
                if (known == null) {
                    demand.reads = UNKNOWN;
                } else {
                    String field = device.field();
                    demand.fields.add(field == null ? known.fields().getFirst() : field);
                    demand.reads = known.traffic().readsFor(demand.fields);
                }
            }
            case GpioInput _, CounterInput _, FileInput _ -> {
                // Not on a bus.
            }
        }
    }

    void add(OutputPoint output, Span at) {
        String own = "output " + output.name();
        String name = output.name();
        switch (output.sink()) {
            case I2cOutput i2c -> {
                int bytes = (i2c.register() < 0 ? 0 : 1) + i2c.length();
                add(i2c.bus(), own, name, output.rateHz(), at, new Exchange(bytes, 0));
            }
            case SpiOutput spi -> {
                int bytes = spi.transfer().size() + spi.format().length();
                add(spi.bus(), own, name, output.rateHz(), at, new Exchange(bytes, 0));
            }
            case DeviceOutput device -> {
                KnownDevice known = devices.find(device.device());
                DeviceTraffic traffic = known == null ? DeviceTraffic.NONE : known.traffic();
                String key = traffic.shared() ? "outputs at " + device.address() : own;
                Demand demand = demand(device.bus(), key, name, output.rateHz(), at);
                demand.reads = known == null ? UNKNOWN : List.of(new Read(traffic.write(), 0));
            }
            case GpioOutput _, PwmOutput _, FileOutput _ -> {
                // Not on a bus.
            }
        }
    }

    private void add(
            String bus, String key, String owner, double rateHz, Span at, Exchange exchange) {
        demand(bus, key, owner, rateHz, at).reads = List.of(new Read(List.of(exchange), 0));
    }

    /** What is shared runs as often as the fastest of its users asks. */
    private Demand demand(String bus, String key, String owner, double givenHz, Span at) {
        double rateHz = Double.isNaN(givenHz) ? loopHz : Math.min(loopHz, givenHz);
        Demand demand =
                demands.computeIfAbsent(bus, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(key, _ -> new Demand(at));
        if (rateHz > demand.rateHz) {
            demand.rateHz = rateHz;
            demand.owner = owner;
            demand.at = at;
        }
        return demand;
    }

    /** Reports every bus that has more to do than it can, or nearly so. */
    void check(List<Bus> buses) {
        for (Bus bus : buses) {
            Collection<Demand> all = demands.getOrDefault(bus.name(), Map.of()).values();
            double load = 0;
            Demand heaviest = null;
            for (Demand demand : all) {
                load += load(demand, bus);
                if (heaviest == null || load(demand, bus) > load(heaviest, bus)) {
                    heaviest = demand;
                }
            }
            if (heaviest != null && load > WARNED) {
                report(bus, load, heaviest);
            }
            if (load <= 1) {
                all.forEach(demand -> checkTime(demand, bus));
            }
        }
    }

    private static double load(Demand demand, Bus bus) {
        return demand.rateHz * demand.reads.stream().mapToDouble(read -> seconds(read, bus)).sum();
    }

    /** Time on the bus. */
    private static double seconds(Read read, Bus bus) {
        return read.exchanges().stream().mapToDouble(exchange -> seconds(exchange, bus)).sum();
    }

    static double seconds(Exchange exchange, Bus bus) {
        int clocks =
                bus.kind() == BusKind.SPI
                        ? 8 * Math.max(exchange.out(), exchange.in())
                        : clocks(exchange.out(), exchange.in());
        return (double) clocks / bus.clockHz() + OVERHEAD_SECONDS;
    }

    private static int clocks(int out, int in) {
        int sent = out > 0 || in == 0 ? (1 + out) * 9 + 1 : 0;
        int received = in > 0 ? (1 + in) * 9 + 1 : 0;
        return sent + received + 1;
    }

    private void report(Bus bus, double load, Demand heaviest) {
        String needs = bus.name() + " needs " + (long) Math.ceil(load * 100) + " % of its time";
        String remedy = "lower the rate of '" + heaviest.owner + "' or raise clock_hz";
        if (load > 1) {
            diagnostics.error(heaviest.at, needs + ": " + remedy);
        } else {
            diagnostics.warning(heaviest.at, needs + ": " + remedy);
        }
    }

    /** A device that converts while its next sample is due misses it. */
    private void checkTime(Demand demand, Bus bus) {
        double seconds = 0;
        for (Read read : demand.reads) {
            seconds += seconds(read, bus) + read.waitMs() / 1000;
        }
        if (seconds * demand.rateHz > 1) {
            diagnostics.error(
                    demand.at,
                    "'%s' is asked for %s times a second, and one sample takes %.1f ms"
                            .formatted(demand.owner, Phrase.number(demand.rateHz), seconds * 1000),
                    "at most \"rate_hz\": " + Phrase.number(Math.floor(1 / seconds)));
        }
    }
}
