package dev.takt.cli;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Span;
import dev.takt.service.Evaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt eval}: the values of formulas. */
@Command(
        name = "eval",
        description = {
            "Computes formulas and prints one value a line.",
            "Each is evaluated once, at time 0, with dt = 0.001 s."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "2:a formula has a mistake; the others are computed"},
        footer = {
            "Two formulas:",
            "  takt eval 'sqrt(2)' '1/3'",
            "With a value:",
            "  takt eval -v x=2 'x > 1 ? ln(x) : 0'",
            "From another program:",
            "  echo '2^10' | takt eval --file -"
        })
final class EvalCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FORMULA", description = "Formulas, each in quotes.")
    private List<String> formulas = new ArrayList<>();

    @Option(
            names = {"-v", "--value"},
            paramLabel = "NAME=VALUE",
            description = "Gives a name a value that formulas can use; nan, inf and -inf too.")
    private List<String> values = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "F",
            description = {
                "Reads formulas from a file, one a line; - is standard input.",
                "Empty lines and comments are passed over."
            })
    private @Nullable String file;

    @Option(
            names = "--json",
            description = {
                "Prints one JSON object a line: line and value,",
                "or line, error and column."
            })
    private boolean json;

    @Option(
            names = "--interpret",
            description = {
                "Uses the interpreter in place of the compiled batch;",
                "the bits are the same."
            })
    private boolean interpret;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        if (file == null && formulas.isEmpty()) {
            throw new UsageException("a formula is missing: give one in quotes, or --file F");
        }
        if (file != null && !formulas.isEmpty()) {
            throw new UsageException(
                    "formulas come from --file or from the command line, not both");
        }
        Map<String, Double> named = named();
        Evaluation evaluation;
        try {
            evaluation =
                    file == null
                            ? Evaluation.ofArguments(formulas)
                            : Evaluation.ofFile(FormulaFile.title(file), FormulaFile.read(file));
        } catch (IOException e) {
            console.err().println("error: " + FailureReport.sentence(e));
            return ExitCode.USAGE;
        }
        named.forEach(evaluation::value);
        return print(evaluation, console);
    }

    private int print(Evaluation evaluation, Console console) {
        List<Evaluation.Result> results = evaluation.run(interpret);
        List<Diagnostic> general = evaluation.general();
        for (Diagnostic diagnostic : general) {
            console.err().println(DiagnosticRenderer.render(diagnostic));
        }
        boolean failed = !general.isEmpty();
        // One write for many lines, but what has been computed stands before the next mistake.
        StringBuilder computed = new StringBuilder();
        for (Evaluation.Result result : results) {
            Diagnostic error = result.error();
            failed |= error != null;
            if (json) {
                computed.append(json(result)).append('\n');
            } else if (error == null) {
                computed.append(result.value()).append('\n');
            } else {
                flush(computed, console.out());
                console.err().println(DiagnosticRenderer.render(error));
            }
        }
        flush(computed, console.out());
        return failed ? ExitCode.USAGE : ExitCode.OK;
    }

    private static void flush(StringBuilder computed, PrintWriter out) {
        out.print(computed);
        out.flush();
        computed.setLength(0);
    }

    private static String json(Evaluation.Result result) {
        return JsonLine.of(object -> {
            object.writeNumberProperty("line", result.line());
            Diagnostic error = result.error();
            if (error == null) {
                // As text, because JSON has neither NaN nor infinities.
                object.writeStringProperty("value", Double.toString(result.value()));
            } else {
                Span span = error.span();
                object.writeStringProperty("error", error.message());
                object.writeNumberProperty("column", span == null ? 1 : span.column());
            }
        });
    }

    private Map<String, Double> named() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("-v takes NAME=VALUE, not '" + value + "'");
            }
            String number = value.substring(equals + 1).strip();
            named.put(value.substring(0, equals).strip(), number(number));
        }
        return named;
    }

    private static double number(String text) {
        return switch (text) {
            case "nan", "NaN" -> Double.NaN;
            case "inf", "+inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "true" -> 1;
            case "false" -> 0;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw new UsageException("-v takes NAME=VALUE; '" + text + "' is not a number");
                }
            }
        };
    }
}
