package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeaderCommandTest {
    @TempDir private Path directory;

    private Path configuration() throws IOException {
        return Files.writeString(
                directory.resolve("my-oven.json"),
                """
                {
                  "parameters": { "k": { "value": 1, "min": 0, "max": 2, "unit": "*/ m" } },
                  "sets": { "s": { "formulas": { "a.b": "1", "a_b": "k" } } },
                  "outputs": { "o": { "gpio": 4, "value": "k > 1", "safe": 0 } }
                }
                """);
    }

    @Test
    void namesEveryCellOnceInC() throws IOException {
        Shell.Outcome outcome = takt("header", configuration().toString());
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().contains("#ifndef TAKT_MY_OVEN_H"), outcome::toString);
        assertTrue(outcome.out().contains(" TAKT_CELL_a_b = "), outcome::toString);
        assertTrue(outcome.out().contains(" TAKT_CELL_a_b_2 = "), outcome::toString);
        assertTrue(outcome.out().contains("/* parameter, * / m, 0.0 to 2.0 */"), outcome::toString);
    }

    @Test
    void writesAFileWhereOneIsNamed() throws IOException {
        Path header = directory.resolve("oven.h");
        Shell.Outcome outcome = takt("header", configuration().toString(), "-o", header.toString());
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals("", outcome.out());
        assertTrue(Files.readString(header).endsWith("#endif\n"));
    }

    @Test
    void aConfigurationWithErrorsHasNoHeader() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong.json"), "{");
        assertEquals(2, takt("header", wrong.toString()).code());
    }
}
