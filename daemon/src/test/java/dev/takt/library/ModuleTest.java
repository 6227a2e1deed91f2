package dev.takt.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another program sees of Takt, and that the documents show it as it is. */
class ModuleTest {
    private static final Path README = ModulePath.root().resolve("README.md");
    private static final Path GUIDE = ModulePath.root().resolve("docs/library.md");

    @TempDir Path directory;

    @Test
    void exampleOfTheReadmePrintsWhatTheReadmeSays() throws Exception {
        String code = ModulePath.codeBehind(README, "## Use it from Java");
        assertEquals(
                ModulePath.codeBehind(README, "It prints"),
                outputOf(code),
                "what the example printed");
    }

    @Test
    void examplesOfTheGuidePrintWhatTheGuideSays() throws Exception {
        for (String heading : Set.of("## A configuration", "## Mistakes")) {
            String code = ModulePath.codeBehind(GUIDE, heading);
            String text = Files.readString(GUIDE);
            Path rest = directory.resolve("rest.md");
            Files.writeString(rest, text.substring(text.indexOf(heading)));
            String said = ModulePath.codeBehind(rest, "It prints");
            assertEquals(said, outputOf(code), heading);
        }
    }

    private String outputOf(String code) throws Exception {
        Path source = Files.writeString(directory.resolve("Example.java"), code);
        ModulePath.Outcome compiled = ModulePath.compile(source, directory);
        assertEquals(new ModulePath.Outcome(0, ""), compiled, code);
        ModulePath.Outcome ran = ModulePath.run(directory, "Example");
        assertEquals(0, ran.code(), ran.text());
        return ran.text().strip();
    }

    @Test
    void loggingOfAProgramIsItsOwn() throws Exception {
        String code =
                """
                void main() {
                    org.slf4j.LoggerFactory.getLogger("program").debug("seen");
                }
                """;
        // Logback without a file prints at level DEBUG; the daemon's set-up would print nothing.
        String text = outputOf(code);
        assertTrue(text.contains("seen"), text);
    }

    @Test
    void programCannotReachAPackageThatIsNotExported() throws Exception {
        String code =
                """
                class Example {
                    static Object reach() {
                        return dev.takt.arena.ArenaLayout.builder();
                    }
                }
                """;
        Path source = Files.writeString(directory.resolve("Example.java"), code);
        ModulePath.Outcome compiled = ModulePath.compile(source, directory);
        assertNotEquals(0, compiled.code());
        assertTrue(
                compiled.text().contains("package dev.takt.arena is not visible"), compiled.text());
    }

    @Test
    void reflectionReachesNoPackageThatIsNotExportedEither() throws Exception {
        String code =
                """
                void main() throws Exception {
                    try {
                        Class.forName("dev.takt.arena.ArenaLayout").getMethod("builder").invoke(null);
                    } catch (IllegalAccessException e) {
                        IO.println("refused");
                    }
                }
                """;
        assertEquals("refused", outputOf(code));
    }

    @Test
    void moduleExportsTheLibraryAndNothingElse() {
        ModuleDescriptor module = descriptor();
        assertEquals(
                Set.of("dev.takt.library"),
                module.exports().stream().map(Exports::source).collect(Collectors.toSet()));
        module.opens().forEach(opens -> assertTrue(opens.isQualified(), opens::toString));
    }

    /** What the class path finds by files of this name, the module path finds by the module. */
    @Test
    void moduleProvidesTheServicesOfTheClassPath() throws Exception {
        Path services = ModulePath.root().resolve("daemon/src/main/resources/META-INF/services");
        Set<String> files;
        try (var found = Files.list(services)) {
            files = found.map(ModuleTest::service).collect(Collectors.toSet());
        }
        assertEquals(
                files,
                descriptor().provides().stream()
                        .map(one -> one.service() + "=" + String.join(",", one.providers()))
                        .collect(Collectors.toSet()));
    }

    private static String service(Path file) {
        try {
            return file.getFileName() + "=" + String.join(",", Files.readAllLines(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ModuleDescriptor descriptor() {
        String classes = ModulePath.text().split(java.io.File.pathSeparator, 2)[0];
        return ModuleFinder.of(Path.of(classes)).find("dev.takt").orElseThrow().descriptor();
    }

    @Test
    void javadocOfTheExportedPackagesHasNoWarning() {
        Path sources = ModulePath.root().resolve("daemon/src/main/java");
        ModulePath.Outcome outcome =
                ModulePath.tool(
                        "javadoc",
                        "-quiet",
                        "-Xdoclint:all",
                        "-Werror",
                        "--module-path",
                        ModulePath.text() + java.io.File.pathSeparator + ModulePath.forCompiling(),
                        "-sourcepath",
                        sources.toString(),
                        "-d",
                        directory.toString(),
                        "dev.takt.library");
        assertEquals(new ModulePath.Outcome(0, ""), outcome);
    }
}
