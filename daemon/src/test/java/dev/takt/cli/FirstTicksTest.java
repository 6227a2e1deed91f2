package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was compiled in the rehearsal lasts: nothing of a tick is thrown away in the first ones and
 * compiled anew, because they go a way that no rehearsal went.
 */
@Timeout(120)
final class FirstTicksTest {
    private static final String CONFIGURATION =
            """
            {
              "board": "sim",
              "loop": { "rate_hz": 5000, "wait": "sleep" },
              "inputs": { "key": { "gpio": 4, "sim": "plant > 40" } },
              "parameters": { "target": 40 },
              "sets": {
                "control": {
                  "formulas": {
                    "duty": "clamp(pid(target - key, 0.1, 0.05, 0), 0, 1)",
                    "late": "ton(key, 0.1)"
                  }
                }
              },
              "outputs": { "heat": { "gpio": 17, "value": "duty > 0.5 and late", "safe": 0 } },
              "simulation": { "formulas": { "plant": "lowpass(heat*100, 5)" } }
            }
            """;

    /**
     * What a tick calls, compiled for good; its late ones, its end and what others do are left out.
     */
    private static final Pattern OF_A_TICK =
            Pattern.compile(
                    " 4  +(dev\\.takt\\.(?:loop\\.(?:ControlLoop::(?:tick|run|evaluate|record)|Hatch::|InputWatch::"
                            + "|OnTimes::|OutputGate::|StateMachine::decide|ReleaseSchedule::)"
                            + "|batch\\.|block\\.|timing\\.(?:TickRecorder::recordTick|ExcursionWatch::(?:begun|latched|evaluated|ended))"
                            + "|recording\\.SignalRing::append|arena\\.ProcessImage::publish)\\S*)");

    @TempDir private Path directory;

    @Test
    void runCodeThatLasts() throws Exception {
        Path file = Files.writeString(directory.resolve("plant.json"), CONFIGURATION);
        Path jit = directory.resolve("jit");
        List<String> flags =
                List.of(
                        "-XX:+UseZGC",
                        "-Xmx512m",
                        "-XX:Tier4LoadFeedback=1000",
                        "-Xlog:jit+compilation=debug:file=%s:utctime,tid:filecount=0"
                                .formatted(jit));
        Path errors = directory.resolve("errors");
        Map<String, String> environment = Map.of("TAKT_RUN_DIR", directory.toString());
        try (OwnProcess takt =
                OwnProcess.takt(
                        flags, environment, errors, "run", file.toString(), "--ticks", "25000")) {
            takt.output();
            assertEquals(0, takt.code(), () -> text(errors));
        }
        String printed = text(errors);
        String running = timeOf(printed, "state RUNNING");
        Set<String> before = new TreeSet<>();
        Set<String> again = new TreeSet<>();
        try (Stream<String> lines = Files.lines(jit)) {
            lines.filter(line -> !line.contains("made not entrant"))
                    .forEach(line -> {
                        Matcher compiled = OF_A_TICK.matcher(line);
                        if (compiled.find()) {
                            boolean late = line.substring(1).compareTo(running) > 0;
                            (late ? again : before).add(compiled.group(1));
                        }
                    });
        }
        assertTrue(before.size() > 5, before::toString);
        again.retainAll(before);
        assertEquals(Set.of(), again);
    }

    private static String timeOf(String printed, String what) {
        String line = printed.lines().filter(one -> one.contains(what)).findFirst().orElse("");
        assertTrue(line.contains("Z "), printed);
        return line.substring(0, line.indexOf('Z'));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
