package dev.takt.board.pi4j;

import com.pi4j.provider.Provider;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.ChannelBoard;
import dev.takt.board.Points;
import dev.takt.board.pi4j.kernel.KernelPlugin;
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
import dev.takt.config.OutputPoint;
import dev.takt.config.OutputSink;
import dev.takt.config.PwmOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @param choice {@link BoardChoice#AUTO} is this machine where kernel files and buses that
     *     exist are all the controller has, else the simulated board; {@link Board#name} tells what
     *     it became
     * @param arena outlives the board
     * @throws BoardException if a point has no implementation on that board or cannot be opened
     * @throws IllegalArgumentException if the arena lacks a cell of a point
     */
    public static ChannelBoard open(BoardChoice choice, Points points, SignalArena arena)
            throws BoardException {
        return switch (choice) {
            case SIM -> simulated(points, arena);
            case AUTO -> isHere(points) ? linux(points, arena) : simulated(points, arena);
            case LINUX -> linux(points, arena);
        };
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
     * Whether all that a controller needs is on this machine, and it does write some. A file input
     * with a formula that stands in for it is none that the controller needs.
     */
    private static boolean isHere(Points points) {
        return !points.outputs().isEmpty()
                && points.inputs().stream().allMatch(Boards::isHere)
                && points.outputs().stream().allMatch(output -> isHere(output.sink()));
    }

    private static boolean isHere(InputPoint input) {
        return switch (input.source()) {
            case GpioInput _, CounterInput _ -> false;
            case DeviceInput device -> isBus(device.bus(), device.address());
            case I2cInput i2c -> isBus(i2c.bus(), i2c.address());
            case SpiInput spi -> isBus(spi.bus(), spi.chipSelect());
            case FileInput file -> !input.simulated() && Files.exists(file.path());
        };
    }

    private static boolean isHere(OutputSink sink) {
        return switch (sink) {
            case GpioOutput _, PwmOutput _ -> false;
            case DeviceOutput device -> isBus(device.bus(), device.address());
            case I2cOutput i2c -> isBus(i2c.bus(), i2c.address());
            case SpiOutput spi -> isBus(spi.bus(), spi.chipSelect());
            case FileOutput file -> Files.exists(file.path());
        };
    }

    private static boolean isBus(String bus, int place) {
        String number = bus.substring(bus.indexOf('-') + 1);
        String file = bus.startsWith("spi") ? "/dev/spidev" + number + "." + place : "/dev/" + bus;
        return Files.exists(Path.of(file));
    }

    private static ChannelBoard simulated(Points points, SignalArena arena) throws BoardException {
        return new BoardAssembly(SIMULATED, points, arena, true).open(SimulatedProviders.load());
    }

    private static ChannelBoard linux(Points points, SignalArena arena) throws BoardException {
        TreeSet<String> missing = new TreeSet<>();
        for (InputPoint input : points.inputs()) {
            switch (input.source()) {
                case GpioInput _ -> missing.add("'gpio' inputs");
                case CounterInput _ -> missing.add("'counter' inputs");
                case DeviceInput _, I2cInput _, SpiInput _, FileInput _ -> {
                    // Known to the kernel's providers, or a file.
                }
            }
        }
        for (OutputPoint output : points.outputs()) {
            switch (output.sink()) {
                case GpioOutput _ -> missing.add("'gpio' outputs");
                case PwmOutput _ -> missing.add("'pwm' outputs");
                case DeviceOutput _, I2cOutput _, SpiOutput _, FileOutput _ -> {
                    // Known to the kernel's providers, or a file.
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new BoardException(
                    "the Linux side of "
                            + String.join(" and ", missing)
                            + " is not in this version; use --board sim");
        }
        return linux(points, arena, List.of(new KernelPlugin().providers()));
    }

    /** The hardware, through these providers. */
    static ChannelBoard linux(
            Points points, SignalArena arena, List<? extends Provider<?, ?, ?>> providers)
            throws BoardException {
        return new BoardAssembly(LINUX, points, arena, false).open(providers);
    }
}
