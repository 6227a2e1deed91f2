package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On whatever machine the tests run. */
final class DoctorCommandTest {
    @TempDir private Path temporary = Path.of("");

    private static void isInOrder(Shell.Outcome outcome) {
        assertFalse(outcome.hasStackTrace(), outcome::toString);
        assertEquals("", outcome.err());
        String totals = outcome.out().stripTrailing().lines().toList().getLast();
        assertTrue(totals.matches("\\d+ bad, \\d+ warnings?, \\d+ ok"), outcome::toString);
        int expected = !totals.startsWith("0 bad") ? 2 : !totals.contains(" 0 warn") ? 1 : 0;
        assertEquals(expected, outcome.code(), outcome::toString);
    }

    @Test
    void examinesThisMachine() {
        isInOrder(takt("doctor"));
    }

    @Test
    void examinesForAConfiguration() throws IOException {
        Path file = temporary.resolve("c.json");
        Files.writeString(
                file,
                """
                { "loop": { "cpu": 0, "priority": 33 },
                  "outputs": { "a": { "gpio": 4, "value": "1", "safe": 0 } } }
                """);
        Shell.Outcome outcome = takt("doctor", file.toString());
        isInOrder(outcome);
        assertTrue(outcome.out().contains("judged for CPU 0, priority 33"), outcome::toString);
    }

    @Test
    void aCpuThatDoesNotExistIsBad() {
        Shell.Outcome outcome = takt("doctor", "--cpu", "8191");
        assertEquals(2, outcome.code());
        assertTrue(outcome.out().contains("there is no CPU 8191"), outcome::toString);
    }

    @Test
    void mistakesOfTheConfigurationAreToldInstead() throws IOException {
        Path file = Files.writeString(temporary.resolve("c.json"), "{ \"lop\": 1 }");
        Shell.Outcome outcome = takt("doctor", file.toString());
        assertEquals(2, outcome.code());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains("lop"), outcome::toString);
    }

    @Test
    void jsonIsOneLine() {
        Shell.Outcome outcome = takt("doctor", "--json");
        assertEquals(1, outcome.out().lines().count());
        assertTrue(outcome.out().startsWith("{\"machine\":"), outcome::toString);
    }
}
