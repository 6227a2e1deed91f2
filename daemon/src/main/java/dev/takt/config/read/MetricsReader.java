package dev.takt.config.read;

import dev.takt.config.MetricsSettings;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.NearestName;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code metrics}. */
final class MetricsReader {
    /** Numbers only: a name would be looked up, which may take long and change. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]+");

    private final Diagnostics diagnostics;
    private final List<JsonString> signals = new ArrayList<>();

    MetricsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The settings; none where the section is left out, and wherever it is wrong. */
    MetricsSettings read(@Nullable ObjectReader metrics) {
        if (metrics == null) {
            return MetricsSettings.NONE;
        }
        JsonValue wanted = metrics.value("signals");
        if (wanted instanceof JsonArray array) {
            array.elements().forEach(this::signal);
        } else if (wanted != null) {
            metrics.mistype("an array of names", "signals", wanted);
        }
        return new MetricsSettings(
                metrics.textOrEmpty("textfile"),
                metrics.integer("port", 0),
                address(metrics),
                signals.stream().map(JsonString::text).toList());
    }

    private void signal(JsonValue element) {
        if (element instanceof JsonString name) {
            signals.add(name);
        } else {
            diagnostics.error(
                    element.span(), "expected the name of a signal, found " + element.kind());
        }
    }

    private String address(ObjectReader metrics) {
        String address = metrics.text("address");
        if (address == null) {
            return MetricsSettings.LOOPBACK;
        }
        if (!ADDRESS.matcher(address).matches()) {
            diagnostics.error(
                    metrics.valuePlace("address"),
                    Phrase.quoted(address) + " is no address",
                    "\"127.0.0.1\" for this machine alone, \"0.0.0.0\" for whoever can reach it");
            return MetricsSettings.LOOPBACK;
        }
        if (!metrics.has("port")) {
            diagnostics.error(
                    metrics.keyPlace("address"), "'address' has no effect", "it goes with 'port'");
        }
        return address;
    }

    /** Reports names that are none. */
    void check(Program program) {
        Set<String> known =
                program.cells().stream()
                        .map(Cell::name)
                        .filter(name -> name.indexOf('$') < 0)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        for (JsonString name : signals) {
            if (!known.contains(name.text())) {
                diagnostics.error(
                        name.span(),
                        "unknown name " + Phrase.quoted(name.text()) + " in 'signals'",
                        NearestName.of(name.text(), known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse(null));
            }
        }
    }
}
