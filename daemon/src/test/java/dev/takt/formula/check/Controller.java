package dev.takt.formula.check;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A controller written as lines of text, so that places can be told.
 *
 * <pre>
 * parameter p               table curve              (0, 0) to (10, 1)
 * input x                   function f(x): x + 1
 * input y: raw / 2          set slow 10 3            the formulas below belong to it
 * sim y: plant + 1          a: x + p                 a formula
 * plant s: prev(s) + o      output o: a
 * </pre>
 */
final class Controller {
    private final Source source;
    private final List<Declarations.Parameter> parameters = new ArrayList<>();
    private final List<Declarations.Input> inputs = new ArrayList<>();
    private final List<Declarations.Function> functions = new ArrayList<>();
    private final List<Declarations.Table> tables = new ArrayList<>();
    private final List<Declarations.FormulaSet> sets = new ArrayList<>();
    private final List<Declarations.Output> outputs = new ArrayList<>();
    private final List<Declarations.Formula> plants = new ArrayList<>();
    private final Diagnostics diagnostics = new Diagnostics();

    private Controller(String text) {
        this.source = new Source("file", text);
        int at = 0;
        for (String line : text.split("\n", -1)) {
            declare(line, at);
            at += line.length() + 1;
        }
    }

    /** The program of a controller; null where it has a mistake. */
    static @Nullable Program program(String... lines) {
        Controller controller = new Controller(String.join("\n", lines));
        return Checker.check(controller.declarations(), controller.diagnostics);
    }

    /** What is wrong with a controller, each as {@code line:column message (hint)}. */
    static List<String> mistakes(String... lines) {
        Controller controller = new Controller(String.join("\n", lines));
        Program program = Checker.check(controller.declarations(), controller.diagnostics);
        if ((program == null) != controller.diagnostics.hasErrors()) {
            throw new AssertionError("a program exists where there are errors, or none of both");
        }
        return controller.diagnostics.sorted().stream().map(Controller::told).toList();
    }

    private static String told(Diagnostic diagnostic) {
        Span span = diagnostic.span();
        String place = span == null ? "" : span.line() + ":" + span.column() + " ";
        String severity = diagnostic.severity().word().equals("error") ? "" : "warning: ";
        String hint = diagnostic.hint() == null ? "" : " (" + diagnostic.hint() + ")";
        return place + severity + diagnostic.message() + hint;
    }

    private void declare(String line, int at) {
        int colon = line.indexOf(':') < 0 ? line.length() : line.indexOf(':');
        String head = line.substring(0, colon);
        String word = head.contains(" ") ? head.substring(0, head.indexOf(' ')) : "";
        int nameAt = word.isEmpty() ? 0 : word.length() + 1;
        String name = head.substring(nameAt);
        Span place = source.span(at + nameAt, at + colon);
        Fragment text = rest(line, colon, at);
        switch (word) {
            case "parameter" -> parameters.add(new Declarations.Parameter(name, place, 1));
            case "input" -> {
                Fragment value = line.length() == colon ? null : text;
                inputs.add(new Declarations.Input(name, place, value, null));
            }
            case "sim" -> simulate(name, text);
            case "function" -> {
                Fragment signature = Fragment.verbatim(source, name, at + nameAt);
                functions.add(new Declarations.Function(signature, text));
            }
            case "table" -> {
                double[] x = {0, 10};
                tables.add(new Declarations.Table(name, place, x, new double[] {0, 1}));
            }
            case "set" -> {
                String[] parts = name.split(" ");
                int every = Integer.parseInt(parts[1]);
                int phase = Integer.parseInt(parts[2]);
                set(parts[0], place, every, phase);
            }
            case "output" -> {
                double inf = Double.POSITIVE_INFINITY;
                outputs.add(new Declarations.Output(name, place, text, false, -inf, inf, inf, 0));
            }
            case "plant" -> plants.add(new Declarations.Formula(name, place, text));
            default -> {
                if (!line.isEmpty()) {
                    formula(new Declarations.Formula(name, place, text));
                }
            }
        }
    }

    private Fragment rest(String line, int colon, int at) {
        int from = Math.min(line.length(), colon + 2);
        return Fragment.verbatim(source, line.substring(from), at + from);
    }

    private void simulate(String name, Fragment text) {
        inputs.replaceAll(input ->
                input.name().equals(name)
                        ? new Declarations.Input(name, input.at(), input.value(), text)
                        : input);
    }

    private void set(String name, Span place, int every, int phase) {
        sets.add(new Declarations.FormulaSet(name, place, every, phase, new ArrayList<>()));
    }

    private void formula(Declarations.Formula formula) {
        if (sets.isEmpty()) {
            set("main", formula.at(), 1, 0);
        }
        sets.getLast().formulas().add(formula);
    }

    private Declarations declarations() {
        return new Declarations(
                0.001, parameters, inputs, functions, List.of(), tables, sets, outputs, plants);
    }
}
