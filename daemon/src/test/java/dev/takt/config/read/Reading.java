package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.json.Findings;
import dev.takt.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a configuration on a machine of four CPUs. Texts have single quotes in place of
 * double ones.
 */
record Reading(@Nullable Configuration configuration, Diagnostics diagnostics) {
    private static final Machine MACHINE = new Machine(4);

    static Reading of(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        return new Reading(new ConfigurationReader(MACHINE).read(path, diagnostics), diagnostics);
    }

    /** Writes the text to a file and reads it. */
    static Reading of(Path directory, String text) {
        return of(write(directory, "test.json", text));
    }

    static Path write(Path directory, String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> errors() {
        return Findings.errors(diagnostics);
    }

    List<String> warnings() {
        return Findings.warnings(diagnostics);
    }

    Configuration good() {
        assertEquals(List.of(), errors());
        assertNotNull(configuration);
        return configuration;
    }
}
