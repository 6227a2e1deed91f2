package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import dev.takt.recording.file.CsvRecording;
import dev.takt.service.TraceTrigger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt trace}: signals of a running controller at full rate. */
@Command(
        name = "trace",
        description = {
            "Writes signals of a running controller as CSV, one line for each tick:",
            "from some time ago, or about the moment in which a formula becomes true."
        },
        sortOptions = false,
        exitCodeList = {
            "0:ok",
            "1:no controller answers, or ticks are missing",
            "2:wrong usage, or an unknown name"
        },
        footer = {
            "A second about each opening of the door:",
            "  takt trace temp heater --before 0.5s \\",
            "      --for 0.5s --when 'rise(door)' \\",
            "      -o door.csv",
            "  takt plot door.csv --output door.png"
        })
final class TraceCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The columns that every trace begins with: t and tick. */
    private static final int CLOCK_COLUMNS = 2;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Signals.")
    private List<String> names = List.of();

    @Option(
            names = "--for",
            paramLabel = "T",
            converter = DurationText.class,
            defaultValue = "5s",
            description = "How long, from now or from the trigger: 5s, 200ms, 1m. Default: 5s.")
    private long forNanos;

    @Option(
            names = "--before",
            paramLabel = "T",
            converter = DurationText.class,
            description = "What lies before is written too, as far as the recorder reaches.")
    private @Nullable Long beforeNanos;

    @Option(
            names = "--when",
            paramLabel = "FORMULA",
            description = "Waits until it is true; any signals may be in it.")
    private @Nullable String when;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Default: standard output.")
    private @Nullable Path output;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        if (output != null) {
            OutputFile.check("--output", output);
        }
        try (ControlClient client = controller.connect()) {
            if (when == null) {
                return trace(client, null, console);
            }
            Diagnostics diagnostics = new Diagnostics();
            try (TraceTrigger trigger = trigger(client, when, diagnostics)) {
                if (trigger == null) {
                    diagnostics
                            .sorted()
                            .forEach(one -> console.err().println(DiagnosticRenderer.render(one)));
                    return ExitCode.USAGE;
                }
                return trace(client, trigger, console);
            }
        }
    }

    private static @Nullable TraceTrigger trigger(
            ControlClient client, String formula, Diagnostics diagnostics)
            throws IOException, RefusedException {
        Set<String> known = new HashSet<>();
        Set<String> clock = new HashSet<>();
        Map<String, @Nullable Object> snapshot =
                client.ask("snapshot", _ -> {}, ControllerChoice.PATIENCE_NANOS);
        if (snapshot.get("signals") instanceof List<?> signals) {
            for (Object one : signals) {
                Map<?, ?> signal = (Map<?, ?>) one;
                String name = String.valueOf(signal.get("name"));
                known.add(name);
                if ("clock".equals(signal.get("section"))) {
                    clock.add(name);
                }
            }
        }
        Map<String, @Nullable Object> status =
                client.ask("status", _ -> {}, ControllerChoice.PATIENCE_NANOS);
        double rateHz = status.get("rate_hz") instanceof Double rate ? rate : 1000;
        return TraceTrigger.of(formula, known, clock, rateHz, diagnostics);
    }

    private int trace(ControlClient client, @Nullable TraceTrigger trigger, Console console)
            throws IOException, RefusedException {
        double beforeSeconds = beforeNanos == null ? 0 : beforeNanos / NANOS_PER_SECOND;
        List<String> asked = new ArrayList<>(names);
        if (trigger != null) {
            asked.addAll(trigger.names());
        }
        Map<String, @Nullable Object> reply =
                client.ask(
                        "trace",
                        request -> {
                            request.writeArrayPropertyStart("names");
                            asked.forEach(request::writeString);
                            request.writeEndArray();
                            request.writeNumberProperty("before_s", beforeSeconds);
                        },
                        ControllerChoice.PATIENCE_NANOS);
        List<Column> columns = columns(reply).subList(0, CLOCK_COLUMNS + names.size());
        double rateHz = reply.get("rate_hz") instanceof Double rate ? rate : 1000;
        PrintWriter csv = output == null ? console.out() : file(output);
        try {
            csv.print(CsvRecording.header(columns));
            long before = Math.round(beforeSeconds * rateHz);
            long after = Math.round(forNanos / NANOS_PER_SECOND * rateHz);
            Consumer<double[]> rows = row -> csv.print(line(columns, row));
            TraceSelection selection =
                    trigger == null
                            ? TraceSelection.of(before + after, rows)
                            : TraceSelection.about(fires(trigger), before, after, rows);
            return read(client, selection, csv, console);
        } finally {
            csv.flush();
            if (output != null) {
                csv.close();
            }
        }
    }

    private static PrintWriter file(Path output) throws IOException {
        return new PrintWriter(
                new OutputStreamWriter(
                        new BufferedOutputStream(Files.newOutputStream(output)),
                        StandardCharsets.UTF_8));
    }

    private Predicate<double[]> fires(TraceTrigger trigger) {
        int from = CLOCK_COLUMNS + names.size();
        return row ->
                trigger.test(row[0], (long) row[1], Arrays.copyOfRange(row, from, row.length));
    }

    private static int read(
            ControlClient client, TraceSelection selection, PrintWriter csv, Console console)
            throws IOException, RefusedException {
        int code = ExitCode.OK;
        while (!selection.isComplete() && !csv.checkError()) {
            Map<String, @Nullable Object> line = client.next(ControllerChoice.PATIENCE_NANOS);
            if (line.get("rows") instanceof List<?> rows) {
                for (Object row : rows) {
                    selection.row(numbers((List<?>) row));
                }
            } else if ("gap".equals(line.get("event"))) {
                console.err()
                        .println(
                                ReplyText.number(line.get("lost"))
                                        + " ticks came too fast and are missing");
                code = ExitCode.FAILURE;
            } else {
                console.err().println("the controller was reloaded; the trace ends here");
                return ExitCode.FAILURE;
            }
        }
        return code;
    }

    private static double[] numbers(List<?> row) {
        return row.stream()
                .mapToDouble(value -> value instanceof Double number ? number : Double.NaN)
                .toArray();
    }

    private static List<Column> columns(Map<String, @Nullable Object> reply) {
        List<Column> columns = new ArrayList<>();
        if (reply.get("columns") instanceof List<?> all) {
            for (Object one : all) {
                Map<?, ?> column = (Map<?, ?>) one;
                columns.add(
                        new Column(
                                String.valueOf(column.get("name")),
                                String.valueOf(column.get("unit"))));
            }
        }
        return columns;
    }

    private static String line(List<Column> columns, double[] row) {
        StringBuilder line = new StringBuilder(128);
        Traces one =
                new Traces() {
                    @Override
                    public List<Column> columns() {
                        return columns;
                    }

                    @Override
                    public int rows() {
                        return 1;
                    }

                    @Override
                    public double value(int column, int index) {
                        return row[column];
                    }
                };
        CsvRecording.appendRow(one, 0, line);
        return line.toString();
    }
}
