package dev.takt.cli;

import dev.takt.board.BoardException;
import dev.takt.board.BusUse;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.Parameter;
import dev.takt.history.History;
import dev.takt.loop.Degradation;
import dev.takt.loop.EndCondition;
import dev.takt.reload.Reading;
import dev.takt.service.ConfigurationFiles;
import dev.takt.service.ControlPoint;
import dev.takt.service.Controller;
import dev.takt.service.KeptConfigurations;
import dev.takt.service.NameTakenException;
import dev.takt.service.ReloadOnChange;
import dev.takt.service.Station;
import dev.takt.systemd.ServiceNotice;
import dev.takt.telemetry.HistogramLog;
import dev.takt.telemetry.JitterReporter;
import dev.takt.telemetry.JitterSample;
import dev.takt.telemetry.LogTargets;
import dev.takt.telemetry.Logging;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@code takt run} does: the control loop of a configuration, until it ends or is stopped. */
final class ControllerRun {
    private static final Path LOG_DIRECTORY = Path.of("/var/log/takt");

    private final RunOptions options;
    private final Console console;
    private final AtomicReference<@Nullable Controller> running = new AtomicReference<>();

    /** A run that has not begun. */
    ControllerRun(RunOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /**
     * Runs it.
     *
     * @return what the process is to exit with
     */
    int toItsEnd() throws BoardException, InterruptedException, NameTakenException {
        Path log = options.log();
        if (log != null) {
            OutputFile.refuseDirectory("--log", log);
        }
        Path hlog = options.hlog();
        if (hlog != null) {
            OutputFile.refuseDirectory("--hlog", hlog);
        }
        StateDirectory state = StateDirectory.choose(options.stateDirectory(), System.getenv());
        HangUp hangUp = HangUp.listen();
        try (StopSignal signal = new StopSignal()) {
            Configuration configuration =
                    ConfigurationArgument.read(options.config(), console.err());
            if (configuration == null) {
                return signal.exitWith(ExitCode.USAGE);
            }
            try (Logging _ =
                    Logging.start(
                            new LogTargets(
                                    configuration.name(),
                                    !options.json(),
                                    logFile(configuration)))) {
                return signal.exitWith(run(configuration, state, signal, hangUp));
            }
        }
    }

    private int run(
            Configuration configuration, StateDirectory state, StopSignal signal, HangUp hangUp)
            throws BoardException, InterruptedException, NameTakenException {
        BoardChoice board = options.board();
        BoardChoice choice = board == null ? configuration.board() : board;
        Path config = options.config();
        Map<String, String> environment = System.getenv();
        try (Station station = Station.take(configuration, environment);
                ServiceNotice notice =
                        ServiceNotice.of(environment, ProcessHandle.current().pid());
                HistogramLog histograms = histogramLog(configuration);
                Controller controller =
                        Controller.open(
                                configuration, choice, end(configuration), samples(), station)) {
            running.set(controller);
            controller.noticesTo(notice);
            if (histograms != null) {
                controller.intervalsTo(histograms::write);
            }
            ConfigurationFiles files = new ConfigurationFiles(config);
            Supplier<Reading> again = () -> ConfigurationArgument.readAgain(config);
            controller.reloading().from(again);
            controller.reloading().on(new ReloadOnChange(files, again));
            keep(controller, files, state.path(), console.err());
            hangUp.reloads(controller);
            signal.stops(controller);
            controller.start();
            announce(controller, choice, console.err());
            try (ControlPoint _ = ControlPoint.open(controller)) {
                controller.awaitEnd();
            }
            return finish(controller);
        }
    }

    private EndCondition end(Configuration configuration) {
        Long ticks = options.ticks();
        EndCondition byTicks = ticks == null ? EndCondition.NEVER : EndCondition.afterTicks(ticks);
        long period = configuration.loop().periodNanos();
        Long durationNanos = options.durationNanos();
        return durationNanos == null
                ? byTicks
                : byTicks.or(EndCondition.afterNanos(durationNanos, period));
    }

    private Consumer<JitterSample> samples() {
        Consumer<JitterSample> toLog = JitterReporter.toLog();
        if (!options.json()) {
            return toLog.andThen(watch(System.out::checkError, console.err()));
        }
        Consumer<JitterSample> toOutput = sample -> console.out().println(RunJson.sample(sample));
        return toOutput.andThen(toLog).andThen(_ -> endWithoutReader());
    }

    /** Who asks for JSON is a program; when it has gone, nobody is left to end the loop. */
    private void endWithoutReader() {
        Controller controller = running.get();
        if (controller != null && console.out().checkError()) {
            controller.stop();
        }
    }

    /** Says once that nobody hears the figures any more, which must not end a controller. */
    private static Consumer<JitterSample> watch(BooleanSupplier lost, PrintWriter err) {
        AtomicBoolean said = new AtomicBoolean();
        return _ -> {
            if (lost.getAsBoolean() && !said.getAndSet(true)) {
                err.println("standard output is lost; the loop runs on, Ctrl-C ends it");
            }
        };
    }

    /** Where the jitter lines go besides the terminal; null for nowhere. */
    private @Nullable Path logFile(Configuration configuration) {
        Path log = options.log();
        boolean standard =
                log == null && Files.isDirectory(LOG_DIRECTORY) && Files.isWritable(LOG_DIRECTORY);
        return standard ? LOG_DIRECTORY.resolve(configuration.name() + ".log") : log;
    }

    /** Beside the jitter lines, where those go to a file; null for nowhere. */
    private @Nullable HistogramLog histogramLog(Configuration configuration) {
        Path hlog = options.hlog();
        if (hlog != null) {
            return HistogramLog.bounded(hlog);
        }
        Path lines = logFile(configuration);
        // A pipe or a device has nothing beside it.
        if (lines == null || (Files.exists(lines) && !Files.isRegularFile(lines))) {
            return null;
        }
        return HistogramLog.bounded(beside(lines));
    }

    /** What is to survive the process. */
    private static void keep(
            Controller controller,
            ConfigurationFiles files,
            @Nullable Path state,
            PrintWriter err) {
        Configuration configuration = controller.configuration();
        String recordings = configuration.recorder().directory();
        if (!recordings.isEmpty()) {
            controller.recordTo(Path.of(recordings));
        } else if (state != null) {
            controller.recordTo(state.resolve("recordings"));
        }
        boolean retains = configuration.parameters().stream().anyMatch(Parameter::retain);
        if (state == null) {
            if (retains) {
                err.println(
                        "parameters with 'retain' begin as the file says: "
                                + StateDirectory.missing());
            }
            return;
        }
        if (retains) {
            controller.retainsIn(state);
        }
        History history =
                new History(
                        state.resolve("history").resolve(configuration.name()),
                        InstantSource.system());
        controller
                .reloading()
                .keepsIn(new KeptConfigurations(history, files, ConfigurationArgument::readAgain));
    }

    /** NAME.hlog for NAME.log, and for any other name that name with .hlog behind it. */
    static Path beside(Path lines) {
        String name = String.valueOf(lines.getFileName());
        String stem = name.endsWith(".log") ? name.substring(0, name.length() - 4) : name;
        return lines.resolveSibling(stem + ".hlog");
    }

    /** What runs, and where. */
    private static void announce(Controller controller, BoardChoice choice, PrintWriter err)
            throws BoardException {
        if (controller.fault() != null) {
            return;
        }
        Configuration configuration = controller.configuration();
        err.println(configuration.name() + ": " + ConfigurationArgument.holdings(configuration));
        StringBuilder where = new StringBuilder(LatencyTable.rate(configuration.loop()));
        if (controller.cpu() >= 0) {
            where.append(" on CPU ").append(controller.cpu());
        }
        where.append(controller.simulated() ? ", simulated board" : ", board of this machine");
        if (controller.simulated() && choice == BoardChoice.AUTO) {
            Boards.missing(Points.of(configuration))
                    .ifPresent(reason -> where.append(" (").append(reason).append(')'));
        }
        if (controller.degradations().isEmpty()) {
            where.append(", priority ").append(configuration.loop().priority());
        }
        err.println(where);
        if (!controller.recorderNotice().isEmpty()) {
            err.println(controller.recorderNotice());
        }
        for (Degradation degradation : controller.degradations()) {
            err.println("DEGRADED: " + degradation);
        }
    }

    private int finish(Controller controller) {
        PrintWriter out = console.out();
        if (options.json()) {
            out.println(
                    RunJson.summary(controller.summary(), controller.buses(), controller.arena()));
        } else {
            out.println();
            out.print(controller.summary().table());
            for (BusUse bus : controller.buses()) {
                out.printf(
                        Locale.ROOT,
                        "%-13s%.0f %% in use, %d faults%n",
                        bus.bus(),
                        bus.share() * 100,
                        bus.faults());
            }
        }
        out.flush();
        Throwable fault = controller.fault();
        if (fault == null) {
            return ExitCode.OK;
        }
        return FailureReport.ofLoop(fault, console.err());
    }
}
