package dev.takt.board.pi4j;

import static dev.takt.board.TestPoints.get;
import static dev.takt.board.TestPoints.line;
import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pi4j.io.gpio.digital.DigitalState;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.TestPoints;
import dev.takt.config.CounterInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.PwmOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Providers that know nothing of Takt, used through the plain interfaces of Pi4J. */
class ForeignProviderTest {
    private final ForeignHardware hardware = new ForeignHardware();
    private final TestPoints points =
            new TestPoints()
                    .input("door", line(17, true), false)
                    .input(
                            "turns",
                            new CounterInput(line(22, false), CounterInput.Edge.RISING),
                            false)
                    .output("heater", new GpioOutput(18, null, true), 0)
                    .output("fan", new PwmOutput(0, 0, 25_000, false), 0.5);

    private Board open(SignalArena arena) throws BoardException {
        return Boards.linux(points.points(), arena, hardware.providers(), Plugins.NONE);
    }

    @Test
    void inputsAreReadThroughThePlainInterface() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            hardware.line = DigitalState.LOW;
            hardware.edges(DigitalState.HIGH, DigitalState.LOW, DigitalState.HIGH);
            board.latch(0);
            assertEquals(1, get(arena, "door$raw"));
            assertEquals(2, get(arena, "turns$raw"));

            hardware.line = DigitalState.UNKNOWN;
            board.latch(1);
            assertEquals(Double.NaN, get(arena, "door$raw"));
        }
    }

    @Test
    void aFailingInputIsNotValidAndTheTickGoesOn() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            hardware.failing = true;
            board.latch(0);

            assertEquals(0, get(arena, "door.ok"));
        }
    }

    @Test
    void outputsAreWrittenWhenTheyChangeAndLeftSafe() throws BoardException {
        try (SignalArena arena = points.arena()) {
            Board board = open(arena);
            assertEquals(List.of("HIGH"), hardware.distinctStates());
            hardware.clear();

            set(arena, "heater", 1);
            set(arena, "fan", 0.756);
            board.post();
            board.post();

            assertEquals(List.of(DigitalState.LOW), hardware.states);
            assertEquals(List.of(76), hardware.percents);

            board.close();
            assertEquals(DigitalState.HIGH, hardware.states.getLast());
            assertEquals(50, hardware.percents.getLast());
        }
    }

    @Test
    void aValueThatWasNotTakenIsOfferedAgain() throws BoardException {
        try (SignalArena arena = points.arena();
                Board board = open(arena)) {
            hardware.clear();
            set(arena, "heater", 1);
            hardware.failing = true;
            board.post();
            assertEquals(List.of(), hardware.states);

            hardware.failing = false;
            board.post();
            assertEquals(List.of(DigitalState.LOW), hardware.states);
        }
    }
}
