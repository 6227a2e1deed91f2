package dev.takt.service;

import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Severity;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import dev.takt.formula.interpret.Interpreter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formulas that stand alone, each evaluated once at time 0. */
public final class Evaluation {
    /** Time between two evaluations that blocks see, in s. */
    public static final double DT_SECONDS = 0.001;

    private static final String VALUES = "-v";
    private static final String RESULT = "line$";
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]+");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private record Formula(int line, Fragment text) {}

    /**
     * What became of a formula.
     *
     * @param line its number, counted from 1
     * @param value its value, NaN where it has a mistake
     * @param error its first mistake, null where it has none
     */
    public record Result(int line, double value, @Nullable Diagnostic error) {}

    private final List<Formula> formulas;
    private final List<Declarations.Parameter> parameters = new ArrayList<>();
    private final List<Diagnostic> general = new ArrayList<>();

    private Evaluation(List<Formula> formulas) {
        this.formulas = formulas;
    }

    /** Formulas given one by one. */
    public static Evaluation ofArguments(List<String> texts) {
        List<Formula> formulas = new ArrayList<>();
        for (String text : texts) {
            formulas.add(
                    new Formula(formulas.size() + 1, Fragment.of(new Source("formula", text))));
        }
        return new Evaluation(formulas);
    }

    /** The lines of a file that are neither empty nor a comment. */
    public static Evaluation ofFile(String name, String text) {
        Source source = new Source(name, text);
        List<Formula> formulas = new ArrayList<>();
        LINE.matcher(text)
                .results()
                .filter(line ->
                        !line.group().isBlank() && !line.group().stripLeading().startsWith("#"))
                .forEach(line ->
                        formulas.add(
                                new Formula(
                                        source.line(line.start()),
                                        Fragment.verbatim(source, line.group(), line.start()))));
        return new Evaluation(formulas);
    }

    /** Gives a name a value that the formulas can use. */
    public void value(String name, double value) {
        Span at = new Source(VALUES, name).span(0, name.length());
        if (NAME.matcher(name).matches()) {
            parameters.add(new Declarations.Parameter(name, at, value));
        } else {
            String hint = "letters, digits and _, not beginning with a digit";
            general.add(
                    new Diagnostic(Severity.ERROR, at, "'" + name + "' cannot be a name", hint));
        }
    }

    /**
     * What is wrong apart from the formulas: names that cannot be given. Complete after {@link
     * #run}.
     */
    public List<Diagnostic> general() {
        return List.copyOf(general);
    }

    /**
     * Evaluates all formulas that have no mistake.
     *
     * @param interpret whether the interpreter computes them, and not the compiled batch
     * @return one result for each formula, in order
     */
    public List<Result> run(boolean interpret) {
        Map<Formula, Diagnostic> mistakes = new HashMap<>();
        List<Formula> good = formulas;
        Program program;
        int known;
        // What is left when the formulas with mistakes are out is checked again.
        do {
            known = mistakes.size();
            Diagnostics diagnostics = new Diagnostics();
            program = check(good, diagnostics);
            note(diagnostics, mistakes);
            good = formulas.stream().filter(one -> !mistakes.containsKey(one)).toList();
        } while (program == null && general.isEmpty() && mistakes.size() > known);
        Map<Formula, Double> values =
                program == null || !general.isEmpty() ? Map.of() : values(program, good, interpret);
        List<Result> results = new ArrayList<>();
        for (Formula formula : formulas) {
            Diagnostic mistake = mistakes.get(formula);
            Double value = values.get(formula);
            if (mistake != null || value != null) {
                results.add(
                        new Result(formula.line(), value == null ? Double.NaN : value, mistake));
            }
        }
        return results;
    }

    private @Nullable Program check(List<Formula> some, Diagnostics diagnostics) {
        List<Declarations.Formula> declared = new ArrayList<>();
        for (Formula formula : some) {
            declared.add(
                    new Declarations.Formula(name(formula), formula.text().span(), formula.text()));
        }
        Span nowhere = new Source(VALUES, "").span(0, 0);
        Declarations.FormulaSet set = new Declarations.FormulaSet("eval", nowhere, 1, 0, declared);
        return Checker.check(
                new Declarations(
                        DT_SECONDS,
                        parameters,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(set),
                        List.of(),
                        List.of()),
                diagnostics);
    }

    private static String name(Formula formula) {
        return RESULT + formula.line();
    }

    /** Notes the first mistake of each formula; what belongs to none is general. */
    private void note(Diagnostics diagnostics, Map<Formula, Diagnostic> mistakes) {
        Map<Source, Map<Integer, Formula>> byPlace = new HashMap<>();
        for (Formula formula : formulas) {
            byPlace.computeIfAbsent(formula.text().source(), _ -> new HashMap<>())
                    .put(formula.text().span().line(), formula);
        }
        for (Diagnostic diagnostic : diagnostics.sorted()) {
            if (diagnostic.severity() == Severity.ERROR) {
                Formula formula = formulaAt(diagnostic.span(), byPlace);
                if (formula == null) {
                    general.add(diagnostic);
                } else {
                    mistakes.putIfAbsent(formula, unnamed(diagnostic, formula));
                }
            }
        }
    }

    /** A formula given by itself may have several lines; in a file each line is one. */
    private static @Nullable Formula formulaAt(
            @Nullable Span span, Map<Source, Map<Integer, Formula>> byPlace) {
        Map<Integer, Formula> lines = span == null ? null : byPlace.get(span.source());
        if (span == null || lines == null) {
            return null;
        }
        return lines.size() == 1 ? lines.values().iterator().next() : lines.get(span.line());
    }

    /** The name of a result is not one that the user has given, so no message tells it. */
    private static Diagnostic unnamed(Diagnostic diagnostic, Formula formula) {
        String message = diagnostic.message().replace(" in formula '" + name(formula) + "'", "");
        return new Diagnostic(diagnostic.severity(), diagnostic.span(), message, diagnostic.hint());
    }

    private static Map<Formula, Double> values(
            Program program, List<Formula> good, boolean interpret) {
        Map<Formula, Double> values = new HashMap<>();
        try (CompiledBatch batch = BatchCompiler.compile(program)) {
            if (interpret) {
                new Interpreter(program, batch.arena().memory(), batch.layout().addresses())
                        .evaluate(0, -1);
            } else {
                batch.evaluate(0, -1);
            }
            for (Formula formula : good) {
                values.put(formula, batch.arena().get(batch.layout().layout().slot(name(formula))));
            }
        }
        return values;
    }
}
