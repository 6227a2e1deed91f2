package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvalCommandTest {
    @TempDir private Path directory;

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("formulas.txt"), text).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/2          | 0.5",
                "-2^2         | -4.0",
                "-5           | -5.0",
                "--2          | 2.0",
                "-pi          | -3.141592653589793",
                "-(1)         | -1.0",
                "-hypot(3, 4) | -5.0",
                "-if(1, 2, 3) | -2.0",
                "0/0          | NaN",
                "-1/0         | -Infinity",
                "1e21         | 1.0E21",
                "t + tick     | 0.0",
                "dt           | 0.001",
            })
    void printsTheValueAsJavaDoes(String formula, String value) {
        for (String[] arguments :
                new String[][] {{"eval", formula}, {"eval", "--interpret", formula}}) {
            Shell.Outcome outcome = takt(arguments);
            assertEquals(value, outcome.out().strip(), outcome::toString);
            assertEquals(0, outcome.code());
        }
    }

    @Test
    void formulasUseTheValuesGiven() {
        Shell.Outcome outcome =
                takt("eval", "-v", "x=2", "x*y", "-v=y=-inf", "-x", "-velocity", "-vvelocity=7");
        assertEquals("-Infinity\n-2.0\n-7.0\n", outcome.out(), outcome::toString);
        assertEquals(0, outcome.code());
    }

    @Test
    void jsonTellsLineValueAndMistake() throws IOException {
        Shell.Outcome outcome =
                takt("eval", "--json", "--file", file("1/2\n\n# c\n  1 + foo\n0/0\n"));
        assertEquals(
                """
                {"line":1,"value":"0.5"}
                {"line":4,"error":"unknown name 'foo'","column":7}
                {"line":5,"value":"NaN"}
                """,
                outcome.out());
        assertEquals("", outcome.err());
        assertEquals(2, outcome.code());
    }

    @Test
    void plainMistakesAreShownInTheirLine() {
        Shell.Outcome outcome = takt("eval", "1 +", "2");
        assertEquals("2.0\n", outcome.out());
        assertTrue(outcome.err().contains("^"), outcome::toString);
        assertEquals(2, outcome.code());
        assertFalse(outcome.hasStackTrace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"e=2", "pi=3", "t=1", "sin=1", "1x=1", "a b=1"})
    void aNameThatCannotBeGivenIsAnErrorAndNothingIsComputed(String value) {
        Shell.Outcome outcome = takt("eval", "-v", value, "1 + 1");
        assertEquals(2, outcome.code(), outcome::toString);
        assertEquals("", outcome.out());
        assertTrue(
                outcome.err().contains("error: '" + value.substring(0, value.indexOf('=')) + "'"));
    }

    @Test
    void aMissingFileIsWrongUsage() {
        Shell.Outcome outcome = takt("eval", "--file", directory.resolve("none").toString());
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().endsWith("none: no such file\n"), outcome::toString);
    }

    @Test
    void aDirectoryIsNoFile() {
        Shell.Outcome outcome = takt("eval", "--file", directory.toString());
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().endsWith(": is a directory\n"), outcome::toString);
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertEquals("3.0\n", takt("eval", "--file", file("\uFEFF1 + 2")).out());
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        Path latin = directory.resolve("latin.txt");
        Files.write(latin, "1 # \u00b0C".getBytes(StandardCharsets.ISO_8859_1));
        Shell.Outcome outcome = takt("eval", "--file", latin.toString());
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("is not UTF-8"), outcome::toString);
    }

    @Test
    void anEmptyFileHasNoValues() throws IOException {
        Shell.Outcome outcome = takt("eval", "--file", file(""));
        assertEquals("", outcome.out() + outcome.err());
        assertEquals(0, outcome.code());
    }

    @Test
    void thousandsOfLinesKeepTheirOrder() throws IOException {
        String lines =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> i % 1000 == 999 ? "nobody" : "x + " + i)
                        .collect(Collectors.joining("\n"));
        Shell.Outcome outcome = takt("eval", "--json", "-v", "x=1", "--file", file(lines));
        String[] results = outcome.out().split("\n");
        assertEquals(5_000, results.length);
        for (int i = 0; i < results.length; i++) {
            assertTrue(results[i].startsWith("{\"line\":" + (i + 1) + ","), results[i]);
            String expected = i % 1000 == 999 ? "unknown name" : "\"value\":\"" + (i + 1.0) + "\"";
            assertTrue(results[i].contains(expected), results[i]);
        }
        assertEquals(2, outcome.code());
    }
}
