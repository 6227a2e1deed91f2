package dev.takt.config.read;

import dev.takt.config.Parameter;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Declarations;
import java.util.ArrayList;
import java.util.List;

/** Reads the section {@code parameters}. */
final class ParameterReader {
    private final Diagnostics diagnostics;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Declarations.Parameter> declarations = new ArrayList<>();

    ParameterReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** What formulas see: every parameter that has a name, however wrong the rest of it is. */
    List<Declarations.Parameter> declarations() {
        return declarations;
    }

    void read(JsonString key, JsonValue value) {
        if (!Names.check("parameter", key, diagnostics)) {
            return;
        }
        Parameter parameter = parameter(key, value);
        parameters.add(parameter);
        declarations.add(new Declarations.Parameter(key.text(), key.span(), parameter.value()));
    }

    private Parameter parameter(JsonString key, JsonValue value) {
        String owner = "parameter '" + key.text() + "'";
        if (value instanceof JsonObject object) {
            return limited(
                    key,
                    new ObjectReader(object, Section.PARAMETER, owner, key.span(), diagnostics));
        }
        if (value instanceof JsonNumber number) {
            return unlimited(key.text(), Double.isNaN(number.value()) ? 0 : number.value());
        }
        diagnostics.error(
                value.span(),
                "expected a number for " + owner + ", found " + value.kind(),
                "or an object: {\"value\": 60, \"min\": 20, \"max\": 240}");
        return unlimited(key.text(), 0);
    }

    private static Parameter unlimited(String name, double value) {
        return new Parameter(
                name, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "", false);
    }

    private Parameter limited(JsonString key, ObjectReader reader) {
        reader.require("value", "its value at the start");
        double value = reader.number("value");
        double min = or(reader.number("min"), Double.NEGATIVE_INFINITY);
        double max = or(reader.number("max"), Double.POSITIVE_INFINITY);
        if (min > max) {
            diagnostics.error(
                    reader.valuePlace("max"),
                    "limits of "
                            + reader.owner()
                            + " are "
                            + Phrase.number(min)
                            + " to "
                            + Phrase.number(max),
                    "'min' must not be above 'max'");
        } else if (value < min || value > max) {
            diagnostics.error(
                    reader.valuePlace("value"),
                    "'value' of "
                            + reader.owner()
                            + " is "
                            + Phrase.number(value)
                            + "; allowed by its limits: "
                            + Phrase.range(min, max));
        }
        return new Parameter(
                key.text(),
                or(value, 0),
                min,
                max,
                reader.textOrEmpty("unit"),
                reader.flag("retain"));
    }

    private static double or(double value, double standard) {
        return Double.isNaN(value) ? standard : value;
    }
}
