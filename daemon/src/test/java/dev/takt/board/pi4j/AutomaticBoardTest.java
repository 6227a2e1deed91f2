package dev.takt.board.pi4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.config.BoardChoice;
import dev.takt.config.FileOutput;
import dev.takt.config.OutputPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticBoardTest {
    private static String board(Path file) throws BoardException {
        OutputPoint output =
                new OutputPoint(
                        "out",
                        new FileOutput(file),
                        0,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        "",
                        100);
        ArenaLayout layout =
                ArenaLayout.builder()
                        .add(Section.OUTPUT, "out", 1)
                        .add(Section.INPUT, "out$pin", 1)
                        .build();
        try (SignalArena arena = SignalArena.allocate(layout);
                Board board =
                        Boards.open(
                                BoardChoice.AUTO,
                                new Points(List.of(), List.of(output), 1_000_000),
                                arena)) {
            return board.name();
        }
    }

    @Test
    void isThisMachineWhereFilesThatExistAreAllThereIs(@TempDir Path directory)
            throws IOException, BoardException {
        Path file = Files.writeString(directory.resolve("out"), "0");
        assertEquals("linux", board(file));
    }

    @Test
    void isTheSimulatedBoardWhereAFileIsMissing(@TempDir Path directory) throws BoardException {
        assertEquals("sim", board(directory.resolve("out")));
    }
}
