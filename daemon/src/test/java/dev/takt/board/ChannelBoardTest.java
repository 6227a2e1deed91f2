package dev.takt.board;

import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.arena.SignalArena;
import dev.takt.config.OutputPoint;
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
        Points all = points.points();
        return new ChannelBoard("test", all, List.of(), outputs, opened(all, resources), arena);
    }

    private OpenPoints opened(Points points, List<? extends AutoCloseable> resources) {
        return new OpenPoints("test", points, point -> events.add(point + " released"), resources);
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

    private static TestPoints outputs(String... names) {
        TestPoints points = new TestPoints();
        for (String name : names) {
            points.output(name, new PwmOutput(0, name.charAt(0), 25_000, false), 0.5);
        }
        return points;
    }

    private ChannelBoard open(Points points, SignalArena arena) {
        List<OutputChannel> outputs = new ArrayList<>();
        for (OutputPoint point : points.outputs()) {
            RealOutput output =
                    value -> {
                        events.add(point.name() + " " + value);
                        return true;
                    };
            outputs.add(new OutputChannel(point, output, arena));
        }
        List<AutoCloseable> last = List.of(() -> events.add("all of " + points.names()));
        ChannelBoard board =
                new ChannelBoard("test", points, List.of(), outputs, opened(points, last), arena);
        board.postSafe();
        return board;
    }

    private List<String> drained() {
        List<String> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    @Test
    void anotherBoardOnTheSameHardwareGoesOnFromWhatWasWritten() throws Exception {
        TestPoints before = outputs("a", "b");
        TestPoints after = outputs("b", "c");
        SignalArena old = before.arena();
        SignalArena fresh = after.arena();
        ChannelBoard first = open(before.points(), old);
        set(old, "a", 0.1);
        set(old, "b", 0.2);
        first.post();
        drained();
        ChannelBoard second = first.over(after.points(), fresh, missing -> open(missing, fresh));
        assertEquals(List.of("c 0.5"), drained(), "only what is new is opened");
        set(fresh, "b", 0.2);
        set(fresh, "c", 0.3);
        second.takeOver(first);
        assertEquals(List.of("a 0.5"), drained(), "what has gone is safe at once");
        second.post();
        assertEquals(List.of("c 0.3"), drained(), "b has its value already");
        second.releaseOthers();
        assertEquals(List.of("a released"), drained());
        second.close();
        assertEquals(List.of("b 0.5", "c 0.5", "all of [a, b]", "all of [c]"), drained());
    }

    @Test
    void theBoardBeforeCanTakeOverAgain() throws Exception {
        TestPoints before = outputs("a", "b");
        TestPoints after = outputs("b", "c");
        SignalArena old = before.arena();
        SignalArena fresh = after.arena();
        ChannelBoard first = open(before.points(), old);
        ChannelBoard second = first.over(after.points(), fresh, missing -> open(missing, fresh));
        second.takeOver(first);
        set(fresh, "c", 0.3);
        second.post();
        drained();
        set(old, "a", 0.1);
        first.takeOver(second);
        first.post();
        assertEquals(List.of("c 0.5", "a 0.1"), drained());
        first.releaseOthers();
        assertEquals(List.of("c released", "all of [c]"), drained());
    }

    @Test
    void nothingIsSharedWhereTheWiringHasChanged() throws Exception {
        Points before = new TestPoints().output("a", new PwmOutput(0, 0, 100, false), 0.5).points();
        TestPoints after = new TestPoints().output("a", new PwmOutput(0, 1, 100, false), 0.5);
        ChannelBoard first =
                open(
                        before,
                        new TestPoints().output("a", new PwmOutput(0, 0, 1, false), 0).arena());
        SignalArena fresh = after.arena();
        drained();
        ChannelBoard second = first.over(after.points(), fresh, missing -> open(missing, fresh));
        second.takeOver(first);
        assertEquals(List.of("a 0.5", "a 0.5"), drained(), "the new one opened, the old one left");
        second.releaseOthers();
        assertEquals(List.of("a released", "all of [a]"), drained());
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
                                four.points(),
                                List.of(
                                        input(four, 0, arena, () -> 1),
                                        input(four, 1, arena, ChannelBoardTest::slowly)),
                                List.of(
                                        output(four, 0, arena, _ -> slowly() > 0),
                                        output(four, 1, arena, _ -> true)),
                                opened(four.points(), List.of()),
                                arena)) {
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

    @Test
    void linesThatDoNotTakeTheirSafeValuesAtTheEndAreNamedTogether() {
        Bulk lines =
                new Bulk() {
                    private long failures;

                    @Override
                    public void postAll() {
                        failures++;
                    }

                    @Override
                    public long failures() {
                        return failures;
                    }

                    @Override
                    public String name() {
                        return "2 outputs of gpiochip0";
                    }
                };
        try (SignalArena arena = points.arena()) {
            OpenPoints opened = opened(points.points(), List.of());
            opened.together(List.of(lines));
            ChannelBoard board =
                    new ChannelBoard("test", points.points(), List.of(), List.of(), opened, arena);
            board.close();
            assertEquals(List.of("2 outputs of gpiochip0"), board.refused());
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
