package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rum x                     | unknown command 'rum'; did you mean 'run'?",
                "frobnicate                | unknown command 'frobnicate'",
                "run                       | missing required parameter: 'CONFIG'",
                "check                     | missing required parameter: 'CONFIG'",
                "bench                     | missing required parameter: 'CONFIG'",
                "run a.json b.json         | one argument too many: 'b.json'",
                "run a.json --tick 3       | unknown option '--tick'; did you mean '--ticks'?",
                "run a.json --ticks        | missing required parameter for option '--ticks' (N)",
                "run a.json --ticks 0      | '0' is not a number of ticks; write a whole number",
                "run a.json --ticks abc    | 'abc' is not a number of ticks",
                "run a.json --ticks=-1     | '-1' is not a number of ticks",
                "run a.json --ticks 1e99   | '1e99' is not a number of ticks",
                "run a.json --duration 0   | '0' is not a time above 0; write 30s",
                "run a.json --duration 5x  | '5x' is not a time",
                "run a.json --duration=-5s | '-5s' is not a time",
                "run a.json --board usb    | 'usb' is not a board; write sim, linux or auto",
                "eval                      | a formula is missing",
                "eval --file f 1           | from --file or from the command line, not both",
                "eval -v x 1               | -v takes NAME=VALUE, not 'x'",
                "eval -v x=y 1             | 'y' is not a number",
                "doctor --cpu x            | 'x' is not a CPU; write its number",
                "doctor --cpu=-1           | '-1' is not a CPU",
                "doctor a.json b.json      | one argument too many: 'b.json'",
                "help frobnicate           | unknown subcommand 'frobnicate'",
            })
    void tellsWhatIsWrongAndHowTheCommandIsCalled(String line, String message) {
        Shell.Outcome outcome = takt(line.split(" "));
        assertEquals(2, outcome.code(), outcome::toString);
        assertTrue(outcome.err().startsWith("error: "), outcome::toString);
        assertTrue(outcome.err().contains(message), outcome::toString);
        assertTrue(outcome.err().contains("Usage: takt "), outcome::toString);
        assertEquals("", outcome.out());
        assertFalse(outcome.hasStackTrace(), outcome::toString);
    }

    @Test
    void aloneItSaysWhatThereIs() {
        Shell.Outcome outcome = takt();
        assertEquals(2, outcome.code());
        assertEquals("", outcome.out());
        assertEquals(takt("--help").out(), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void listsTheCommands(String argument) {
        Shell.Outcome outcome = takt(argument);
        assertEquals(0, outcome.code());
        assertEquals("", outcome.err());
        for (String command :
                new String[] {
                    "run", "check", "eval", "bench", "latency", "plot", "doctor", "devices"
                }) {
            assertTrue(outcome.out().matches("(?s).*\n  " + command + "\\s.*"), outcome::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "check", "eval", "bench", "latency", "plot", "doctor", "devices"})
    void everyCommandHasHelp(String command) {
        Shell.Outcome outcome = takt(command, "--help");
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().startsWith("Usage: takt " + command + " "), outcome::toString);
        assertTrue(outcome.out().contains("Exit codes:"), outcome::toString);
        assertEquals(outcome.out(), takt("help", command).out());
    }

    @Test
    void hasAVersion() {
        Shell.Outcome outcome = takt("--version");
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().startsWith("takt "), outcome::toString);
    }
}
