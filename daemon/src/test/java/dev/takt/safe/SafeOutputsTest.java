package dev.takt.safe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.takt.config.FileOutput;
import dev.takt.config.OutputPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeOutputsTest {
    @TempDir private Path directory;

    private OutputPoint output(String name, double safe) {
        return new OutputPoint(
                name, new FileOutput(directory.resolve(name)), safe, 0, 255, "", Double.NaN);
    }

    @Test
    void writesTheSafeValues() throws IOException {
        Path fan = Files.writeString(directory.resolve("fan"), "17\n");
        Path pump = Files.writeString(directory.resolve("pump"), "17\n");
        List<SafeOutputs.Outcome> outcomes =
                SafeOutputs.put(List.of(output("fan", 255), output("pump", 0)));
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
        List<SafeOutputs.Outcome> outcomes =
                SafeOutputs.put(List.of(output("missing", 1), output("pump", 0)));
        assertEquals("0\n", Files.readString(pump));
        assertNotNull(outcomes.get(0).failure());
        assertNull(outcomes.get(1).failure());
    }

    @Test
    void nothingIsAsSafeAsCanBe() {
        assertEquals(List.of(), SafeOutputs.put(List.of()));
    }
}
