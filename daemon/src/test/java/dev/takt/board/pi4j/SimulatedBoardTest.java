package dev.takt.board.pi4j;

import static dev.takt.board.TestPoints.TICK_NANOS;
import static dev.takt.board.TestPoints.get;
import static dev.takt.board.TestPoints.line;
import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.TestPoints;
import dev.takt.config.BoardChoice;
import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.PwmOutput;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SimulatedBoardTest {
    private static final DeviceInput SENSOR = new DeviceInput("tmp102", "i2c-1", 0x48, null);
    private static final DeviceOutput DAC = new DeviceOutput("mcp4725", "i2c-1", 0x60, 0);

    private static final GpioInput OTHER_CHIP =
            new GpioInput(17, "gpiochip1", GpioInput.Pull.OFF, false, 0);
    private static final CounterInput EDGES =
            new CounterInput(line(5, false), CounterInput.Edge.RISING);

    private final TestPoints points =
            new TestPoints()
                    .input("door", line(17, true), true)
                    .input("open", line(22, true), false)
                    .input("other", OTHER_CHIP, true)
                    .input("temp", SENSOR, true)
                    .input("loose", SENSOR, false)
                    .input("edges", EDGES, true)
                    .input("level", new FileInput(Path.of("/nowhere/level"), null, 0), true)
                    .output("heater", new GpioOutput(18, null, true), 0)
                    .output("alarm", new GpioOutput(19, null, false), 1)
                    .output("fan", new PwmOutput(0, 0, 25_000, false), 0.333)
                    .output("valve", DAC, 2.5)
                    .output("light", new FileOutput(Path.of("/nowhere/light")), 4);

    private static Board open(TestPoints points, SignalArena arena) throws BoardException {
        return Boards.open(BoardChoice.SIM, points.points(), arena);
    }

    @Test
    void showsWhatTheSimulationSays() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            set(arena, "door$sim", 3);
            set(arena, "temp$sim", 21.625);
            set(arena, "edges$sim", 12);
            set(arena, "level$sim", 0.5);
            board.latch(0);

            assertEquals("sim", board.name());
            assertEquals(1, get(arena, "door$raw"));
            assertEquals(0, get(arena, "other$raw"));
            assertEquals(21.625, get(arena, "temp$raw"));
            assertEquals(12, get(arena, "edges$raw"));
            assertEquals(0.5, get(arena, "level$raw"));
            assertEquals(1, get(arena, "temp.ok"));
            assertEquals(0, get(arena, "temp.age"));
        }
    }

    @Test
    void withoutAFormulaALineIsInactiveAndAQuantityNotValid() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            board.latch(0);

            assertEquals(0, get(arena, "open$raw"));
            assertEquals(1, get(arena, "open.ok"));
            assertEquals(Double.NaN, get(arena, "loose$raw"));
            assertEquals(0, get(arena, "loose.ok"));
        }
    }

    @Test
    void aLineWithoutALevelIsAFault() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            set(arena, "door$sim", Double.NaN);
            board.latch(0);

            assertEquals(Double.NaN, get(arena, "door$raw"));
            assertEquals(0, get(arena, "door.ok"));
        }
    }

    @Test
    void outputsAreSafeFromTheStartToTheEnd() throws BoardException {
        try (SignalArena arena = points.arena()) {
            Board board = open(points, arena);
            expectSafe(arena);

            post(arena, board);
            assertEquals(1, get(arena, "heater$pin"));
            assertEquals(0, get(arena, "alarm$pin"));
            assertEquals(0.8765, get(arena, "fan$pin"));
            assertEquals(1.125, get(arena, "valve$pin"));
            assertEquals(9, get(arena, "light$pin"));

            board.postSafe();
            expectSafe(arena);
            post(arena, board);
            assertEquals(0.8765, get(arena, "fan$pin"));

            board.close();
            expectSafe(arena);
            board.close();
        }
    }

    private static void post(SignalArena arena, Board board) {
        set(arena, "heater", 1);
        set(arena, "alarm", 0);
        set(arena, "fan", 0.8765);
        set(arena, "valve", 1.125);
        set(arena, "light", 9);
        board.post();
    }

    private static void expectSafe(SignalArena arena) {
        assertEquals(0, get(arena, "heater$pin"));
        assertEquals(1, get(arena, "alarm$pin"));
        assertEquals(0.333, get(arena, "fan$pin"));
        assertEquals(2.5, get(arena, "valve$pin"));
        assertEquals(4, get(arena, "light$pin"));
    }

    @Test
    void noOutputEverCarriesNaN() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            set(arena, "fan", Double.NaN);
            board.post();

            assertEquals(0.333, get(arena, "fan$pin"));
        }
    }

    @Test
    void aPwmChannelCannotCarryMoreThanAll() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            set(arena, "fan", 1.5);
            board.post();
            assertEquals(1, get(arena, "fan$pin"));
        }
    }

    @Test
    void autoIsTheSimulatedBoard() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = Boards.open(BoardChoice.AUTO, points.points(), arena)) {
            assertEquals("sim", board.name());
        }
    }

    @Test
    void theTickAllocatesNothing() throws BoardException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (SignalArena arena = points.arena();
                Board board = open(points, arena)) {
            long now = ticks(arena, board, 0, 50_000);
            long before = threads.getCurrentThreadAllocatedBytes();
            ticks(arena, board, now, 100_000);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertEquals(0, allocated);
        }
    }

    private static long ticks(SignalArena arena, Board board, long from, int count) {
        var fan = arena.layout().slot("fan");
        var heater = arena.layout().slot("heater");
        var valve = arena.layout().slot("valve");
        var temp = arena.layout().slot("temp$sim");
        long now = from;
        for (int i = 0; i < count; i++) {
            now += TICK_NANOS;
            arena.set(temp, (i & 7) == 0 ? Double.NaN : i);
            board.latch(now);
            arena.set(fan, (i & 1023) / 1024.0);
            arena.set(heater, i & 1);
            arena.set(valve, i);
            board.post();
        }
        return now;
    }
}
