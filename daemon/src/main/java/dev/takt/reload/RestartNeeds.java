package dev.takt.reload;

import dev.takt.config.Bus;
import dev.takt.config.Configuration;
import dev.takt.config.CounterInput;
import dev.takt.config.CpuChoice;
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
import dev.takt.config.LoopSettings;
import dev.takt.config.OutputPoint;
import dev.takt.config.OutputSink;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a new configuration a running controller cannot take up. */
final class RestartNeeds {
    private final List<Diagnostic> needs = new ArrayList<>();

    private RestartNeeds() {}

    /**
     * Compares two configurations.
     *
     * @param simulated whether the board is the simulated one
     * @return an error for each difference that needs a restart
     */
    static List<Diagnostic> between(Configuration runs, Configuration next, boolean simulated) {
        RestartNeeds found = new RestartNeeds();
        found.compare("'name'", runs.name(), next.name());
        found.compare("'board'", word(runs.board()), word(next.board()));
        found.compareLoops(runs.loop(), next.loop());
        if (!runs.recorder().equals(next.recorder())) {
            found.add("'recorder' has changed");
        }
        if (!runs.control().equals(next.control())) {
            found.add("'control' has changed");
        }
        if (!runs.metrics().equals(next.metrics())) {
            found.add("'metrics' have changed");
        }
        found.compareBuses(runs.buses(), next.buses());
        if (!simulated) {
            found.compareInputs(runs, next);
            found.compareOutputs(runs, next);
        }
        return found.needs;
    }

    private void compareLoops(LoopSettings runs, LoopSettings next) {
        int before = needs.size();
        compare("'rate_hz' of loop", Phrase.number(runs.rateHz()), Phrase.number(next.rateHz()));
        compare("'cpu' of loop", word(runs.cpu()), word(next.cpu()));
        compare("'priority' of loop", runs.priority(), next.priority());
        compare("'wait' of loop", word(runs.waitMode()), word(next.waitMode()));
        compare("'overrun' of loop", word(runs.overrun()), word(next.overrun()));
        if (needs.size() == before && !runs.equals(next)) {
            add("'loop' has changed");
        }
    }

    /** A bus that only one of them uses can come and go. */
    private void compareBuses(List<Bus> runs, List<Bus> next) {
        for (Bus bus : next) {
            boolean changed =
                    runs.stream()
                            .anyMatch(one -> one.name().equals(bus.name()) && !one.equals(bus));
            if (changed) {
                add("the settings of bus '" + bus.name() + "' have changed");
            }
        }
    }

    /**
     * A line or channel that is open cannot be opened a second time, with other settings; and what
     * is new on a bus would have to share it with the thread that has it.
     */
    private void compareInputs(Configuration runs, Configuration next) {
        Map<String, InputPoint> known = new HashMap<>();
        runs.inputs().forEach(point -> known.put(point.name(), point));
        for (InputPoint point : next.inputs()) {
            InputPoint before = known.get(point.name());
            if (point.source() instanceof FileInput) {
                continue;
            }
            if (before == null) {
                refuseBus("input", point.name(), bus(point.source()), runs);
            } else if (!before.source().equals(point.source())
                    || !Objects.equals(before.provider(), point.provider())) {
                add("the wiring of input '" + point.name() + "' has changed");
            } else if (bus(point.source()) != null
                    && Double.compare(before.rateHz(), point.rateHz()) != 0) {
                add("'rate_hz' of input '" + point.name() + "' has changed");
            }
        }
    }

    private void compareOutputs(Configuration runs, Configuration next) {
        Map<String, OutputPoint> known = new HashMap<>();
        runs.outputs().forEach(point -> known.put(point.name(), point));
        for (OutputPoint point : next.outputs()) {
            OutputPoint before = known.get(point.name());
            if (point.sink() instanceof FileOutput) {
                continue;
            }
            if (before == null) {
                refuseBus("output", point.name(), bus(point.sink()), runs);
                continue;
            }
            if (!before.sink().equals(point.sink())
                    || !Objects.equals(before.provider(), point.provider())) {
                add("the wiring of output '" + point.name() + "' has changed");
            }
            compare(
                    "'safe' of output '" + point.name() + "'",
                    Phrase.number(before.safe()),
                    Phrase.number(point.safe()));
            if (Double.compare(before.rateHz(), point.rateHz()) != 0) {
                add("'rate_hz' of output '" + point.name() + "' has changed");
            }
        }
    }

    private void refuseBus(String kind, String point, @Nullable String bus, Configuration runs) {
        boolean inUse =
                bus != null
                        && (runs.inputs().stream().anyMatch(one -> bus.equals(bus(one.source())))
                                || runs.outputs().stream()
                                        .anyMatch(one -> bus.equals(bus(one.sink()))));
        if (inUse) {
            add(kind + " '" + point + "' is new on bus '" + bus + "', which is in use");
        }
    }

    private static @Nullable String bus(InputSource source) {
        return switch (source) {
            case DeviceInput device -> device.bus();
            case I2cInput i2c -> i2c.bus();
            case SpiInput spi -> spi.bus();
            case GpioInput _, CounterInput _, FileInput _ -> null;
        };
    }

    private static @Nullable String bus(OutputSink sink) {
        return switch (sink) {
            case DeviceOutput device -> device.bus();
            case I2cOutput i2c -> i2c.bus();
            case SpiOutput spi -> spi.bus();
            case GpioOutput _, PwmOutput _, FileOutput _ -> null;
        };
    }

    private void compare(String what, Object runs, Object next) {
        if (!runs.equals(next)) {
            add(what + " has changed from " + runs + " to " + next);
        }
    }

    private void add(String message) {
        needs.add(
                new Diagnostic(
                        Severity.ERROR,
                        null,
                        message,
                        "this takes a restart; the controller runs on as it was"));
    }

    private static String word(CpuChoice cpu) {
        return cpu.equals(CpuChoice.AUTO) ? "auto" : String.valueOf(cpu.cpu());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
