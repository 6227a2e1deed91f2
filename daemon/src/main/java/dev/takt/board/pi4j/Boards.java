package dev.takt.board.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.ContextBuilder;
import com.pi4j.provider.Provider;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.ChannelBoard;
import dev.takt.board.Points;
import dev.takt.config.BoardChoice;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a board is opened. */
public final class Boards {
    private static final String SIMULATED = "sim";
    private static final String LINUX = "linux";

    private Boards() {}

    /**
     * Opens the inputs and outputs of a configuration. Afterwards every output is at its safe
     * value, every file input has been read once, and the first {@link Board#latch} finds values.
     *
     * <p>On the simulated board an input with a {@code sim} formula shows its cell {@code
     * NAME$sim}. One without shows 0 as a GPIO line and nothing valid as any other; a file input
     * without the formula is read from the real file. Outputs carry their level in {@code NAME$pin}
     * where the arena has that cell.
     *
     * @param choice {@link BoardChoice#AUTO} is this machine where {@link #missing} finds nothing,
     *     else the simulated board; {@link Board#name} tells what it became
     * @param arena outlives the board
     * @throws BoardException if a point has no implementation on that board or cannot be opened
     * @throws IllegalArgumentException if the arena lacks a cell of a point
     */
    public static ChannelBoard open(BoardChoice choice, Points points, SignalArena arena)
            throws BoardException {
        return switch (choice) {
            case SIM -> simulated(points, arena);
            case AUTO ->
                    missing(points).isPresent() ? simulated(points, arena) : linux(points, arena);
            case LINUX -> linux(points, arena);
        };
    }

    /**
     * Has Pi4J find out what it wants to know about any machine. The first board that is opened
     * would wait for it otherwise.
     */
    public static void prepare() {
        ContextBuilder _ = Pi4J.newContextBuilder();
    }

    /** Whether a board is the simulated one. */
    public static boolean isSimulated(Board board) {
        return board.name().equals(SIMULATED);
    }

    /**
     * A board for other points over another arena that takes over from one that is open: what both
     * have stays open as it is, what is new is opened, and what is left is for {@link
     * ChannelBoard#releaseOthers} to close.
     *
     * @param board opened here
     * @throws BoardException as of {@link #open}; nothing has changed then
     */
    public static ChannelBoard over(ChannelBoard board, Points points, SignalArena arena)
            throws BoardException {
        BoardChoice same = isSimulated(board) ? BoardChoice.SIM : BoardChoice.LINUX;
        return board.over(points, arena, missing -> open(same, missing, arena));
    }

    /**
     * Why {@link BoardChoice#AUTO} is the simulated board: the first thing a controller needs that
     * this machine lacks, as in {@code input 'door': this machine has no GPIO chip}.
     *
     * <p>A point that names a provider lacks nothing where a plugin has it, whose hardware nobody
     * else knows; to see that, plugins are started.
     *
     * <p>Files alone make no hardware, because every machine has some: a controller that knows only
     * files is simulated where it drives nothing, or where a formula stands in for one of them.
     */
    public static Optional<String> missing(Points points) throws BoardException {
        return missing(points, PluginProviders.linux(), FoundPlugins.onClassPath());
    }

    static Optional<String> missing(
            Points points, List<LinuxHardware> hardware, FoundPlugins plugins) {
        try (NamedProviders named = new NamedProviders(plugins)) {
            return missing(points, hardware, named);
        }
    }

    private static Optional<String> missing(
            Points points, List<LinuxHardware> hardware, NamedProviders named) {
        Optional<String> reason = onlyFiles(points) ? notDriven(points) : Optional.empty();
        for (InputPoint input : points.inputs()) {
            PointWire wire = PointWire.of(input);
            reason =
                    reason.or(() ->
                            (input.source() instanceof FileInput file
                                            ? absent(file.path())
                                            : absent(wire, hardware, named))
                                    .map(lack -> wire.point() + ": " + lack));
        }
        for (OutputPoint output : points.outputs()) {
            PointWire wire = PointWire.of(output);
            reason =
                    reason.or(() ->
                            (output.sink() instanceof FileOutput file
                                            ? absent(file.path())
                                            : absent(wire, hardware, named))
                                    .map(lack -> wire.point() + ": " + lack));
        }
        return reason;
    }

    private static boolean onlyFiles(Points points) {
        return points.inputs().stream().allMatch(input -> input.source() instanceof FileInput)
                && points.outputs().stream()
                        .allMatch(output -> output.sink() instanceof FileOutput);
    }

    private static Optional<String> notDriven(Points points) {
        if (points.outputs().isEmpty()) {
            return Optional.of("nothing is driven");
        }
        return points.inputs().stream()
                .filter(InputPoint::simulated)
                .findFirst()
                .map(input -> "input '" + input.name() + "': a formula stands in for its file");
    }

    private static Optional<String> absent(
            PointWire wire, List<LinuxHardware> hardware, NamedProviders named) {
        String provider = wire.provider();
        return provider == null
                ? hardware.stream().flatMap(each -> wire.missing(each).stream()).findFirst()
                : named.missing(provider, wire);
    }

    private static Optional<String> absent(Path file) {
        return Files.exists(file) ? Optional.empty() : Optional.of("there is no " + file);
    }

    private static ChannelBoard simulated(Points points, SignalArena arena) throws BoardException {
        FoundPlugins none = new FoundPlugins(List.of(), List.of());
        return new BoardAssembly(SIMULATED, points, arena, true)
                .open(PluginProviders.simulated(), none);
    }

    private static ChannelBoard linux(Points points, SignalArena arena) throws BoardException {
        return linux(
                points,
                arena,
                PluginProviders.of(PluginProviders.linux()),
                FoundPlugins.onClassPath());
    }

    /** The hardware, through these providers, or through those of plugins that points name. */
    static ChannelBoard linux(
            Points points,
            SignalArena arena,
            List<? extends Provider<?, ?, ?>> providers,
            FoundPlugins plugins)
            throws BoardException {
        return new BoardAssembly(LINUX, points, arena, false).open(providers, plugins);
    }
}
