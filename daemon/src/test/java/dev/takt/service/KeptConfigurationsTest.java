package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.device.Descriptors;
import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.history.History;
import dev.takt.reload.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptConfigurationsTest {
    private static final String DEVICE =
            """
            { "measures": "x", "source": ["a"], "addresses": ["0x10-0x12"], "fastest_hz": 1,
              "reads": [{ "register": 1, "length": 2, "raw": { "count": { "type": "s16be" } } }],
              "fields": { "value": { "value": "count * 2" } } }
            """;

    @TempDir private Path directory;

    private Path config;

    @BeforeEach
    void write() throws Exception {
        config = Files.createDirectory(directory.resolve("oven"));
        Files.writeString(
                config.resolve("main.json"),
                "{ \"outputs\": { \"o\": { \"gpio\": 4, \"value\": \"x > 1\", \"safe\": 0 } } }");
        sets(1);
    }

    private void sets(int x) throws Exception {
        Files.writeString(
                config.resolve("sets.json"),
                "{ \"sets\": { \"s\": { \"formulas\": { \"x\": \"" + x + "\" } } } } // ö");
    }

    private static Reading read(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        Machine machine = new Machine(4, null, Descriptors.beside(path, diagnostics));
        Configuration configuration = new ConfigurationReader(machine).read(path, diagnostics);
        return new Reading(configuration, diagnostics.sorted());
    }

    private Configuration now() {
        Reading reading = read(config);
        Configuration configuration = reading.configuration();
        assertNotNull(configuration, () -> reading.diagnostics().toString());
        return configuration;
    }

    private KeptConfigurations kept() {
        return new KeptConfigurations(
                new History(directory.resolve("history"), InstantSource.system()),
                new ConfigurationFiles(config),
                KeptConfigurationsTest::read);
    }

    @Test
    void aDirectoryComesBackWithItsFilesAndDescriptorsUnderItsName() throws Exception {
        KeptConfigurations kept = kept();
        Path devices = Files.createDirectory(config.resolve("devices"));
        Path probe = Files.writeString(devices.resolve("probe.json"), DEVICE);
        kept.keep(now());
        Files.delete(probe);
        Files.delete(devices);
        sets(2);
        Configuration second = now();
        kept.keep(second);
        assertEquals(Optional.empty(), kept.entryOf(second));
        Configuration back = kept.before(second).configuration();
        assertNotNull(back);
        assertEquals("oven", back.name());
        assertEquals(
                "{ \"sets\": { \"s\": { \"formulas\": { \"x\": \"1\" } } } } // ö",
                back.sources().getLast().text());
        Path entry = kept.entryOf(back).orElseThrow();
        assertEquals(DEVICE, Files.readString(entry.resolve("oven/devices/probe.json")));
        kept.runs(back);
        Reading none = kept.before(back);
        assertNull(none.configuration());
        assertEquals(
                "no other configuration is kept in " + directory.resolve("history"),
                none.diagnostics().getFirst().message());
    }

    @Test
    void whatWasReadFromThereIsNotKeptAgain() throws Exception {
        KeptConfigurations kept = kept();
        kept.keep(now());
        sets(2);
        kept.keep(now());
        Configuration back = kept.before(now()).configuration();
        assertNotNull(back);
        kept.runs(back);
        kept.keep(back);
        try (var entries = Files.list(directory.resolve("history"))) {
            assertEquals(2, entries.count());
        }
    }

    @Test
    void whatHasBeenSpoiltIsToldWithItsPlace() throws Exception {
        KeptConfigurations kept = kept();
        kept.keep(now());
        Path file;
        try (var entries = Files.list(directory.resolve("history"))) {
            file = entries.findFirst().orElseThrow().resolve("oven/sets.json");
        }
        Files.writeString(file, "{ \"sets\": ");
        sets(2);
        Reading reading = kept.before(now());
        assertNull(reading.configuration());
        assertTrue(
                reading.diagnostics().stream()
                        .anyMatch(one ->
                                one.span() != null
                                        && one.span().source().name().equals(file.toString())));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNoReasonToEnd() throws Exception {
        Files.writeString(directory.resolve("history"), "a file");
        KeptConfigurations kept = kept();
        kept.keep(now());
        assertNull(kept.before(now()).configuration());
    }
}
