package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that no controller can be made of, end to end. */
final class BadInputTest {
    private static final String OUTPUT =
            ", \"outputs\": {\"o\": {\"gpio\": 4, \"value\": \"0\", \"safe\": 0}}";

    @TempDir private Path directory;

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("", "empty");
        texts.put("\0".repeat(100_000), "error: ");
        texts.put("{\"name\": \"a\", \"name\": \"b\"" + OUTPUT + "}", "given twice");
        texts.put("[".repeat(100_000), "error: ");
        texts.put("{\"sets\":".repeat(100_000), "error: ");
        texts.put("{\"parameters\": {\"p\": NaN}" + OUTPUT + "}", "error: ");
        texts.put("{\"loop\": {\"cpu\": 4096}" + OUTPUT + "}", "4096");
        texts.put("{\"loop\": {\"rate_hz\": 0}" + OUTPUT + "}", "rate_hz");
        texts.put("{\"loop\": {\"rate_hz\": 1e9}" + OUTPUT + "}", "rate_hz");
        texts.put("{\"outputs\": {\"o\": {\"gpio\": 4, \"value\": \"0\"}}}", "safe");
        texts.put("{\"frobnicate\": 1" + OUTPUT + "}", "frobnicate");
        texts.put(
                "{\"sets\": {\"s\": {\"formulas\": {\"a\": \"b\", \"b\": \"a\"}}}" + OUTPUT + "}",
                "circle");
        texts.put(
                "{\"sets\": {\"s\": {\"formulas\": {\"a\": \"tempp\"}}}" + OUTPUT + "}",
                "unknown name 'tempp'");
        texts.put(
                "{\"sets\": {\"s\": {\"formulas\": {\"a\": \"" + "(".repeat(100_000) + "\"}}}}",
                "error: ");
        return texts;
    }

    @TestFactory
    Stream<DynamicTest> aFileWithMistakesStartsNothing() {
        return texts().entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                title(entry.getKey()),
                                () -> {
                                    Path file = directory.resolve("bad.json");
                                    Files.writeString(file, entry.getKey());
                                    refused(file, entry.getValue());
                                }));
    }

    private static String title(String text) {
        return "'" + text.substring(0, Math.min(60, text.length())).replace('\0', '0') + "'";
    }

    @Test
    void anotherEncodingIsRefused() throws IOException {
        Path file = directory.resolve("latin.json");
        Files.write(file, "{\"name\": \"\u00b0\"}".getBytes(StandardCharsets.ISO_8859_1));
        refused(file, "UTF-8");
        Files.write(file, "{\"name\": \"a\"}".getBytes(StandardCharsets.UTF_16));
        refused(file, "UTF-8");
    }

    @Test
    void aMissingFileIsRefused() {
        refused(directory.resolve("none.json"), "none.json: no such file");
    }

    @Test
    void aDirectoryWithoutJsonIsRefused() {
        refused(directory, "json");
    }

    @Test
    void aByteOrderMarkIsRefused() throws IOException {
        Path file = directory.resolve("marked.json");
        Files.writeString(file, "\uFEFF{\"name\": \"a\"" + OUTPUT + "}");
        refused(file, "byte order mark");
    }

    @Test
    void checkOnlyWarnsOfMissingOutputs() throws IOException {
        Path file = directory.resolve("formulas.json");
        Files.writeString(file, "{\"sets\": {\"s\": {\"formulas\": {\"a\": \"1\"}}}}");
        Shell.Outcome checked = takt("check", file.toString());
        assertEquals(0, checked.code(), checked::toString);
        assertTrue(checked.err().contains("warning: "), checked::toString);
        assertTrue(checked.out().endsWith(": ok: 0 inputs, 1 formula, 0 outputs, 1 set\n"));
    }

    private static void refused(Path file, String message) {
        for (String[] arguments :
                new String[][] {
                    {"run", file.toString(), "--ticks", "1"},
                    {"run", file.toString(), "--ticks", "1", "--json"},
                    {"check", file.toString()},
                    {"bench", file.toString(), "--json"}
                }) {
            Shell.Outcome outcome = takt(arguments);
            assertEquals(2, outcome.code(), outcome::toString);
            assertEquals("", outcome.out());
            assertTrue(outcome.err().contains("error: "), outcome::toString);
            assertTrue(outcome.err().contains(message), outcome::toString);
            assertTrue(outcome.err().length() < 10_000, outcome::toString);
            assertFalse(outcome.hasStackTrace(), outcome::toString);
        }
    }
}
