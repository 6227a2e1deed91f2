package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.Configuration;
import dev.takt.service.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

final class RunCommandTest {
    private static final List<String> PERCENTILES =
            List.of("p50", "p90", "p99", "p99_9", "p99_99", "max");

    @TempDir private Path directory;

    static Stream<Path> examples() throws IOException {
        return Examples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsEveryExample(Path example) {
        Shell.Outcome outcome = takt("run", example.toString(), "--ticks", "200", "--json");
        assertEquals(0, outcome.code(), outcome::toString);
        String[] lines = outcome.out().split("\n");
        Map<String, String> summary = members(lines[lines.length - 1]);
        assertEquals("true", summary.get("summary"));
        assertEquals("200", summary.get("ticks"));
        assertNotNull(summary.get("missed"));
        assertNotNull(summary.get("overruns"));
        assertNotNull(summary.get("alloc_bytes"));
        assertNotNull(summary.get("late.all"));
        for (String figure : PERCENTILES) {
            assertTrue(Double.parseDouble(summary.get("latency_us." + figure)) >= 0);
            assertTrue(Double.parseDouble(summary.get("exec_us." + figure)) > 0);
        }
        Configuration configuration = Examples.read(example);
        configuration
                .declarations()
                .sets()
                .forEach(set -> set.formulas().forEach(one -> assertValue(summary, one.name())));
        configuration.outputs().forEach(output -> assertValue(summary, output.name()));
        for (int i = 0; i < lines.length - 1; i++) {
            assertFalse(members(lines[i]).containsKey("summary"), lines[i]);
        }
    }

    private static void assertValue(Map<String, String> summary, String name) {
        assertTrue(summary.containsKey("values." + name), name);
    }

    @Test
    void aShortRunEndsWithItsSummary() {
        Shell.Outcome outcome =
                takt("run", Examples.path("pendulum").toString(), "--ticks", "5", "--board", "sim");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().contains("ticks        5\n"), outcome::toString);
        outcome.out().lines().forEach(line -> assertTrue(line.length() <= 40, line));
    }

    @Test
    void saysFirstWhatRunsAndWhere() {
        Shell.Outcome outcome = takt("run", Examples.path("pendulum").toString(), "--ticks", "1");
        List<String> lines = outcome.err().lines().toList();
        assertEquals("pendulum: 2 inputs, 11 formulas, 2 outputs, 2 sets", lines.get(0));
        assertTrue(lines.get(1).startsWith("1000 Hz"), outcome::toString);
        assertTrue(lines.get(1).contains("simulated board"), outcome::toString);
    }

    @Test
    void theEarlierOfTicksAndDurationEndsIt() {
        Shell.Outcome outcome =
                takt(
                        "run",
                        Examples.path("pendulum").toString(),
                        "--ticks",
                        "3",
                        "--duration",
                        "1h",
                        "--json");
        assertEquals("3", members(outcome.out().strip()).get("ticks"));
    }

    @Test
    void theHardwareOfThisMachineIsRefusedInOneSentence() {
        Shell.Outcome outcome =
                takt("run", Examples.path("fan").toString(), "--board", "linux", "--ticks", "1");
        assertEquals(1, outcome.code());
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome::toString);
        assertTrue(outcome.err().contains("/sys/class/pwm/pwmchip0: ENOENT;"), outcome::toString);
    }

    private Shell.Outcome runWithLog(Path log) {
        String fan = Examples.path("fan").toString();
        return takt("run", fan, "--ticks", "2", "--log", log.toString());
    }

    @Test
    void theLogIsWritten() throws IOException {
        Path log = directory.resolve("log");
        assertEquals(0, runWithLog(log).code());
        assertTrue(Files.exists(log));
        assertTrue(Files.readString(directory.resolve("log.hlog")).contains("Tag=latency,"));
    }

    @Test
    void theHistogramsGoWhereTheyAreToldOrBesideTheJitterLines() throws IOException {
        Path hlog = directory.resolve("a.hlog");
        String fan = Examples.path("fan").toString();
        assertEquals(0, takt("run", fan, "--ticks", "2", "--hlog", hlog.toString()).code());
        assertTrue(Files.readString(hlog).contains("Tag=response,"));
        assertEquals(Path.of("d/fan.hlog"), ControllerRun.beside(Path.of("d/fan.log")));
        assertEquals(Path.of("d/fan.txt.hlog"), ControllerRun.beside(Path.of("d/fan.txt")));
        Shell.Outcome wrong = takt("run", fan, "--hlog", directory.toString());
        assertEquals(2, wrong.code(), wrong::toString);
        assertTrue(wrong.err().contains("is a directory"), wrong::toString);
    }

    @Test
    void aLogThatCannotBeWrittenDoesNotKeepItFromRunning() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        Shell.Outcome outcome = runWithLog(file.resolve("log"));
        assertEquals(0, outcome.code(), outcome::toString);
    }

    @Test
    void theStateDirectoryIsMadeAndHoldsWhatRan() throws IOException {
        Path state = directory.resolve("a/b");
        String fan = Examples.path("fan").toString();
        Shell.Outcome outcome = takt("run", fan, "--ticks", "2", "--state-dir", state.toString());
        assertEquals(0, outcome.code(), outcome::toString);
        try (Stream<Path> kept = Files.list(state.resolve("history/fan"))) {
            Path entry = kept.findFirst().orElseThrow();
            assertEquals(-1, Files.mismatch(Examples.path("fan"), entry.resolve("fan.json")));
            assertEquals(0, takt("check", entry.resolve("fan.json").toString()).code());
        }
        Path file = Files.writeString(directory.resolve("file"), "");
        Shell.Outcome wrong = takt("run", fan, "--state-dir", file.toString());
        assertEquals(2, wrong.code(), wrong::toString);
        assertTrue(wrong.err().contains("--state-dir cannot be made"), wrong::toString);
    }

    @Test
    void aDirectoryIsNoLog() {
        Shell.Outcome outcome = runWithLog(directory);
        assertEquals(2, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains("is a directory"), outcome::toString);
    }

    @Test
    void jsonHasNullWhereThereIsNoNumber() throws IOException {
        Path file = directory.resolve("nan.json");
        Files.writeString(
                file,
                """
                {"name": "n", "sets": {"s": {"formulas": {"a": "0/0", "b": "1/0", "c": "2"}}},
                 "outputs": {"o": {"gpio": 4, "value": "a", "safe": 1}}}
                """);
        Shell.Outcome outcome = takt("run", file.toString(), "--ticks", "2", "--json");
        Map<String, String> summary = members(outcome.out().strip());
        assertEquals("null", summary.get("values.a"));
        assertEquals("null", summary.get("values.b"));
        assertEquals("2.0", summary.get("values.c"));
        assertEquals("1.0", summary.get("values.o"));
    }

    /** The scalar members of a JSON object, those of inner objects as {@code outer.inner}. */
    private static Map<String, String> members(String line) {
        Map<String, String> members = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            assertEquals(JsonToken.START_OBJECT, json.nextToken(), line);
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME -> path.add(json.currentName());
                    case START_OBJECT -> {}
                    case END_OBJECT -> {
                        if (!path.isEmpty()) {
                            path.removeLast();
                        }
                    }
                    default -> {
                        members.put(String.join(".", path), json.getString());
                        path.removeLast();
                    }
                }
            }
        }
        return members;
    }
}
