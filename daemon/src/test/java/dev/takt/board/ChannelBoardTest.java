package dev.takt.board;

import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.arena.SignalArena;
import dev.takt.config.PwmOutput;
import dev.takt.linux.MonotonicClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelBoardTest {
    private final TestPoints points =
            new TestPoints().output("fan", new PwmOutput(0, 0, 25_000, false), 0.5);
    private final List<String> events = new ArrayList<>();

    private ChannelBoard board(SignalArena arena, List<? extends AutoCloseable> resources) {
        RealOutput output =
                value -> {
                    events.add("fan " + value);
                    return true;
                };
        List<OutputChannel> outputs =
                List.of(new OutputChannel(points.points().outputs().getFirst(), output, arena));
        return new ChannelBoard("test", List.of(), outputs, resources);
    }

    @Test
    void writesAValueOnlyWhenItChanges() {
        try (SignalArena arena = points.arena();
                ChannelBoard board = board(arena, List.of())) {
            board.post();
            board.post();
            set(arena, "fan", 0.25);
            board.post();
            board.post();

            assertEquals(List.of("fan 0.0", "fan 0.25"), events);
        }
    }

    @Test
    void outputsAreSafeBeforeAnythingIsReleased() {
        try (SignalArena arena = points.arena()) {
            board(arena, List.of(() -> events.add("released"))).close();

            assertEquals(List.of("fan 0.5", "released"), events);
        }
    }

    @Test
    void closesOnceAndGoesOnWhenSomethingFails() {
        AutoCloseable failing =
                () -> {
                    events.add("failed");
                    throw new IllegalStateException("the wire is cut");
                };
        try (SignalArena arena = points.arena()) {
            ChannelBoard board = board(arena, List.of(failing, () -> events.add("released")));
            board.close();
            board.close();

            assertEquals(List.of("fan 0.5", "failed", "released"), events);
        }
    }

    @Test
    void namesThePlaceOfTheSlowestPointWhileItIsWatched() {
        TestPoints four =
                new TestPoints()
                        .input("a", TestPoints.line(1, false), false)
                        .input("b", TestPoints.line(2, false), false)
                        .output("c", new PwmOutput(0, 0, 25_000, false), 0.5)
                        .output("d", new PwmOutput(0, 1, 25_000, false), 0.5);
        try (SignalArena arena = four.arena();
                ChannelBoard board =
                        new ChannelBoard(
                                "test",
                                List.of(
                                        input(four, 0, arena, () -> 1),
                                        input(four, 1, arena, ChannelBoardTest::slowly)),
                                List.of(
                                        output(four, 0, arena, _ -> slowly() > 0),
                                        output(four, 1, arena, _ -> true)),
                                List.of())) {
            board.latch(0);
            board.post();
            assertEquals(-1, board.slowestInput());
            assertEquals(-1, board.slowestOutput());
            board.watch(2);
            board.latch(1);
            set(arena, "c", 0.25);
            set(arena, "d", 0.25);
            board.post();
            assertEquals(1, board.slowestInput());
            assertEquals(0, board.slowestOutput());
            board.latch(2);
            board.latch(3);
            board.post();
            assertEquals(-1, board.slowestInput());
            assertEquals(-1, board.slowestOutput());
        }
    }

    private static InputChannel input(
            TestPoints points, int place, SignalArena arena, RealInput input) {
        return new InputChannel(
                points.points().inputs().get(place), input, 0, TestPoints.TICK_NANOS, arena);
    }

    private static OutputChannel output(
            TestPoints points, int place, SignalArena arena, RealOutput output) {
        return new OutputChannel(points.points().outputs().get(place), output, arena);
    }

    /** Takes 20 ms: no other point is held up so long. */
    private static double slowly() {
        long end = MonotonicClock.nowNanos() + 20_000_000;
        while (MonotonicClock.nowNanos() < end) {
            Thread.onSpinWait();
        }
        return 1;
    }
}
