package dev.takt.config.read;

import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Declarations.Formula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections {@code sets}, {@code simulation} and {@code functions}: everything that is
 * mostly formulas.
 */
final class SetReader {
    static final int MOST_FORMULAS = 1_000_000;

    private final Roots roots;
    private final Diagnostics diagnostics;
    private final List<Declarations.FormulaSet> sets = new ArrayList<>();
    private final List<Declarations.Function> functions = new ArrayList<>();
    private final List<Formula> simulation = new ArrayList<>();
    private final Map<String, Span> setNames = new HashMap<>();
    private int count;

    SetReader(Roots roots) {
        this.roots = roots;
        this.diagnostics = roots.diagnostics();
    }

    List<Declarations.FormulaSet> sets() {
        return sets;
    }

    List<Declarations.Function> functions() {
        return functions;
    }

    List<Formula> simulation() {
        return simulation;
    }

    /** Reads one set. */
    void readSet(JsonString key, JsonValue value) {
        if (!Names.check("set", key, diagnostics)) {
            roots.lose();
            return;
        }
        String name = key.text();
        Span first = setNames.putIfAbsent(name, key.span());
        if (first != null) {
            diagnostics.error(
                    key.span(),
                    "set '" + name + "' is given twice; first at " + Phrase.place(first));
        }
        String owner = "set '" + name + "'";
        ObjectReader reader = object(value, Section.SET, owner, key.span());
        if (reader == null) {
            return;
        }
        int every = reader.integer("every", 1);
        int phase = reader.integer("phase", 0);
        if (phase >= every && !Double.isNaN(reader.number("every"))) {
            diagnostics.error(
                    reader.valuePlace("phase"),
                    "'phase' of "
                            + owner
                            + " is "
                            + phase
                            + "; allowed: "
                            + (every == 1 ? "0" : "0 to " + (every - 1)),
                    "'every' is " + every + ", and a phase lies below it");
            phase = 0;
        }
        sets.add(new Declarations.FormulaSet(name, key.span(), every, phase, formulas(reader)));
    }

    /** Reads the simulated plant of one file. */
    void readSimulation(@Nullable ObjectReader reader) {
        if (reader != null) {
            simulation.addAll(formulas(reader));
        }
    }

    /** Reads one user function; its signature is parsed where formulas are. */
    void readFunction(JsonString key, JsonValue value) {
        int parenthesis = key.text().indexOf('(');
        int length = parenthesis < 0 ? key.text().length() : parenthesis;
        int nameLength = key.text().substring(0, length).stripTrailing().length();
        if (!Names.check("function", key.decoded(), nameLength, diagnostics)) {
            return;
        }
        String what = "function '" + key.text().substring(0, nameLength) + "'";
        functions.add(
                new Declarations.Function(key.decoded(), FormulaText.of(value, what, diagnostics)));
    }

    private List<Formula> formulas(ObjectReader reader) {
        List<Formula> formulas = new ArrayList<>();
        if (!reader.require("formulas", "an object of names and formulas")) {
            roots.lose();
            return formulas;
        }
        roots.members(reader, "formulas", (key, value) -> add(formulas, key, value));
        return formulas;
    }

    private void add(List<Formula> formulas, JsonString key, JsonValue value) {
        if (!Names.check("formula", key, diagnostics)) {
            return;
        }
        count++;
        if (count > MOST_FORMULAS) {
            if (count == MOST_FORMULAS + 1) {
                diagnostics.error(key.span(), "too many formulas", "at most " + MOST_FORMULAS);
                roots.lose();
            }
            return;
        }
        String what = "'" + key.text() + "'";
        formulas.add(new Formula(key.text(), key.span(), FormulaText.of(value, what, diagnostics)));
    }

    private @Nullable ObjectReader object(JsonValue value, Section section, String owner, Span at) {
        if (value instanceof JsonObject object) {
            return new ObjectReader(object, section, owner, at, diagnostics);
        }
        diagnostics.error(
                value.span(),
                "expected an object for " + owner + ", found " + value.kind(),
                "for example {\"formulas\": {\"error\": \"setpoint - temp\"}}");
        roots.lose();
        return null;
    }
}
