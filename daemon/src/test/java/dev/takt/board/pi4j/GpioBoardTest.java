package dev.takt.board.pi4j;

import static dev.takt.board.TestPoints.get;
import static dev.takt.board.TestPoints.line;
import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.ChannelBoard;
import dev.takt.board.Points;
import dev.takt.board.TestPoints;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.config.CounterInput;
import dev.takt.config.CounterInput.Edge;
import dev.takt.config.CounterInput.Measure;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioInput.Pull;
import dev.takt.config.GpioOutput;
import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.gpio.FakeGpioChip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A board on GPIO chips of a kernel that writes down what it is asked. */
class GpioBoardTest {
    private final FakeKernel kernel = new FakeKernel();
    private final FakeGpioChip chip = new FakeGpioChip(kernel, "gpiochip0", "pinctrl-rp1", 54);
    private final TestPoints points = new TestPoints();

    private ChannelBoard open(SignalArena arena) throws BoardException {
        return open(points.points(), arena);
    }

    private ChannelBoard open(Points opened, SignalArena arena) throws BoardException {
        return Boards.linux(
                opened,
                arena,
                List.of(new KernelPlugin(kernel.devices()).providers()),
                Plugins.NONE);
    }

    private static GpioOutput out(int line) {
        return new GpioOutput(line, null, false);
    }

    @Test
    void allLinesOfAChipAreOneRequestPerDirection() throws BoardException {
        points.input("door", line(17, true), false)
                .input("end", new GpioInput(4, null, Pull.UP, false, 5_000_000), false)
                .output("heater", out(18), 0)
                .output("lamp", new GpioOutput(19, null, true, GpioOutput.Drive.OPEN_DRAIN), 1);
        try (SignalArena arena = points.arena();
                Board _ = open(arena)) {
            assertEquals(
                    List.of(
                            "17:low input up, 4:input up debounce 5000 µs",
                            "18:output=0, 19:low output drain=1"),
                    chip.log.subList(0, 2));
        }
    }

    @Test
    void aTickIsOneCallForAllInputsAndOneForAllChangedOutputs() throws BoardException {
        points.input("a", line(4, false), false)
                .input("b", line(5, true), false)
                .output("x", out(18), 0)
                .output("y", out(19), 0)
                .output("z", out(20), 0);
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            chip.log.clear();
            chip.levels.put(4, 1);
            board.latch(0);
            assertEquals(1, get(arena, "a$raw"));
            assertEquals(1, get(arena, "b$raw"));
            set(arena, "x", 1);
            set(arena, "z", 1);
            board.post();
            board.latch(1);
            board.post();
            assertEquals(List.of("get", "set 5 of 5", "get"), chip.log);
            assertEquals(1, chip.levels.get(20));
        }
    }

    @Test
    void anOutputNeverShowsAnythingButItsSafeValueBeforeTheFirstTick() throws BoardException {
        points.output("valve", out(18), 1);
        chip.levels.put(18, 1);
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            assertEquals(List.of("18:output=1", "set 1 of 1"), chip.log);
            assertEquals("linux", board.name());
        }
    }

    @Test
    void aPostThatFailsIsRepeatedInTheNextTick() throws BoardException {
        points.output("x", out(18), 0);
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            chip.log.clear();
            set(arena, "x", 1);
            chip.errno = Errno.EIO;
            board.post();
            chip.errno = 0;
            board.post();
            board.post();
            assertEquals(List.of("set 1 of 1", "set 1 of 1"), chip.log);
            assertEquals(1, chip.levels.get(18));
        }
    }

    @Test
    void anInputIsNotValidWhileTheKernelDoesNotAnswer() throws BoardException {
        points.input("door", line(17, false), false);
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            chip.errno = Errno.ENODEV;
            board.latch(0);
            assertEquals(0, get(arena, "door.ok"));
            chip.errno = 0;
            board.latch(1);
            assertEquals(1, get(arena, "door.ok"));
        }
    }

    @Test
    void theSameLineOfTwoChipsIsTwoLines() throws BoardException {
        FakeGpioChip other = new FakeGpioChip(kernel, "gpiochip1", "expander", 16);
        points.input("a", line(4, false), false)
                .input("b", new GpioInput(4, "expander", Pull.DOWN, false, 0), false)
                .output("x", out(5), 0)
                .output("y", new GpioOutput(5, "gpiochip1", false), 0);
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            assertEquals(List.of("4:input down", "5:output=0"), other.log.subList(0, 2));
            other.levels.put(4, 1);
            set(arena, "y", 1);
            board.latch(0);
            board.post();
            assertEquals(0, get(arena, "a$raw"));
            assertEquals(1, get(arena, "b$raw"));
            assertEquals(0, chip.levels.get(5));
            assertEquals(1, other.levels.get(5));
        }
    }

    @Test
    void outputsAreSafeBeforeTheLinesAreReleased() throws BoardException {
        points.input("door", line(17, false), false).output("x", out(18), 1);
        try (SignalArena arena = points.arena()) {
            Board board = open(arena);
            set(arena, "x", 0);
            board.post();
            chip.log.clear();
            board.close();
            assertEquals(1, chip.levels.get(18));
            assertEquals("set 1 of 1", chip.log.getFirst());
            assertEquals(2, chip.log.stream().filter("released"::equals).count());
            assertEquals(0, kernel.open, "files left open");
        }
    }

    @Test
    void edgesAreCountedAndTimedByTheKernel() throws BoardException {
        GpioInput flow = new GpioInput(22, null, Pull.UP, false, 0);
        GpioInput wheel = new GpioInput(23, null, Pull.OFF, false, 0);
        points.input("flow", new CounterInput(flow, Edge.RISING), false)
                .input(
                        "speed",
                        new CounterInput(wheel, Edge.BOTH, Measure.RATE, 100_000_000),
                        false);
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            FakeGpioChip.Request request = chip.requests.getFirst();
            assertEquals("22:input rising up, 23:input rising falling off", chip.log.getFirst());
            assertEquals(1024, request.eventBuffer);
            board.latch(0);
            assertEquals(0, get(arena, "flow$raw"));
            assertEquals(1, get(arena, "flow.ok"));

            request.edge(0, 100_000);
            request.edge(1, 200_000);
            request.lostEdge(0);
            request.lostEdge(1);
            request.edge(0, 300_000);
            request.edge(1, 400_000);
            board.latch(450_000);
            assertEquals(3, get(arena, "flow$raw"));
            assertEquals(10_000, get(arena, "speed$raw"), 1e-6);
            board.latch(200_000_000);
            assertEquals(0, get(arena, "speed$raw"));
            assertEquals(3, get(arena, "flow$raw"));
        }
    }

    @Test
    void linesOfAReloadAreFurtherRequestsAndTheOthersGoOn() throws BoardException {
        points.input("a", line(4, false), false).output("x", out(18), 0).output("y", out(19), 0);
        TestPoints next =
                new TestPoints()
                        .input("a", line(4, false), false)
                        .output("x", out(18), 0)
                        .output("z", out(20), 1);
        try (SignalArena arena = points.arena();
                SignalArena other = next.arena()) {
            ChannelBoard before = open(arena);
            set(arena, "x", 1);
            set(arena, "y", 1);
            before.post();
            ChannelBoard after = before.over(next.points(), other, missing -> open(missing, other));
            assertEquals("20:output=1", chip.requests.getLast().text());
            set(other, "x", 1);
            set(other, "z", 0);
            after.takeOver(before);
            after.latch(0);
            after.post();
            after.releaseOthers();
            assertEquals(1, chip.levels.get(18));
            assertEquals(0, chip.levels.get(19));
            assertEquals(0, chip.levels.get(20));
            chip.levels.put(4, 1);
            after.latch(1);
            assertEquals(1, get(other, "a$raw"));
            after.close();
            assertEquals(List.of(0, 1), List.of(chip.levels.get(18), chip.levels.get(20)));
            assertEquals(0, kernel.open, "files left open");
        }
    }

    @Test
    void aLineInUseIsRefusedAndNothingStaysOpen() {
        chip.users.put(18, "other");
        points.input("door", line(17, false), false).output("x", out(18), 1);
        try (SignalArena arena = points.arena()) {
            BoardException refusal = assertThrows(BoardException.class, () -> open(arena));
            assertEquals(
                    "the GPIO outputs cannot be opened: line 18 of gpiochip0 [pinctrl-rp1]: EBUSY;"
                            + " it is used by 'other'; end that program, or switch the driver off"
                            + " that has it",
                    refusal.getMessage());
            assertEquals(0, kernel.open, "files left open");
        }
    }

    @Test
    void anUnknownChipIsRefusedWithThoseThereAre() {
        points.output("x", new GpioOutput(18, "pinctrl-bcm2711", false), 0);
        try (SignalArena arena = points.arena()) {
            BoardException refusal = assertThrows(BoardException.class, () -> open(arena));
            assertEquals(
                    "the GPIO outputs cannot be opened: line 18: ENODEV; no single GPIO chip is"
                            + " 'pinctrl-bcm2711'; there are gpiochip0 [pinctrl-rp1]",
                    refusal.getMessage());
        }
    }
}
