package dev.takt.board;

import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.arena.SignalArena;
import dev.takt.config.PwmOutput;
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
}
