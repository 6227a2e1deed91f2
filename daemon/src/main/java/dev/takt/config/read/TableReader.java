package dev.takt.config.read;

import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Declarations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code tables}. */
final class TableReader {
    static final int LEAST_POINTS = 2;
    static final int MOST_POINTS = 65_536;

    private final Diagnostics diagnostics;
    private final List<Declarations.Table> declarations = new ArrayList<>();

    TableReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * What formulas see: every table that has a name, a flat one in the place of a mistaken one.
     */
    List<Declarations.Table> declarations() {
        return declarations;
    }

    void read(JsonString key, JsonValue value) {
        if (!Names.check("table", key, diagnostics)) {
            return;
        }
        Declarations.Table table = table(key, value);
        declarations.add(
                table == null
                        ? new Declarations.Table(
                                key.text(), key.span(), new double[] {0, 1}, new double[2])
                        : table);
    }

    private Declarations.@Nullable Table table(JsonString key, JsonValue value) {
        String owner = "table '" + key.text() + "'";
        if (!(value instanceof JsonObject object)) {
            diagnostics.error(
                    value.span(),
                    "expected an object for " + owner + ", found " + value.kind(),
                    "for example {\"x\": [0, 100], \"y\": [0, 1]}");
            return null;
        }
        ObjectReader reader =
                new ObjectReader(object, Section.TABLE, owner, key.span(), diagnostics);
        double @Nullable [] x = points(reader, "x");
        double @Nullable [] y = points(reader, "y");
        boolean rising = x != null && rises(reader, x);
        if (x == null || y == null) {
            return null;
        }
        if (x.length != y.length) {
            diagnostics.error(
                    reader.keyPlace("y"),
                    owner + " has " + x.length + " x and " + y.length + " y",
                    "every x needs its y");
            return null;
        }
        return rising ? new Declarations.Table(key.text(), key.span(), x, y) : null;
    }

    private double @Nullable [] points(ObjectReader reader, String key) {
        if (!reader.require(key, "an array of numbers")) {
            return null;
        }
        JsonValue value = reader.value(key);
        if (!(value instanceof JsonArray array)) {
            if (value != null) {
                reader.mistype("an array of numbers", key, value);
            }
            return null;
        }
        int count = array.elements().size();
        if (count < LEAST_POINTS || count > MOST_POINTS) {
            diagnostics.error(
                    reader.keyPlace(key),
                    "'"
                            + key
                            + "' of "
                            + reader.owner()
                            + " has "
                            + count
                            + (count == 1 ? " point" : " points"),
                    "allowed: " + LEAST_POINTS + " to " + MOST_POINTS);
            return null;
        }
        return numbers(reader, key, array);
    }

    private static double @Nullable [] numbers(ObjectReader reader, String key, JsonArray array) {
        double[] points = new double[array.elements().size()];
        boolean good = true;
        for (int i = 0; i < points.length; i++) {
            JsonValue element = array.elements().get(i);
            if (element instanceof JsonNumber number) {
                points[i] = number.value();
                good &= !Double.isNaN(points[i]);
            } else {
                reader.mistype("a number", key, element);
                good = false;
            }
        }
        return good ? points : null;
    }

    private boolean rises(ObjectReader reader, double[] x) {
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] > x[i - 1])) {
                JsonValue value = reader.value("x");
                diagnostics.error(
                        value instanceof JsonArray array
                                ? array.elements().get(i).span()
                                : reader.at(),
                        "x of "
                                + reader.owner()
                                + " does not rise: "
                                + Phrase.number(x[i])
                                + " behind "
                                + Phrase.number(x[i - 1]),
                        "every x must be greater than the one before it");
                return false;
            }
        }
        return true;
    }
}
