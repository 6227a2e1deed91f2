package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.library.ModulePath;
import dev.takt.service.Examples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGHUP, sent to a process of its own. */
@Timeout(120)
final class HangUpTest {
    @TempDir private Path directory;

    private Path file = Path.of("");
    private Process process;
    private BufferedReader messages;

    @BeforeEach
    void run() throws IOException {
        file = directory.resolve("fan.json");
        Files.copy(Examples.path("fan"), file);
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                ModulePath.text(),
                                Main.class.getName(),
                                "run",
                                file.toString(),
                                "--board",
                                "sim")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        messages = process.errorReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private void awaitMessage(String part) throws IOException {
        String line;
        do {
            line = messages.readLine();
            assertNotNull(line, "it has ended without a word of '" + part + "'");
        } while (!line.contains(part));
    }

    private void signal(String name) throws IOException, InterruptedException {
        List<String> kill = List.of("kill", "-" + name, String.valueOf(process.pid()));
        assertEquals(0, new ProcessBuilder(kill).start().waitFor());
    }

    @Test
    void reloadsTheFileAndOtherwiseRunsOn() throws Exception {
        awaitMessage("simulated board");
        signal("HUP");
        awaitMessage("reloaded at tick");
        String text = Files.readString(file);
        Files.writeString(
                file, text.replaceFirst("\"formulas\": \\{", "\"formulas\": { \"x\": \"1 +\","));
        signal("HUP");
        awaitMessage("not reloaded");
        Files.writeString(file, text);
        signal("HUP");
        awaitMessage("reloaded at tick");
        signal("TERM");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }
}
