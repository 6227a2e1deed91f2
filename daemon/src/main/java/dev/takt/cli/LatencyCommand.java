package dev.takt.cli;

import dev.takt.board.BoardException;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.LoopSettings;
import dev.takt.linux.MachineName;
import dev.takt.linux.Terminal;
import dev.takt.loop.Degradation;
import dev.takt.loop.EndCondition;
import dev.takt.plot.CountsFile;
import dev.takt.plot.HistogramPicture;
import dev.takt.plot.LatencySeries;
import dev.takt.service.Controller;
import dev.takt.service.EmptyConfiguration;
import dev.takt.service.LatencyResult;
import dev.takt.telemetry.HistogramLog;
import dev.takt.telemetry.LogTargets;
import dev.takt.telemetry.Logging;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt latency}: how punctual the loop is on this machine. */
@Command(
        name = "latency",
        description = {
            "Measures how punctual the loop is on this machine, as cyclictest does.",
            "Without CONFIG the loop does nothing but wake up;",
            "with it, it runs that configuration, and SIGHUP reloads it.",
            "Ctrl-C ends it early with what there is."
        },
        sortOptions = false,
        exitCodeList = {
            "0:measured",
            "1:the board cannot be opened, the loop failed, or a file cannot be written",
            "2:wrong usage, or the configuration has errors"
        },
        footer = {
            "Ten minutes, with a picture:",
            "  takt latency --duration 10m \\",
            "      --plot latency.png"
        })
final class LatencyCommand implements Callable<Integer> {
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;

    @Parameters(
            paramLabel = "CONFIG",
            arity = "0..1",
            description = "A JSON file, or a directory of them.")
    private @Nullable Path path;

    @Option(
            names = "--duration",
            paramLabel = "T",
            converter = DurationText.class,
            description = "How long: 30s, 200ms, 10m or 2h. Default: 10s.")
    private long durationNanos = 10 * SECOND_NANOS;

    @Mixin private LoopOptions loop = new LoopOptions();

    @Option(
            names = "--board",
            paramLabel = "BOARD",
            converter = BoardName.class,
            description = "sim, linux or auto; overrules the configuration.")
    private @Nullable BoardChoice board;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(
            names = "--histogram",
            paramLabel = "FILE",
            description = {
                "Writes the samples in each microsecond, as cyclictest -h does;",
                "FILE.hlog: each second in HdrHistogram's log format."
            })
    private @Nullable Path histogram;

    @Option(
            names = "--plot",
            paramLabel = "FILE.png",
            description = "Draws the histogram when the loop has ended.")
    private @Nullable Path plot;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws BoardException, InterruptedException, IOException {
        Console console = Console.of(spec);
        checkFiles();
        HangUp hangUp = path == null ? null : HangUp.listen();
        try (StopSignal signal = new StopSignal()) {
            Configuration configuration =
                    path == null
                            ? EmptyConfiguration.of("latency", loop.over(LoopSettings.DEFAULT))
                            : ConfigurationArgument.read(path, loop::over, console.err());
            if (configuration == null) {
                return signal.exitWith(ExitCode.USAGE);
            }
            try (Logging _ = Logging.start(new LogTargets("", false, null))) {
                return signal.exitWith(measure(configuration, console, signal, hangUp));
            }
        }
    }

    /** Nobody should hear after an hour that the result has no place to go to. */
    private void checkFiles() {
        if (histogram != null) {
            OutputFile.check("--histogram", histogram);
        }
        if (plot != null) {
            OutputFile.checkPicture("--plot", plot);
            if (plot.equals(histogram)) {
                throw new UsageException("--plot and --histogram need a file each");
            }
        }
    }

    private int measure(
            Configuration configuration,
            Console console,
            StopSignal signal,
            @Nullable HangUp hangUp)
            throws BoardException, InterruptedException, IOException {
        BoardChoice choice = board == null ? configuration.board() : board;
        EndCondition end =
                EndCondition.afterNanos(durationNanos, configuration.loop().periodNanos());
        boolean live = Terminal.columns(Terminal.STANDARD_ERROR).isPresent();
        LatencyProgress progress =
                new LatencyProgress(
                        console.err(), live, configuration.loop().rateHz(), durationNanos);
        boolean silent = json && !live;
        try (HistogramLog log = histogramLog();
                Controller controller =
                        Controller.open(configuration, choice, end, silent ? _ -> {} : progress)) {
            controller.preparesAll();
            if (log != null) {
                controller.intervalsTo(log::write);
            }
            Path files = path;
            if (files != null && hangUp != null) {
                controller
                        .reloading()
                        .from(() -> ConfigurationArgument.readAgain(files, loop::over));
                hangUp.reloads(controller);
            }
            signal.stops(controller);
            controller.start();
            announce(controller, console.err());
            controller.awaitEnd();
            progress.end();
            return finish(controller, console);
        }
    }

    /** Begun anew: an older log would be another measurement. */
    private @Nullable HistogramLog histogramLog() throws IOException {
        if (histogram == null || !OutputFile.endsWith(histogram, ".hlog")) {
            return null;
        }
        if (Files.isRegularFile(histogram)) {
            Files.delete(histogram);
        }
        return HistogramLog.whole(histogram);
    }

    private void announce(Controller controller, PrintWriter err) {
        if (controller.fault() != null) {
            return;
        }
        Configuration configuration = controller.configuration();
        if (path != null) {
            err.println(
                    configuration.name() + ": " + ConfigurationArgument.holdings(configuration));
        }
        err.println(
                LatencyTable.loop(configuration.loop())
                        + (controller.cpu() < 0 ? "" : " on CPU " + controller.cpu())
                        + ", "
                        + seconds(durationNanos));
        for (Degradation degradation : controller.degradations()) {
            err.println("DEGRADED: " + degradation);
        }
    }

    private int finish(Controller controller, Console console) throws IOException {
        LatencyResult result = controller.latencyResult();
        MachineName machine = MachineName.read();
        String loopText = LatencyTable.loop(result.asked());
        LatencySeries latency =
                LatencySeries.of("Takt, " + loopText, result.histograms().latency());
        console.out()
                .print(
                        json
                                ? LatencyJson.of(result, machine) + "\n"
                                : LatencyTable.of(result, latency, machine, columns()));
        console.out().flush();
        Throwable fault = controller.fault();
        if (fault != null) {
            return FailureReport.ofLoop(fault, console.err());
        }
        String subject = path == null ? "" : controller.configuration().name() + ", ";
        String title = "Wake-up latency: " + subject + loopText;
        writeFiles(latency, title, subtitle(result, machine), console.err());
        return ExitCode.OK;
    }

    private void writeFiles(LatencySeries latency, String title, String subtitle, PrintWriter err)
            throws IOException {
        if (histogram != null && !OutputFile.endsWith(histogram, ".hlog")) {
            CountsFile.write(latency, List.of(title, subtitle), histogram);
        }
        if (plot != null && latency.isEmpty()) {
            err.println("no samples, so nothing to draw");
        } else if (plot != null) {
            new HistogramPicture(title, subtitle, List.of(latency)).write(plot);
        }
    }

    /** Where it was measured, for how long and how. */
    private static String subtitle(LatencyResult result, MachineName machine) {
        long releases = result.summary().timing().ticks() + result.summary().timing().missed();
        return String.join(
                "  ·  ",
                machine.hardware(),
                machine.kernel(),
                result.policy().toString(),
                seconds(releases * result.asked().periodNanos()));
    }

    private static String seconds(long nanos) {
        double seconds = (double) nanos / SECOND_NANOS;
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    private static int columns() {
        int columns = Terminal.columns(Terminal.STANDARD_OUTPUT).orElse(0);
        return columns == 0 ? USUAL_COLUMNS : Math.clamp(columns, LEAST_COLUMNS, USUAL_COLUMNS);
    }
}
