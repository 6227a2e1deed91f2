package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A controller started as a unit file does it never meets a class of picocli's, not even one that
 * the JVM looks at to verify another: the first of them opens seven jars, and all classes of a
 * cache are verified before {@code main}.
 */
@Timeout(60)
final class PlainStartTest {
    private static final String CONFIGURATION =
            """
            { "board": "sim", "inputs": { "key": { "gpio": 4, "sim": "0" } },
              "outputs": { "lamp": { "gpio": 17, "value": "key", "safe": 0 } } }
            """;

    @TempDir private Path directory;

    @Test
    void loadsNothingOfPicocli() throws Exception {
        assertEquals(List.of(), loadedOfPicocli("run", configuration(), "--ticks", "5"));
    }

    @Test
    void asDoesOneThatGoesToPicocli() throws Exception {
        assertTrue(loadedOfPicocli("run", configuration(), "--tick", "5").size() > 10);
    }

    private String configuration() throws IOException {
        return Files.writeString(directory.resolve("lamp.json"), CONFIGURATION).toString();
    }

    private List<String> loadedOfPicocli(String... arguments) throws Exception {
        Path log = directory.resolve("classes");
        List<String> flags =
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load=info:file=" + log + "::filecount=0");
        Path errors = directory.resolve("errors");
        Map<String, String> environment = Map.of("TAKT_RUN_DIR", directory.toString());
        try (OwnProcess takt = OwnProcess.takt(flags, environment, errors, arguments)) {
            takt.output();
            takt.code();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" picocli.")).toList();
        }
    }
}
