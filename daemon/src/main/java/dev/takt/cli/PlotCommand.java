package dev.takt.cli;

import dev.takt.plot.CountsFile;
import dev.takt.plot.HistogramPicture;
import dev.takt.plot.LatencySeries;
import dev.takt.recording.file.RecordingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt plot}: recordings and histograms, as figures and as a picture. */
@Command(
        name = "plot",
        description = {
            "Shows the signals of a recording (.takt or .csv) over time,",
            "or puts histograms of latency side by side: those of",
            "takt latency --histogram and of cyclictest -q -h.",
            "Prints their figures, and draws them where --output says so."
        },
        sortOptions = false,
        exitCodeList = {
            "0:done",
            "1:a file cannot be read or written, or is neither of these",
            "2:wrong usage"
        },
        footer = {
            "One picture of two measurements:",
            "  takt plot --output both.png \\",
            "      takt.txt cyclictest.txt",
            "Two signals of a recording:",
            "  takt plot --signal temp,heater \\",
            "      --output oven.svg oven-late.takt"
        })
final class PlotCommand implements Callable<Integer> {
    private static final int MOST_NAME = 18;
    private static final long NANOS_PER_MICRO = 1_000;

    @Parameters(
            paramLabel = "[NAME=]FILE",
            arity = "1..*",
            description = "A recording, or histograms; NAME stands in the picture.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Draws the picture: FILE.png or FILE.svg.")
    private @Nullable Path output;

    @Option(
            names = "--signal",
            paramLabel = "NAME",
            split = ",",
            description = "Of a recording; default: all that change.")
    private List<String> signals = List.of();

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = {
                "Of cyclictest: adds to its histograms the wake-ups",
                "that it missed and left out; takt latency has them."
            })
    private @Nullable Long intervalNanos;

    @Option(names = "--title", paramLabel = "TEXT", description = "Above the picture.")
    private @Nullable String title;

    @Option(names = "--subtitle", paramLabel = "TEXT", description = "Below the title.")
    private String subtitle = "";

    @Option(names = "--json", description = "Prints one JSON object for each file.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        if (output != null) {
            OutputFile.checkPicture("--output", output);
        }
        long recordings = files.stream().map(Path::of).filter(RecordingFile::is).count();
        if (recordings > 1 || (recordings == 1 && files.size() > 1)) {
            throw new UsageException(
                    "a recording is plotted alone, " + files.size() + " files given");
        }
        if (recordings == 0 && !signals.isEmpty()) {
            throw new UsageException("--signal goes with a recording");
        }
        if (recordings == 1 && intervalNanos != null) {
            throw new UsageException("--interval goes with histograms");
        }
        return recordings == 1 ? plotRecording(console) : plotHistograms(console);
    }

    private int plotRecording(Console console) throws IOException {
        Path file = Path.of(files.getFirst());
        TracePlot plot = TracePlot.read(file, signals);
        if (json) {
            plot.jsonLines().forEach(console.out()::println);
        } else {
            console.out().print(plot.table());
        }
        console.out().flush();
        if (output != null && plot.isEmpty()) {
            console.err().println("no signal changes, so nothing to draw; --signal names some");
        } else if (output != null) {
            plot.draw(title, file, output);
        }
        return ExitCode.OK;
    }

    private int plotHistograms(Console console) throws IOException {
        List<LatencySeries> all = new ArrayList<>();
        for (String file : files) {
            all.add(read(file));
        }
        if (json) {
            all.forEach(series -> console.out().println(jsonLine(series)));
        } else {
            console.out().print(table(all));
        }
        console.out().flush();
        if (output != null && all.stream().allMatch(LatencySeries::isEmpty)) {
            console.err().println("no samples, so nothing to draw");
        } else if (output != null) {
            String heading = title == null ? "Wake-up latency" : title;
            new HistogramPicture(heading, subtitle, all).write(output);
        }
        return ExitCode.OK;
    }

    /** What is before the first = is a name, unless all of it is the name of a file. */
    private LatencySeries read(String argument) throws IOException {
        long interval = intervalNanos == null ? 0 : Math.max(1, intervalNanos / NANOS_PER_MICRO);
        int equals = argument.indexOf('=');
        if (equals <= 0 || Files.exists(Path.of(argument))) {
            Path file = Path.of(argument);
            return CountsFile.read(String.valueOf(file.getFileName()), file, interval);
        }
        return CountsFile.read(
                argument.substring(0, equals), Path.of(argument.substring(equals + 1)), interval);
    }

    /** No line is longer than 60 characters. */
    private static String table(List<LatencySeries> all) {
        StringBuilder table = new StringBuilder(512);
        table.append(
                String.format(
                        Locale.ROOT,
                        "%-18s%9s%6s%6s%7s%7s%7s\n",
                        "µs",
                        "samples",
                        "p50",
                        "p99",
                        "p99.9",
                        "p99.99",
                        "max"));
        for (LatencySeries one : all) {
            String name = one.name();
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-18s%9d%6d%6d%7d%7d%7.0f\n",
                            name.length() < MOST_NAME ? name : name.substring(0, MOST_NAME - 1),
                            one.total(),
                            one.percentileMicros(50),
                            one.percentileMicros(99),
                            one.percentileMicros(99.9),
                            one.percentileMicros(99.99),
                            one.isEmpty() ? 0 : one.maxMicros()));
        }
        return table.toString();
    }

    private static String jsonLine(LatencySeries one) {
        return JsonLine.of(json -> {
            json.writeStringProperty("name", one.name());
            json.writeNumberProperty("samples", one.total());
            json.writeObjectPropertyStart("latency_us");
            json.writeNumberProperty("p50", one.percentileMicros(50));
            json.writeNumberProperty("p90", one.percentileMicros(90));
            json.writeNumberProperty("p99", one.percentileMicros(99));
            json.writeNumberProperty("p99_9", one.percentileMicros(99.9));
            json.writeNumberProperty("p99_99", one.percentileMicros(99.99));
            JsonLine.number(json, "max", one.maxMicros());
            json.writeEndObject();
        });
    }
}
