package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configurations that Takt comes with. */
public final class Examples {
    private static final Path DIRECTORY =
            Files.isDirectory(Path.of("config")) ? Path.of("config") : Path.of("../config");

    private Examples() {}

    /** All of them, also those that are still to come. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .filter(file -> !file.toString().endsWith(".schema.json"))
                            .sorted()
                            .toList();
            assertFalse(found.isEmpty(), "no examples in " + DIRECTORY.toAbsolutePath());
            return found;
        }
    }

    /** The file of one of them. */
    public static Path path(String name) {
        return DIRECTORY.resolve(name + ".json");
    }

    /** Reads a configuration that has no errors. */
    public static Configuration read(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(new Machine(4)).read(file, diagnostics);
        return Objects.requireNonNull(
                configuration,
                () ->
                        diagnostics.sorted().stream()
                                .map(DiagnosticRenderer::render)
                                .collect(Collectors.joining("\n")));
    }
}
