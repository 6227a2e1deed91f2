package dev.takt.board.pi4j;

import com.pi4j.provider.Provider;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.config.BoardChoice;
import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.InputPoint;
import dev.takt.config.InputSource;
import dev.takt.config.OutputPoint;
import dev.takt.config.OutputSink;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;

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
     * @param choice {@link BoardChoice#AUTO} is this machine where kernel files that exist are all
     *     the controller has, else the simulated board; {@link Board#name} tells what it became
     * @param arena outlives the board
     * @throws BoardException if a point has no implementation on that board or cannot be opened
     * @throws IllegalArgumentException if the arena lacks a cell of a point
     */
    public static Board open(BoardChoice choice, Points points, SignalArena arena)
            throws BoardException {
        return switch (choice) {
            case SIM -> simulated(points, arena);
            case AUTO -> isHere(points) ? linux(points, arena) : simulated(points, arena);
            case LINUX -> linux(points, arena);
        };
    }

    /**
     * Whether all that a controller needs are kernel files, which exist, and it does write some.
     */
    private static boolean isHere(Points points) {
        boolean inputs =
                points.inputs().stream()
                        .allMatch(input ->
                                !input.simulated()
                                        && input.source() instanceof FileInput file
                                        && Files.exists(file.path()));
        boolean outputs =
                points.outputs().stream()
                        .allMatch(output ->
                                output.sink() instanceof FileOutput file
                                        && Files.exists(file.path()));
        return inputs && outputs && !points.outputs().isEmpty();
    }

    private static Board simulated(Points points, SignalArena arena) throws BoardException {
        return new BoardAssembly(SIMULATED, points, arena, true).open(SimulatedProviders.load());
    }

    private static Board linux(Points points, SignalArena arena) throws BoardException {
        TreeSet<String> missing = new TreeSet<>();
        for (InputPoint input : points.inputs()) {
            if (!(input.source() instanceof FileInput)) {
                missing.add("'" + kind(input.source()) + "' inputs");
            }
        }
        for (OutputPoint output : points.outputs()) {
            if (!(output.sink() instanceof FileOutput)) {
                missing.add("'" + kind(output.sink()) + "' outputs");
            }
        }
        if (!missing.isEmpty()) {
            throw new BoardException(
                    "the Linux side of "
                            + String.join(" and ", missing)
                            + " is not in this version; use --board sim");
        }
        return linux(points, arena, List.of());
    }

    /** The hardware, through these providers. */
    static Board linux(
            Points points, SignalArena arena, List<? extends Provider<?, ?, ?>> providers)
            throws BoardException {
        return new BoardAssembly(LINUX, points, arena, false).open(providers);
    }

    private static String kind(InputSource source) {
        return switch (source) {
            case GpioInput gpio -> "gpio";
            case CounterInput counter -> "counter";
            case DeviceInput device -> "device";
            case I2cInput i2c -> "i2c";
            case SpiInput spi -> "spi";
            case FileInput file -> "file";
        };
    }

    private static String kind(OutputSink sink) {
        return switch (sink) {
            case GpioOutput gpio -> "gpio";
            case PwmOutput pwm -> "pwm";
            case DeviceOutput device -> "device";
            case I2cOutput i2c -> "i2c";
            case SpiOutput spi -> "spi";
            case FileOutput file -> "file";
        };
    }
}
