package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Controllers in processes of their own that die, on outputs that are files. */
@Timeout(120)
final class CrashTest {
    @TempDir private Path directory;

    private Path fan = Path.of("");
    private Path pump = Path.of("");
    private Path config = Path.of("");
    private Path run = Path.of("");
    private Path errors = Path.of("");

    @BeforeEach
    void makeAPlantOfFiles() throws IOException {
        fan = Files.writeString(directory.resolve("fan"), "0\n");
        pump = Files.writeString(directory.resolve("pump"), "0\n");
        run = Files.createDirectory(directory.resolve("run"));
        errors = directory.resolve("errors");
        config = directory.resolve("plant.json");
        Files.writeString(
                config,
                """
                {
                  "loop": { "wait": "sleep", "stall_ms": 60000 },
                  "outputs": {
                    "fan":  { "file": "%s", "value": "40", "safe": 255 },
                    "pump": { "file": "%s", "value": "41", "safe": 0 }
                  }
                }
                """
                        .formatted(fan, pump));
    }

    private OwnProcess takt(String... arguments) throws IOException {
        return OwnProcess.takt(Map.of("TAKT_RUN_DIR", run.toString()), errors, arguments);
    }

    /** Runs it until its first jitter line is there, a second after it began. */
    private OwnProcess running() throws IOException {
        OwnProcess controller = takt("run", config.toString(), "--board", "linux");
        String line = controller.line();
        assertNotNull(line, () -> text(errors));
        assertEquals("40\n", Files.readString(fan), line);
        assertEquals("41\n", Files.readString(pump), line);
        assertTrue(Files.exists(run.resolve("plant.safe.json")));
        return controller;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void afterKillMinusNineSafePutsEveryOutputSafe() throws Exception {
        try (OwnProcess controller = running()) {
            controller.kill();
        }
        assertEquals("40\n", Files.readString(fan));
        try (OwnProcess safe = takt("safe")) {
            assertEquals(
                    "plant: output 'fan' is safe at 255.0\nplant: output 'pump' is safe at 0.0",
                    safe.output());
            assertEquals(0, safe.code());
        }
        assertEquals("255\n", Files.readString(fan));
        assertEquals("0\n", Files.readString(pump));
        assertFalse(Files.exists(run.resolve("plant.safe.json")));
        try (OwnProcess again = takt("safe")) {
            assertEquals("", again.output());
            assertEquals(0, again.code());
        }
    }

    @Test
    void aControllerThatRunsIsLeftAloneAndKeepsItsName() throws Exception {
        try (OwnProcess controller = running()) {
            try (OwnProcess safe = takt("safe")) {
                assertEquals(0, safe.code());
            }
            try (OwnProcess safe = takt("safe", "--name", "plant")) {
                assertEquals(1, safe.code());
            }
            try (OwnProcess safe = takt("safe", config.toString())) {
                assertEquals(1, safe.code());
            }
            try (OwnProcess second = takt("run", config.toString(), "--board", "linux")) {
                assertEquals(1, second.code());
                assertTrue(text(errors).contains("'plant' is running"), () -> text(errors));
            }
            assertEquals("40\n", Files.readString(fan));
            assertTrue(Files.exists(run.resolve("plant.safe.json")));
            controller.terminate();
        }
    }

    @Test
    void anOrderlyStopLeavesOutputsSafeAndNothingToDo() throws Exception {
        try (OwnProcess controller = running()) {
            assertEquals(0, controller.terminate());
        }
        assertEquals("255\n", Files.readString(fan));
        assertEquals("0\n", Files.readString(pump));
        assertFalse(Files.exists(run.resolve("plant.safe.json")));
    }

    @Test
    void anOutputThatCannotBeWrittenIsToldAndItsStateFileStays() throws Exception {
        try (OwnProcess controller = running()) {
            controller.kill();
        }
        Files.delete(fan);
        Path state = run.resolve("plant.safe.json");
        Shell.Outcome outcome = Shell.takt("safe", "--state", state.toString());
        assertEquals(1, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains("output 'fan' may not be safe"), outcome::toString);
        assertTrue(outcome.out().contains("output 'pump' is safe"), outcome::toString);
        assertEquals("0\n", Files.readString(pump));
        assertTrue(Files.exists(state));
    }

    @Test
    void aDamagedStateFileIsToldInOneSentence() throws IOException {
        Path state = Files.writeString(run.resolve("plant.safe.json"), "{}");
        Shell.Outcome outcome = Shell.takt("safe", "--state", state.toString());
        assertEquals(1, outcome.code(), outcome::toString);
        assertEquals(1, outcome.err().lines().count(), outcome::toString);
        assertTrue(outcome.err().contains("checksum"), outcome::toString);
    }

    @Test
    void theOutputsOfAConfigurationCanBePutSafeWithoutAStateFile() throws IOException {
        Shell.Outcome outcome = Shell.takt("safe", config.toString());
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals("255\n", Files.readString(fan));
    }

    @Test
    void putSafeByItsConfigurationItLeavesNoStateFileBehind() throws Exception {
        try (OwnProcess controller = running()) {
            controller.kill();
        }
        Files.writeString(
                config, Files.readString(config).replace("\"safe\": 255", "\"safe\": 200"));
        try (OwnProcess safe = takt("safe", config.toString())) {
            assertEquals(
                    """
                    plant: output 'fan' is safe at 255.0
                    plant: output 'pump' is safe at 0.0
                    plant: output 'fan' is safe at 200.0
                    plant: output 'pump' is safe at 0.0\
                    """,
                    safe.output());
            assertEquals(0, safe.code());
        }
        assertEquals("200\n", Files.readString(fan));
        assertFalse(Files.exists(run.resolve("plant.safe.json")));
    }

    @Test
    void onlyOneOfTheThreeWaysToNameIt() {
        Shell.Outcome outcome = Shell.takt("safe", config.toString(), "--name", "plant");
        assertEquals(2, outcome.code(), outcome::toString);
    }
}
