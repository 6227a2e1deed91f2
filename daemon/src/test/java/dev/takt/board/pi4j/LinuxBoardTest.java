package dev.takt.board.pi4j;

import static dev.takt.board.TestPoints.get;
import static dev.takt.board.TestPoints.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.TestPoints;
import dev.takt.config.BoardChoice;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.PwmOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxBoardTest {
    @Test
    void refusesWhatThisMachineLacksAndSaysWhatToDo() {
        TestPoints points = new TestPoints().output("fan", new PwmOutput(250, 0, 25_000, false), 1);
        try (SignalArena arena = points.arena()) {
            BoardException refusal =
                    assertThrows(
                            BoardException.class,
                            () -> Boards.open(BoardChoice.LINUX, points.points(), arena));
            assertTrue(
                    String.valueOf(refusal.getMessage())
                            .startsWith(
                                    "output 'fan' cannot be opened:"
                                            + " /sys/class/pwm/pwmchip250: ENOENT; "),
                    refusal.getMessage());
        }
    }

    @Test
    void filesAreReadBeforeTheFirstTickAndLeftSafe(@TempDir Path directory)
            throws BoardException, IOException {
        Path sensor = Files.writeString(directory.resolve("temp1_input"), "61234\n");
        Path light = Files.writeString(directory.resolve("brightness"), "255\n");
        TestPoints points =
                new TestPoints()
                        .input("temp", new FileInput(sensor, null, 0), true)
                        .output("light", new FileOutput(light), 0);
        try (SignalArena arena = points.arena()) {
            Board board = Boards.open(BoardChoice.LINUX, points.points(), arena);
            board.latch(0);

            assertEquals("linux", board.name());
            assertEquals(61234, get(arena, "temp$raw"));
            assertEquals(1, get(arena, "temp.ok"));
            assertEquals("0\n", Files.readString(light));

            set(arena, "light", 12);
            board.post();
            board.close();
            assertEquals("0\n", Files.readString(light));
        }
    }
}
