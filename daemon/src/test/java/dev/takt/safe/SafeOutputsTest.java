package dev.takt.safe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeOutputsTest {
    @TempDir private Path directory;

    private List<SafeOutputs.Outcome> put(String a, double safeA, String b, double safeB) {
        String outputs = "\"%s\": {\"file\": \"%s\", \"value\": \"1\", \"safe\": %s}";
        String text =
                "{\"outputs\": {"
                        + outputs.formatted(a, directory.resolve(a), safeA)
                        + ", "
                        + outputs.formatted(b, directory.resolve(b), safeB)
                        + "}}";
        return SafeOutputs.put(read(text));
    }

    private static Configuration read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(new Machine(1)).read(new Source("x", text), diagnostics);
        return Objects.requireNonNull(configuration, () -> diagnostics.sorted().toString());
    }

    @Test
    void writesTheSafeValues() throws IOException {
        Path fan = Files.writeString(directory.resolve("fan"), "17\n");
        Path pump = Files.writeString(directory.resolve("pump"), "17\n");
        List<SafeOutputs.Outcome> outcomes = put("fan", 255, "pump", 0);
        assertEquals("255\n", Files.readString(fan));
        assertEquals("0\n", Files.readString(pump));
        assertEquals(
                List.of(
                        new SafeOutputs.Outcome("fan", 255, null),
                        new SafeOutputs.Outcome("pump", 0, null)),
                outcomes);
    }

    @Test
    void oneThatCannotBeWrittenKeepsNoOtherFromIt() throws IOException {
        Path pump = Files.writeString(directory.resolve("pump"), "17\n");
        List<SafeOutputs.Outcome> outcomes = put("missing", 1, "pump", 0);
        assertEquals("0\n", Files.readString(pump));
        assertNotNull(outcomes.get(0).failure());
        assertNull(outcomes.get(1).failure());
    }

    @Test
    void nothingIsAsSafeAsCanBe() {
        assertEquals(List.of(), SafeOutputs.put(read("{}")));
    }
}
