package dev.takt.formula.check;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Cell.Kind;
import dev.takt.formula.syntax.FormulaParser;
import dev.takt.formula.syntax.Signature;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every global name of a configuration and what it stands for; refuses names given twice and
 * reserved ones.
 */
final class NameTable {
    private static final int LONGEST_SHOWN = 40;

    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Diagnostics diagnostics;
    private final ProgramDraft draft;
    private final FunctionCalls calls = new FunctionCalls();
    private final Map<String, Cell> clock = new LinkedHashMap<>();

    NameTable(ProgramDraft draft, Diagnostics diagnostics) {
        this.draft = draft;
        this.diagnostics = diagnostics;
        clock.put(Program.TIME, draft.cell(Program.TIME, Kind.CLOCK, 0));
        clock.put(Program.TICK, draft.cell(Program.TICK, Kind.CLOCK, 0));
        clock.put(Program.HELD, draft.cell(Program.HELD, Kind.CLOCK, 0));
    }

    /** The calls of user functions. */
    FunctionCalls calls() {
        return calls;
    }

    @Nullable Symbol find(String name) {
        return symbols.get(name);
    }

    /**
     * The cell of {@code t}, {@code tick} or {@code held}, which the loop writes; null for any
     * other name.
     */
    @Nullable Cell clock(String name) {
        return clock.get(name);
    }

    /** The cell that tells whether outputs are held at their safe values. */
    Cell held() {
        return Objects.requireNonNull(clock.get(Program.HELD), "it is there from the beginning");
    }

    void parameter(Declarations.Parameter parameter) {
        Cell cell = draft.cell(parameter.name(), Kind.PARAMETER, parameter.value());
        value(parameter.name(), cell, cell, parameter.at(), "a parameter");
    }

    /** Declares an input, its {@code .ok} and its {@code .age}. */
    Cell input(Declarations.Input input) {
        String name = input.name();
        Cell cell = draft.cell(name, Kind.SIGNAL, Double.NaN);
        Cell ok = draft.cell(Program.ok(name), Kind.LATCHED, 0);
        Cell age = draft.cell(Program.age(name), Kind.LATCHED, Double.NaN);
        value(name, cell, cell, input.at(), "an input");
        value(ok.name(), ok, ok, input.at(), "the state of input '" + name + "'");
        value(age.name(), age, age, input.at(), "the age of input '" + name + "'");
        return cell;
    }

    Cell formula(Declarations.Formula formula) {
        Cell cell = draft.cell(formula.name(), Kind.SIGNAL, Double.NaN);
        value(formula.name(), cell, cell, formula.at(), "a formula");
        return cell;
    }

    /** Declares an output and its simulated pin. */
    Cell output(Declarations.Output output) {
        Cell cell = draft.cell(output.name(), Kind.OUTPUT, output.safe());
        Cell pin = draft.cell(Program.pin(output.name()), Kind.LATCHED, output.safe());
        value(output.name(), cell, pin, output.at(), "an output");
        return cell;
    }

    Cell plant(Declarations.Formula formula) {
        Cell cell = draft.cell(formula.name(), Kind.SIMULATION, Double.NaN);
        add(formula.name(), new Symbol.Plant(cell, formula.at()));
        return cell;
    }

    void table(Declarations.Table table) {
        add(
                table.name(),
                new Symbol.Points(draft.table(table.name(), table.x(), table.y()), table.at()));
    }

    void function(Declarations.Function function) {
        Signature signature = FormulaParser.parseSignature(function.signature(), diagnostics);
        if (signature == null) {
            return;
        }
        Span at = function.signature().span(signature.start(), signature.end());
        checkParameters(function.signature(), signature);
        add(
                signature.name(),
                new Symbol.UserFunction(
                        signature,
                        function.body(),
                        FormulaParser.parse(function.body(), diagnostics),
                        at));
    }

    void foreign(Declarations.Native function) {
        Signature signature = function.signature();
        checkParameters(function.text(), signature);
        add(signature.name(), new Symbol.Foreign(signature, function.function(), function.at()));
    }

    private void checkParameters(Fragment text, Signature signature) {
        Set<String> seen = new LinkedHashSet<>();
        for (Signature.Parameter parameter : signature.parameters()) {
            Span place = text.span(parameter.start(), parameter.end());
            String reserved =
                    Builtins.CONSTANTS.containsKey(parameter.name()) ? "a constant" : null;
            if (!seen.add(parameter.name())) {
                diagnostics.error(
                        place, "parameter '" + shown(parameter.name()) + "' is there twice");
            } else if (reserved != null) {
                diagnostics.error(
                        place,
                        "'"
                                + parameter.name()
                                + "' is "
                                + reserved
                                + " and cannot name a parameter");
            }
        }
    }

    /** Names that formulas can use, for suggestions. */
    Set<String> valueNames(boolean simulation) {
        Set<String> names = new LinkedHashSet<>();
        symbols.forEach((name, symbol) -> {
            boolean value = symbol instanceof Symbol.Value || symbol instanceof Symbol.Points;
            if (value || (simulation && symbol instanceof Symbol.Plant)) {
                names.add(name);
            }
        });
        names.addAll(Builtins.valueNames());
        return names;
    }

    /** Names of tables, for suggestions. */
    Set<String> tableNames() {
        Set<String> names = new LinkedHashSet<>();
        symbols.forEach((name, symbol) -> {
            if (symbol instanceof Symbol.Points) {
                names.add(name);
            }
        });
        return names;
    }

    /** Names that can be called, for suggestions. */
    Set<String> functionNames() {
        Set<String> names = new LinkedHashSet<>(Builtins.callableNames());
        symbols.forEach((name, symbol) -> {
            if (symbol instanceof Symbol.UserFunction || symbol instanceof Symbol.Foreign) {
                names.add(name);
            }
        });
        return names;
    }

    /** A name cut to a length that a message can bear. */
    static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "...";
    }

    private void value(String name, Cell cell, Cell simulated, Span at, String described) {
        add(name, new Symbol.Value(cell, simulated, at, described));
    }

    private void add(String name, Symbol symbol) {
        String reserved = Builtins.reserved(name);
        if (reserved != null) {
            diagnostics.error(
                    symbol.at(),
                    "'"
                            + name
                            + "' is "
                            + reserved
                            + " of the formula language and cannot name "
                            + symbol.described());
            return;
        }
        Symbol first = symbols.putIfAbsent(name, symbol);
        if (first != null) {
            Span place = first.at();
            diagnostics.error(
                    symbol.at(),
                    "the name '" + shown(name) + "' is given twice",
                    "it is "
                            + first.described()
                            + " at "
                            + place.source().name()
                            + ":"
                            + place.line()
                            + ":"
                            + place.column());
        }
    }
}
