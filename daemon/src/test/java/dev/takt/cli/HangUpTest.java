package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.takt.library.ModulePath;
import dev.takt.service.Examples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGHUP, sent to a process of its own. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD) // a read from a pipe is not interrupted
final class HangUpTest {
    @TempDir private Path directory;

    private Path file = Path.of("");
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        file = directory.resolve("fan.json");
        Files.copy(Examples.path("fan"), file);
    }

    /** Whether this JVM was started so, under nohup; what it starts is as well. */
    private static boolean isIgnored() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(8).strip(), 16))
                .anyMatch(signals -> (signals & 1) != 0);
    }

    private Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /**
     * @param before what the command is an argument of
     */
    private Process start(List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        ModulePath.text(),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(file.toString(), "--board", "sim"));
        Process process =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        processes.add(process);
        return process;
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private static void awaitMessage(BufferedReader messages, String part) throws IOException {
        String line;
        do {
            line = messages.readLine();
            assertNotNull(line, "it has ended without a word of '" + part + "'");
        } while (!line.contains(part));
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        List<String> kill = List.of("kill", "-" + name, String.valueOf(process.pid()));
        assertEquals(0, new ProcessBuilder(kill).start().waitFor());
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/ttyAMA0, true",
        "/dev/console, true",
        "/dev/null, false",
        "socket:[4711], false",
        "/tmp/errors, false",
    })
    void knowsATerminalByItsName(String name, boolean terminal) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("2"), Path.of(name));
        assertEquals(terminal, HangUp.namesTerminal(link));
    }

    @Test
    void reloadsTheFileAndOtherwiseRunsOn() throws Exception {
        assumeFalse(isIgnored(), "started with SIGHUP ignored");
        Process process = start("run");
        BufferedReader messages = process.errorReader(StandardCharsets.UTF_8);
        awaitMessage(messages, "simulated board");
        signal(process, "HUP");
        awaitMessage(messages, "reloaded at tick");
        String text = Files.readString(file);
        Files.writeString(
                file, text.replaceFirst("\"formulas\": \\{", "\"formulas\": { \"x\": \"1 +\","));
        signal(process, "HUP");
        awaitMessage(messages, "not reloaded");
        Files.writeString(file, text);
        signal(process, "HUP");
        awaitMessage(messages, "reloaded at tick");
        signal(process, "TERM");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    @Test
    void saysThatItDoesNotHearItUnderNohup() throws Exception {
        Process process = start(List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh"), "run");
        BufferedReader messages = process.errorReader(StandardCharsets.UTF_8);
        awaitMessage(messages, "SIGHUP is ignored here");
        signal(process, "TERM");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }

    @Test
    void aMeasurementReloadsTooAndKeepsItsOptions() throws Exception {
        assumeFalse(isIgnored(), "started with SIGHUP ignored");
        Process process = start("latency", "--rate", "500", "--duration", "1h");
        BufferedReader messages = process.errorReader(StandardCharsets.UTF_8);
        awaitMessage(messages, "500 Hz");
        signal(process, "HUP");
        awaitMessage(messages, "reloaded at tick");
        signal(process, "TERM");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }
}
