package dev.takt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Shared libraries made by the C compiler of the machine, for tests; without one they are skipped.
 */
public final class CLibrary {
    private CLibrary() {}

    /** Compiles C into {@code directory/name}. */
    public static Path compile(Path directory, String name, String source) throws Exception {
        assumeTrue(isThere(), "no gcc");
        Path text = Files.writeString(directory.resolve(name + ".c"), source);
        Path library = directory.resolve(name);
        Process gcc =
                new ProcessBuilder(
                                "gcc",
                                "-shared",
                                "-fPIC",
                                "-O1",
                                "-o",
                                library.toString(),
                                text.toString())
                        .redirectErrorStream(true)
                        .start();
        String told = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!gcc.waitFor(60, TimeUnit.SECONDS) || gcc.exitValue() != 0) {
            throw new AssertionError(told);
        }
        Files.delete(text);
        return library;
    }

    /** Whether this machine has a C compiler. */
    public static boolean isThere() {
        try {
            return new ProcessBuilder("gcc", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }
}
