package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.config.Configuration;
import dev.takt.recording.RowLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalMemoryTest {
    @TempDir private Path directory;

    private RowLayout layout =
            RowLayout.of(ArenaLayout.builder().add(Section.CLOCK, "tick", 1).build());

    private SignalMemory memory(String recorder) throws IOException {
        Configuration configuration = configuration(recorder);
        try (CompiledBatch batch = BatchCompiler.compile(configuration.program())) {
            layout = RowLayout.of(batch.arena().layout());
            return SignalMemory.of(configuration, layout);
        }
    }

    private Configuration configuration(String recorder) throws IOException {
        return Examples.read(
                Files.writeString(
                        directory.resolve("a.json"),
                        """
                        { "recorder": %s,
                          "inputs": { "temp": { "gpio": 1, "unit": "°C", "sim": "1" } },
                          "sets": { "a": { "formulas": { "x": "temp + 1" } } },
                          "outputs": { "heater": { "gpio": 2, "value": "x > 1", "safe": 0 } } }
                        """
                                .formatted(recorder)));
    }

    @Test
    void hasRoomForTheTimeBeforeAndAfterACauseAndForNoticingIt() throws IOException {
        SignalMemory memory = memory("{ \"seconds\": 5, \"after_seconds\": 2 }");
        assertEquals(8_001 * layout.rowBytes(), memory.byteSize());
        assertEquals(5, memory.seconds());
        assertEquals("", memory.notice());
    }

    @Test
    void knowsTheUnitsOfTheConfiguration() throws IOException {
        assertEquals("°C", SignalMemory.units(configuration("{}")).get("temp"));
    }

    @Test
    void keepsFewerSecondsWhereMemoryIsShortAndSaysSo() throws IOException {
        SignalMemory memory = memory("{ \"seconds\": 3600, \"memory_mb\": 1 }");
        assertTrue(memory.byteSize() <= 1 << 20);
        assertTrue(memory.seconds() > 1 && memory.seconds() < 3600, memory.notice());
        assertTrue(memory.notice().startsWith("the recorder keeps "), memory.notice());
        assertTrue(memory.notice().contains(" instead of 3600 s"), memory.notice());
    }

    @Test
    void onlyTheLastTickIsKeptWhereNothingIsWanted() throws IOException {
        assertEquals(memory("{ \"seconds\": 0 }").byteSize(), layout.rowBytes());
    }
}
