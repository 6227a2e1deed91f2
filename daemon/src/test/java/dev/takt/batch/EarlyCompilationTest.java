package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.SignalArena;
import dev.takt.library.ModulePath;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the thresholds of the launcher the second compiler has a batch within some seconds. */
@Timeout(120)
final class EarlyCompilationTest {
    private static final Path LAUNCHER = Path.of("bin/takt");

    /** Two and a half seconds of a loop of 1000 Hz, a sixth of what it takes by calls alone. */
    private static final int TICKS = 2_500;

    private static final Pattern THRESHOLD = Pattern.compile("-XX:Tier4\\w+Threshold=\\d+");
    private static final Pattern COMPILED =
            Pattern.compile(" 4 +dev\\.takt\\.batch\\.BatchUnit\\S*::(evaluate|p0) ");

    /** Runs in a JVM of its own. */
    static final class Ticks {
        private Ticks() {}

        public static void main(String[] arguments) {
            CompiledBatch batch =
                    BatchCompiler.compile(
                            new FormulaBench()
                                    .input("x")
                                    .formulas("a: sin(x) + lowpass(x, 0.1)", "b: a > 1 ? a : x")
                                    .program(),
                            SignalArena::collected);
            for (int tick = 0; tick < TICKS; tick++) {
                batch.evaluate(tick, tick - 1);
            }
        }
    }

    @Test
    void aBatchIsCompiledLongBeforeItsCallsAloneWouldHaveItCompiled() throws Exception {
        List<String> thresholds =
                THRESHOLD
                        .matcher(Files.readString(LAUNCHER))
                        .results()
                        .map(MatchResult::group)
                        .toList();
        assertEquals(4, thresholds.size(), thresholds::toString);
        String output = output(thresholds);
        List<String> compiled =
                COMPILED.matcher(output).results().map(result -> result.group(1)).toList();
        assertTrue(compiled.containsAll(List.of("evaluate", "p0")), output);
    }

    private static String output(List<String> thresholds) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(thresholds);
        // Compiled at once, by the thread that called it once too often.
        command.addAll(List.of("-XX:+PrintCompilation", "-Xbatch"));
        String tests =
                Path.of(Ticks.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toString();
        String classPath = tests + File.pathSeparator + ModulePath.text();
        command.addAll(List.of("-cp", classPath, Ticks.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stream = process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
