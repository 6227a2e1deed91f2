package dev.takt.cli;

import dev.takt.board.BoardException;
import dev.takt.config.BoardChoice;
import dev.takt.service.NameTakenException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code takt run}, and what it may be told. Described by code, not by annotations as elsewhere: to
 * read those takes a tenth of a second, and a start of a controller would wait for it. Most starts
 * do not come here at all: see {@link PlainRun}.
 */
final class RunCommand implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private final PositionalParamSpec config =
            PositionalParamSpec.builder()
                    .paramLabel(ConfigurationArgument.LABEL)
                    .index("0")
                    .arity("1")
                    .type(Path.class)
                    .required(true)
                    .description(ConfigurationArgument.DESCRIPTION)
                    .build();

    private final OptionSpec ticks =
            value("--ticks", "N", Long.class, new TickCount(), "Ends after N ticks.");

    private final OptionSpec duration =
            value(
                    "--duration",
                    "T",
                    Long.class,
                    new DurationText(),
                    "Ends after a time: 30s, 1.5s, 200ms, 10m or 2h.");

    private final OptionSpec board =
            value(
                    "--board",
                    "BOARD",
                    BoardChoice.class,
                    new BoardName(),
                    "sim, linux or auto; overrules the configuration.");

    private final OptionSpec log =
            path(
                    "--log",
                    "FILE",
                    "Writes the jitter lines to FILE too and keeps it below 25 MB.",
                    "Default: /var/log/takt/NAME.log where that directory exists.");

    private final OptionSpec hlog =
            path(
                    "--hlog",
                    "FILE",
                    "Writes the histograms of every ten seconds to FILE,",
                    "in HdrHistogram's log format, below 25 MB.",
                    "Default: where the jitter lines go, as NAME.hlog.");

    private final OptionSpec stateDirectory =
            path(
                    "--state-dir",
                    "DIR",
                    "Keeps in DIR what is to survive a restart: parameters",
                    "with 'retain', recordings, the last ten configurations.",
                    "Default: what TAKT_STATE_DIR says, or /var/lib/takt",
                    "where that can be written, else nowhere.");

    private final OptionSpec json =
            OptionSpec.builder("--json")
                    .type(boolean.class)
                    .description(
                            "Prints one JSON object a second,",
                            "and a last one with \"summary\": true;",
                            "ends when nobody reads them any more.")
                    .build();

    private static OptionSpec value(
            String name,
            String label,
            Class<?> type,
            ITypeConverter<?> converter,
            String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .converters(converter)
                .description(description)
                .build();
    }

    private static OptionSpec path(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(Path.class)
                .description(description)
                .build();
    }

    /** The command as picocli is to see it. */
    static CommandSpec spec() {
        return new RunCommand().described();
    }

    private CommandSpec described() {
        spec.name("run");
        spec.usageMessage()
                .description(
                        "Runs a configuration until it is stopped (Ctrl-C, SIGTERM);",
                        "SIGHUP lets it take up what the files say now, without a missed tick.",
                        "Prints a jitter line each second and a summary at the end;",
                        "outputs are safe afterwards.")
                .exitCodeList(
                        ExitCode.list(
                                "ended in order, also by a signal",
                                "the board cannot be opened, or the loop failed",
                                "wrong usage, or the configuration has errors"))
                .footer(
                        "Ten seconds, results as JSON:",
                        "  takt run my.json --duration 10s --json");
        spec.addPositional(config);
        List.of(ticks, duration, board, log, hlog, stateDirectory, json).forEach(spec::addOption);
        return spec;
    }

    @Override
    public Integer call() throws BoardException, InterruptedException, NameTakenException {
        return new ControllerRun(told(), Console.of(spec)).toItsEnd();
    }

    /** What it was told, after picocli has read a command line without a mistake. */
    RunOptions told() {
        return new RunOptions(
                Objects.requireNonNull(config.getValue(), "picocli refuses to go on without"),
                ticks.getValue(),
                duration.getValue(),
                board.getValue(),
                log.getValue(),
                hlog.getValue(),
                stateDirectory.getValue(),
                Boolean.TRUE.equals(json.getValue()));
    }
}
