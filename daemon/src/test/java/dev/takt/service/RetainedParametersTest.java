package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.arena.Slot;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.loop.EndCondition;
import dev.takt.loop.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedParametersTest {
    @TempDir private Path directory;

    private Configuration configuration(double a, double max) throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("oven.json"),
                        """
                        {
                          "parameters": {
                            "a": { "value": %s, "max": %s, "retain": true },
                            "b": { "value": 1 }
                          },
                          "sets": { "s": { "formulas": { "both": "a + b" } } },
                          "outputs": { "o": { "gpio": 4, "value": "both > 5", "safe": 0 } }
                        }
                        """
                                .formatted(a, max));
        return Examples.read(file);
    }

    /** Runs a few ticks, with a and b set in the first; NaN for not. Returns a at the end. */
    private double run(Configuration configuration, double set) throws Exception {
        try (Controller controller =
                Controller.open(
                        configuration, BoardChoice.SIM, EndCondition.afterTicks(20), _ -> {})) {
            controller.retainsIn(directory);
            if (!Double.isNaN(set)) {
                Slot a = controller.arena().layout().slot("a");
                Slot b = controller.arena().layout().slot("b");
                controller
                        .hatch()
                        .mailbox()
                        .send(
                                new Transaction(
                                        controller.arena(),
                                        List.of(
                                                new Transaction.Write(a, set),
                                                new Transaction.Write(b, set))));
            }
            controller.start();
            controller.awaitEnd();
            double both = controller.arena().get(controller.arena().layout().slot("both"));
            return both - controller.arena().get(controller.arena().layout().slot("b"));
        }
    }

    @Test
    void whatWasSetSurvivesARestart() throws Exception {
        assertEquals(1, run(configuration(1, 10), Double.NaN));
        assertEquals(7, run(configuration(1, 10), 7));
        assertEquals(7, run(configuration(1, 10), Double.NaN));
    }

    @Test
    void aValueThatWasEditedInTheFileWins() throws Exception {
        run(configuration(1, 10), 7);
        assertEquals(2, run(configuration(2, 10), Double.NaN));
        assertEquals(1, run(configuration(1, 10), Double.NaN));
    }

    @Test
    void aValueComesBackInsideItsLimits() throws Exception {
        run(configuration(1, 10), 7);
        assertEquals(4, run(configuration(1, 4), Double.NaN));
    }

    @Test
    void ofTwoCopiesTheNewestWholeOneCounts() throws Exception {
        RetainedFile file = new RetainedFile(directory, "x");
        assertEquals(Map.of(), file.read());
        Map<String, RetainedFile.Stored> first = Map.of("a", new RetainedFile.Stored(1.5, 1));
        Map<String, RetainedFile.Stored> second = Map.of("a", new RetainedFile.Stored(2.5, 1));
        file.write(first);
        file.write(second);
        assertEquals(second, new RetainedFile(directory, "x").read());
        Path newest = directory.resolve("x.retained.0");
        String text = Files.readString(newest);
        Files.writeString(newest, text.replace("2.5", "3.5"));
        assertEquals(first, new RetainedFile(directory, "x").read());
        Files.writeString(newest, text.substring(0, text.length() / 2));
        assertEquals(first, new RetainedFile(directory, "x").read());
        RetainedFile third = new RetainedFile(directory, "x");
        third.read();
        third.write(second);
        assertEquals(second, new RetainedFile(directory, "x").read());
    }
}
