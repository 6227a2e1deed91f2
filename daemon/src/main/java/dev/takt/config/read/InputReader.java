package dev.takt.config.read;

import dev.takt.config.DeviceInput;
import dev.takt.config.FileInput;
import dev.takt.config.I2cInput;
import dev.takt.config.InputPoint;
import dev.takt.config.InputSource;
import dev.takt.config.OnFault;
import dev.takt.config.SpiInput;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.formula.check.Declarations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code inputs}. */
final class InputReader {
    /** Files of the kernel are slow and seldom change faster. */
    static final double FILE_RATE_HZ = 10;

    static final double LEAST_STALE_MS = 2000;
    static final double STALE_PERIODS = 3;

    private final SourceReader sources;
    private final RateReader rates;
    private final Diagnostics diagnostics;
    private final List<Placed<InputPoint>> points = new ArrayList<>();
    private final List<Declarations.Input> declarations = new ArrayList<>();

    InputReader(BusReader buses, DeviceCheck devices, double loopHz, Diagnostics diagnostics) {
        this.sources = new SourceReader(buses, devices, diagnostics);
        this.rates = new RateReader(devices, loopHz, "sampled", "a tick takes one sample at most");
        this.diagnostics = diagnostics;
    }

    List<Placed<InputPoint>> points() {
        return points;
    }

    /** What formulas see: every input that has a name, however wrong the rest of it is. */
    List<Declarations.Input> declarations() {
        return declarations;
    }

    void read(JsonString key, JsonValue value) {
        if (!Names.check("input", key, diagnostics)) {
            return;
        }
        String name = key.text();
        String owner = "input '" + name + "'";
        if (!(value instanceof JsonObject object)) {
            diagnostics.error(
                    value.span(),
                    "expected an object for " + owner + ", found " + value.kind(),
                    "for example {\"gpio\": 17}");
            declarations.add(new Declarations.Input(name, key.span(), null, null));
            return;
        }
        ObjectReader reader =
                new ObjectReader(object, Section.INPUT, owner, key.span(), diagnostics);
        Fragment sim = reader.formula("sim");
        Fragment formula = reader.formula("value");
        Placed<InputSource> source = sources.read(reader);
        InputSource from = source == null ? null : source.value();
        double rateHz = rate(reader, from);
        String provider = ProviderReader.read(reader, from);
        String unit = reader.textOrEmpty("unit");
        double staleAfterMs = staleAfter(reader, rateHz);
        OnFault onFault = onFault(reader.object("on_fault", Section.ON_FAULT));
        boolean required = reader.flag("required");
        declarations.add(new Declarations.Input(name, key.span(), formula, sim, onFault.value()));
        if (source != null) {
            InputPoint point =
                    new InputPoint(
                            name,
                            source.value(),
                            provider,
                            sim != null,
                            rateHz,
                            unit,
                            staleAfterMs,
                            onFault,
                            required);
            points.add(new Placed<>(point, source.at()));
        }
    }

    private double rate(ObjectReader reader, @Nullable InputSource source) {
        double given = rates.given(reader);
        return switch (source) {
            case FileInput _ -> Double.isNaN(given) ? FILE_RATE_HZ : given;
            case DeviceInput device -> rates.ofDevice(reader, device.device(), given);
            case SpiInput spi when spi.inline() -> given;
            case I2cInput _, SpiInput _ -> rates.onBus(given);
            case null, default -> given;
        };
    }

    private static double staleAfter(ObjectReader reader, double rateHz) {
        double given = reader.number("stale_after_ms");
        if (!Double.isNaN(given)) {
            return given;
        }
        return Double.isNaN(rateHz)
                ? LEAST_STALE_MS
                : Math.max(LEAST_STALE_MS, STALE_PERIODS * 1000 / rateHz);
    }

    private OnFault onFault(@Nullable ObjectReader reader) {
        if (reader == null) {
            return OnFault.DEFAULT;
        }
        double holdMs = reader.number("hold_ms");
        OnFault.Then then = reader.word("then", OnFault.Then.class);
        double value = reader.number("value");
        if (then == OnFault.Then.VALUE) {
            reader.require("value", "the value that takes the input's place");
        } else if (reader.has("value")) {
            diagnostics.error(
                    reader.keyPlace("value"), "'value' needs \"then\": \"value\" beside it");
        }
        return new OnFault(holdMs, then, then == OnFault.Then.VALUE ? value : Double.NaN);
    }
}
