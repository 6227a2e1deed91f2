package dev.takt.config.read;

import dev.takt.config.DeviceOutput;
import dev.takt.config.FileOutput;
import dev.takt.config.I2cOutput;
import dev.takt.config.OutputPoint;
import dev.takt.config.OutputSink;
import dev.takt.config.SpiOutput;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.formula.check.Declarations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code outputs}. */
final class OutputReader {
    /** Files of the kernel are slow to write. */
    static final double FILE_RATE_HZ = 100;

    private final SinkReader sinks;
    private final RateReader rates;
    private final Diagnostics diagnostics;
    private final List<Placed<OutputPoint>> points = new ArrayList<>();
    private final List<Declarations.Output> declarations = new ArrayList<>();

    OutputReader(BusReader buses, DeviceCheck devices, double loopHz, Diagnostics diagnostics) {
        this.sinks = new SinkReader(buses, devices, diagnostics);
        this.rates = new RateReader(devices, loopHz, "written", "a tick writes one value at most");
        this.diagnostics = diagnostics;
    }

    List<Placed<OutputPoint>> points() {
        return points;
    }

    /** What formulas see: every output that has a name, however wrong the rest of it is. */
    List<Declarations.Output> declarations() {
        return declarations;
    }

    void read(JsonString key, JsonValue value) {
        if (!Names.check("output", key, diagnostics)) {
            return;
        }
        String name = key.text();
        String owner = "output '" + name + "'";
        if (!(value instanceof JsonObject object)) {
            diagnostics.error(
                    value.span(),
                    "expected an object for " + owner + ", found " + value.kind(),
                    "for example {\"gpio\": 18, \"value\": \"heat > 0.5\", \"safe\": 0}");
            Fragment none = FormulaText.none(value.span());
            declarations.add(declaration(key, none, false, Limits.NONE, 0));
            return;
        }
        ObjectReader reader =
                new ObjectReader(object, Section.OUTPUT, owner, key.span(), diagnostics);
        boolean binary = reader.has("gpio");
        Limits limits = Limits.read(reader);
        Fragment formula = value(reader);
        double safe = safe(reader, limits, binary);
        declarations.add(declaration(key, formula, binary, limits, Double.isNaN(safe) ? 0 : safe));
        Placed<OutputSink> sink = sinks.read(reader);
        String unit = reader.textOrEmpty("unit");
        OutputSink to = sink == null ? null : sink.value();
        String provider = ProviderReader.read(reader, to);
        double rateHz = rate(reader, to);
        double maxOnSeconds = maxOn(reader, safe);
        if (sink != null) {
            OutputPoint point =
                    new OutputPoint(
                            name,
                            sink.value(),
                            provider,
                            safe,
                            limits.min(),
                            limits.max(),
                            unit,
                            rateHz,
                            maxOnSeconds);
            points.add(new Placed<>(point, sink.at()));
        }
    }

    private static Declarations.Output declaration(
            JsonString key, Fragment formula, boolean binary, Limits limits, double safe) {
        return new Declarations.Output(
                key.text(),
                key.span(),
                formula,
                binary,
                limits.min(),
                limits.max(),
                limits.slewPerSecond(),
                safe);
    }

    private static Fragment value(ObjectReader reader) {
        reader.require("value", "the formula whose value is written");
        Fragment formula = reader.formula("value");
        return formula == null ? FormulaText.none(reader.at()) : formula;
    }

    private double safe(ObjectReader reader, Limits limits, boolean binary) {
        String why =
                "the value written whenever the formula has none and when the controller stops";
        if (!reader.require("safe", why)) {
            return Double.NaN;
        }
        double safe = reader.number("safe");
        if (binary && safe != 0 && safe != 1 && !Double.isNaN(safe)) {
            refuse(reader, safe, "allowed for a gpio: 0 or 1");
        } else if (!binary && (safe < limits.min() || safe > limits.max())) {
            refuse(
                    reader,
                    safe,
                    "allowed by its limits: " + Phrase.range(limits.min(), limits.max()));
        }
        return safe;
    }

    private void refuse(ObjectReader reader, double safe, String allowed) {
        diagnostics.error(
                reader.valuePlace("safe"),
                "'safe' of " + reader.owner() + " is " + Phrase.number(safe) + "; " + allowed);
    }

    private double maxOn(ObjectReader reader, double safe) {
        double seconds = reader.number("max_on_s");
        if (Double.isNaN(seconds)) {
            return Double.POSITIVE_INFINITY;
        }
        if (safe != 0 && !Double.isNaN(safe)) {
            diagnostics.error(
                    reader.valuePlace("max_on_s"),
                    "'max_on_s' of " + reader.owner() + " would never put it off",
                    "it goes with \"safe\": 0");
        }
        return seconds;
    }

    private double rate(ObjectReader reader, @Nullable OutputSink sink) {
        double given = rates.given(reader);
        return switch (sink) {
            case FileOutput _ -> Double.isNaN(given) ? FILE_RATE_HZ : given;
            case DeviceOutput device -> rates.ofDevice(reader, device.device(), given);
            case SpiOutput spi when spi.inline() -> given;
            case I2cOutput _, SpiOutput _ -> rates.onBus(given);
            case null, default -> given;
        };
    }

    /**
     * The limits of an output's value.
     *
     * @param min lower limit, negative infinity for none
     * @param max upper limit, positive infinity for none
     * @param slewPerSecond largest change in units per second, positive infinity for none
     */
    private record Limits(double min, double max, double slewPerSecond) {
        static final Limits NONE =
                new Limits(
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY);

        /** The limits as given; a PWM channel keeps its duty cycle from 0 to 1 in any case. */
        static Limits read(ObjectReader reader) {
            boolean pwm = reader.has("pwm");
            boolean binary = reader.has("gpio");
            double min = or(reader.number("min"), pwm || binary ? 0 : NONE.min);
            double max = or(reader.number("max"), pwm || binary ? 1 : NONE.max);
            double slew = or(reader.number("slew_per_s"), NONE.slewPerSecond);
            if (binary) {
                return new Limits(0, 1, NONE.slewPerSecond);
            }
            String wrong = wrong(min, max, pwm);
            if (wrong != null) {
                String key = reader.has("max") ? "max" : "min";
                reader.diagnostics()
                        .error(
                                reader.valuePlace(key),
                                "limits of "
                                        + reader.owner()
                                        + " are "
                                        + Phrase.number(min)
                                        + " to "
                                        + Phrase.number(max),
                                wrong);
                return NONE;
            }
            return new Limits(min, max, slew);
        }

        private static @Nullable String wrong(double min, double max, boolean pwm) {
            if (min > max) {
                return "'min' must not be above 'max'";
            }
            return pwm && (min < 0 || max > 1) ? "a duty cycle lies from 0 to 1" : null;
        }

        private static double or(double value, double standard) {
            return Double.isNaN(value) ? standard : value;
        }
    }
}
