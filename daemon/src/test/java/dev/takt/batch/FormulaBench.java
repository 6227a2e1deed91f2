package dev.takt.batch;

import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.check.Program;
import dev.takt.formula.syntax.FormulaParser;
import dev.takt.formula.syntax.Signature;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Declares a small controller in a few words and checks it. */
final class FormulaBench {
    private final List<Declarations.Parameter> parameters = new ArrayList<>();
    private final List<Declarations.Input> inputs = new ArrayList<>();
    private final List<Declarations.Function> functions = new ArrayList<>();
    private final List<Declarations.Native> natives = new ArrayList<>();
    private final List<Declarations.Table> tables = new ArrayList<>();
    private final List<Declarations.FormulaSet> sets = new ArrayList<>();
    private final List<Declarations.Output> outputs = new ArrayList<>();
    private final List<Declarations.Formula> simulation = new ArrayList<>();
    private final Diagnostics diagnostics = new Diagnostics();
    private double periodSeconds = 0.001;

    FormulaBench period(double seconds) {
        periodSeconds = seconds;
        return this;
    }

    FormulaBench parameter(String name, double value) {
        parameters.add(new Declarations.Parameter(name, at(name), value));
        return this;
    }

    FormulaBench input(String name) {
        inputs.add(new Declarations.Input(name, at(name), null, null));
        return this;
    }

    FormulaBench input(String name, String value, String sim) {
        inputs.add(
                new Declarations.Input(name, at(name), fragment(name, value), fragment(name, sim)));
        return this;
    }

    FormulaBench function(String signature, String body) {
        functions.add(
                new Declarations.Function(
                        fragment(signature, signature), fragment(signature, body)));
        return this;
    }

    /** A native function that is any handle from doubles to a double. */
    FormulaBench foreign(String signature, MethodHandle handle) {
        Fragment text = fragment(signature, signature);
        Signature parsed =
                Objects.requireNonNull(FormulaParser.parseSignature(text, diagnostics), signature);
        natives.add(
                new Declarations.Native(text, parsed, new NativeFunction(parsed.name(), handle)));
        return this;
    }

    FormulaBench table(String name, double[] x, double[] y) {
        tables.add(new Declarations.Table(name, at(name), x, y));
        return this;
    }

    /** A set of formulas given as {@code name: text}. */
    FormulaBench set(String name, int every, int phase, String... formulas) {
        List<Declarations.Formula> list = new ArrayList<>();
        for (String formula : formulas) {
            list.add(formula(formula));
        }
        sets.add(new Declarations.FormulaSet(name, at(name), every, phase, list));
        return this;
    }

    FormulaBench formulas(String... formulas) {
        return set("set" + sets.size(), 1, 0, formulas);
    }

    FormulaBench simulation(String... formulas) {
        for (String formula : formulas) {
            simulation.add(formula(formula));
        }
        return this;
    }

    FormulaBench output(String name, String value, double safe) {
        return output(name, value, false, -inf(), inf(), inf(), safe);
    }

    FormulaBench output(
            String name,
            String value,
            boolean binary,
            double min,
            double max,
            double slew,
            double safe) {
        Fragment text = fragment(name, value);
        outputs.add(new Declarations.Output(name, at(name), text, binary, min, max, slew, safe));
        return this;
    }

    /** The program; fails with the rendered diagnostics where there is none. */
    Program program() {
        Program program = check();
        if (program == null) {
            throw new AssertionError(rendered());
        }
        return program;
    }

    /** The messages of everything that is wrong, in order. */
    List<String> messages() {
        check();
        return diagnostics.sorted().stream()
                .map(d -> d.severity().word() + ": " + d.message())
                .toList();
    }

    /** Everything that is wrong as a user sees it. */
    String rendered() {
        return diagnostics.sorted().stream()
                .map(DiagnosticRenderer::render)
                .collect(Collectors.joining("\n"));
    }

    private @org.jspecify.annotations.Nullable Program check() {
        return Checker.check(
                new Declarations(
                        periodSeconds,
                        parameters,
                        inputs,
                        functions,
                        natives,
                        tables,
                        sets,
                        outputs,
                        simulation),
                diagnostics);
    }

    private static double inf() {
        return Double.POSITIVE_INFINITY;
    }

    private static Declarations.Formula formula(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(0, colon).strip();
        return new Declarations.Formula(
                name, at(name), fragment(name, text.substring(colon + 1).strip()));
    }

    private static Span at(String name) {
        return new Source(name, name).span(0, name.length());
    }

    private static Fragment fragment(String name, String text) {
        return Fragment.of(new Source(name, text));
    }
}
