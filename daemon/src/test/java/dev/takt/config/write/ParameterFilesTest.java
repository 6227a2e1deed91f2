package dev.takt.config.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFilesTest {
    private static final String MAIN =
            """
            { // the oven: 60
              "parameters": {
                "setpoint": {"min":20, "value" : 60.0 /* °C, not 70 */, "max": 240, },
                "kp":0.08, # 0.08
                "ki": 2e-3
              },
            }
            """;

    @TempDir private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void nothingButTheNumbersChanges() throws IOException {
        Path file = file("oven.json", MAIN);
        Map<Path, String> changed =
                ParameterFiles.read(List.of(file))
                        .with(
                                Map.of("ki", 1e-7, "setpoint", 70.0, "kp", 0.125),
                                Map.of("setpoint", 60.0, "kp", 0.08, "ki", 0.002));
        assertEquals(
                MAIN.replace(": 60.0 /*", ": 70 /*")
                        .replace(":0.08,", ":0.125,")
                        .replace("2e-3", "1.0E-7"),
                changed.get(file));
    }

    @Test
    void ofSeveralFilesOnlyTheRightOneIsChanged() throws IOException {
        Path main = file("a.json", MAIN);
        Path other = file("b.json", "{\"parameters\": {\"x\": 1}}");
        Map<Path, String> changed =
                ParameterFiles.read(List.of(main, other)).with(Map.of("x", -2.5), Map.of("x", 1.0));
        assertEquals(Map.of(other, "{\"parameters\": {\"x\": -2.5}}"), changed);
    }

    @Test
    void aValueThatWasEditedSinceItWasLoadedIsLeftAlone() throws IOException {
        Path file = file("oven.json", MAIN);
        ParameterFiles files = ParameterFiles.read(List.of(file));
        IOException edited =
                assertThrows(
                        IOException.class, () -> files.with(Map.of("kp", 1.0), Map.of("kp", 0.07)));
        assertTrue(
                edited.toString().contains("oven.json:4: 'kp' is 0.08 now and was 0.07"),
                edited::toString);
        assertThrows(IOException.class, () -> files.with(Map.of("gone", 1.0), Map.of("gone", 0.0)));
    }

    @Test
    void aFileThatIsNoJsonAnyMoreIsLeftAlone() throws IOException {
        Path file = file("oven.json", "{\"parameters\": {");
        assertThrows(IOException.class, () -> ParameterFiles.read(List.of(file)));
        assertThrows(
                IOException.class,
                () -> ParameterFiles.read(List.of(directory.resolve("none.json"))));
    }

    @Test
    void theOldFileIsKeptAndModeAndLinkStay() throws IOException {
        Path file = file("oven.json", "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(directory.resolve("link.json"), file);
        FileReplacement.write(link, "new é");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new é", Files.readString(file));
        assertEquals("old", Files.readString(directory.resolve("oven.json~")));
        assertEquals(
                PosixFilePermissions.fromString("rw-rw-r--"), Files.getPosixFilePermissions(file));
        assertFalse(Files.exists(directory.resolve(".oven.json.new")));
        FileReplacement.write(link, "newer");
        assertEquals("new é", Files.readString(directory.resolve("oven.json~")));
    }
}
