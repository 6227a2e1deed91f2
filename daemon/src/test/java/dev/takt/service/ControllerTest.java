package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.BoardException;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.loop.EndCondition;
import dev.takt.recording.file.RecordingFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControllerTest {
    private static final Configuration PENDULUM = Examples.read(Examples.path("pendulum"));

    private static Controller open(EndCondition end) throws BoardException {
        return Controller.open(PENDULUM, BoardChoice.AUTO, end, _ -> {});
    }

    @Test
    void runsAsManyTicksAsAskedFor() throws Exception {
        try (Controller controller = open(EndCondition.afterTicks(50))) {
            assertTrue(controller.simulated());
            controller.start();
            controller.awaitEnd();
            assertNull(controller.fault());
            assertEquals(50, controller.summary().timing().ticks());
            assertEquals(50, controller.summary().timing().execution().count());
        }
    }

    @Test
    void theRehearsalLeavesNoTrace() throws Exception {
        try (Controller controller = open(EndCondition.afterTicks(1));
                SteppedController stepped = SteppedController.compiled(PENDULUM)) {
            controller.start();
            controller.awaitEnd();
            stepped.stepTicks(1);
            for (String name : new String[] {"t", "tick", "angle", "force", "motor", "upright"}) {
                assertEquals(
                        stepped.get(name),
                        controller.arena().get(controller.arena().layout().slot(name)),
                        name);
            }
        }
    }

    @Test
    void stopsBeforeItsFirstTickWhereItIsToldSoEarly() throws Exception {
        try (Controller controller = open(EndCondition.NEVER)) {
            controller.stop();
            controller.start();
            controller.awaitEnd();
            assertNull(controller.fault());
            assertEquals(0, controller.summary().timing().ticks());
        }
    }

    @Test
    void closingEndsTheLoop() throws Exception {
        Controller controller = open(EndCondition.NEVER);
        controller.start();
        controller.close();
        controller.close();
        assertNull(controller.fault());
    }

    @Test
    void closingWaitsForTheLoopThoughInterrupted(@TempDir Path directory) throws Exception {
        String text = Files.readString(Examples.path("pendulum"));
        String slow = text.replace("\"loop\": { \"rate_hz\": 1000,", "\"loop\": { \"rate_hz\": 1,");
        assertNotEquals(text, slow);
        Path file = Files.writeString(directory.resolve("slow.json"), slow);
        Controller controller =
                Controller.open(Examples.read(file), BoardChoice.SIM, EndCondition.NEVER, _ -> {});
        controller.start();
        Thread.currentThread().interrupt();
        controller.close();
        assertTrue(Thread.interrupted(), "the interruption is kept");
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("takt-loop")));
        assertNull(controller.fault());
    }

    @Test
    void canBeClosedWithoutHavingRun() throws Exception {
        open(EndCondition.NEVER).close();
    }

    @Test
    void whatIsPendingWhenTheLoopEndsIsWritten(@TempDir Path directory) throws Exception {
        try (Controller controller = open(EndCondition.afterTicks(50))) {
            controller.recordTo(directory);
            controller.start();
            Objects.requireNonNull(controller.attendants().recordings()).command();
            controller.awaitEnd();
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path compact =
                    files.filter(file -> file.toString().endsWith("-command.takt"))
                            .findFirst()
                            .orElseThrow();
            RecordingFile recording = RecordingFile.read(compact);
            int tick = recording.column("tick");
            assertEquals(0, recording.value(tick, 0));
            assertTrue(recording.column("angle") >= 0);
        }
    }

    @Test
    void aBoardThatIsNotThereIsNotReplaced() {
        assertThrows(
                BoardException.class,
                () ->
                        Controller.open(PENDULUM, BoardChoice.LINUX, EndCondition.NEVER, _ -> {})
                                .close());
    }
}
