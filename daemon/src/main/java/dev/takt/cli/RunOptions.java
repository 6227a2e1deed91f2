package dev.takt.cli;

import dev.takt.config.BoardChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What {@code takt run} may be told. Described by code, not by annotations as elsewhere: to read
 * those takes a tenth of a second, and every start of a controller would wait for it.
 */
final class RunOptions {
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

    /** Makes them those of a command, which then finds here what it was told. */
    void addTo(CommandSpec command) {
        command.addPositional(config);
        List.of(ticks, duration, board, log, hlog, stateDirectory, json)
                .forEach(command::addOption);
    }

    /** The file or directory with the configuration, as the user wrote it. */
    Path config() {
        return Objects.requireNonNull(config.getValue(), "picocli refuses to go on without");
    }

    /** When to end, in ticks; null for not by that. */
    @Nullable Long ticks() {
        return ticks.getValue();
    }

    /** When to end, in ns; null for not by that. */
    @Nullable Long durationNanos() {
        return duration.getValue();
    }

    /** The board to use; null for the one that the configuration names. */
    @Nullable BoardChoice board() {
        return board.getValue();
    }

    /** Where the jitter lines are to go besides; null where that was not said. */
    @Nullable Path log() {
        return log.getValue();
    }

    /** Where the histograms are to go; null where that was not said. */
    @Nullable Path hlog() {
        return hlog.getValue();
    }

    /** Where to keep what survives the process; null where that was not said. */
    @Nullable Path stateDirectory() {
        return stateDirectory.getValue();
    }

    /** Whether figures are for a program. */
    boolean json() {
        return Boolean.TRUE.equals(json.getValue());
    }
}
