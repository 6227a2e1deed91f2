package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.service.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LatencyCommandTest {
    @TempDir private Path directory;

    private static Shell.Outcome latency(String... arguments) {
        List<String> all = new ArrayList<>(List.of("latency", "--duration", "300ms"));
        all.addAll(List.of(arguments));
        return takt(all.toArray(String[]::new));
    }

    @Test
    void measuresAnEmptyLoopAndSaysUnderWhichConditions() {
        Shell.Outcome outcome = latency();
        assertEquals(0, outcome.code(), outcome::toString);
        String out = outcome.out();
        assertTrue(out.contains("latency samples"), outcome::toString);
        assertTrue(out.contains("\nsamples      300\n"), outcome::toString);
        assertTrue(out.contains("\nallocated    0 B\n"), outcome::toString);
        assertTrue(out.contains("\nloop         1000 Hz, hybrid\n"), outcome::toString);
        for (String name : new String[] {"min", "mean", "p99.99", "max", "switches", "policy"}) {
            assertTrue(out.contains("\n" + name + " "), outcome::toString);
        }
        assertTrue(outcome.err().startsWith("1000 Hz, hybrid on CPU "), outcome::toString);
    }

    @Test
    void optionsOfTheLoopOverruleTheConfigurationAndEachOther() {
        String pendulum = Examples.path("pendulum").toString();
        Shell.Outcome outcome = latency(pendulum, "--rate", "500", "--wait", "sleep");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().contains("\nloop         500 Hz, sleep\n"), outcome::toString);
        assertTrue(outcome.out().contains("\nsamples      150\n"), outcome::toString);
        assertTrue(outcome.err().startsWith("pendulum: 2 inputs"), outcome::toString);
    }

    @Test
    void jsonIsOneObject() {
        Shell.Outcome outcome = latency("--json", "--rate", "2000", "--priority", "7");
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals(1, outcome.out().lines().count(), outcome::toString);
        for (String member :
                new String[] {
                    "\"samples\":600,",
                    "\"missed\":",
                    "\"latency_us\":{\"min\":",
                    "\"p50\":",
                    "\"p99_9\":",
                    "\"p99_99\":",
                    "\"max\":",
                    "\"alloc_bytes\":0,",
                    "\"rate_hz\":2000.0,",
                    "\"wait\":\"hybrid\"",
                    "\"policy\":\"SCHED_",
                    "\"refused\":["
                }) {
            assertTrue(outcome.out().contains(member), () -> member + " in " + outcome);
        }
    }

    @Test
    void writesCountsAndPicture() throws IOException {
        Path counts = directory.resolve("counts.txt");
        Path picture = directory.resolve("latency.png");
        Shell.Outcome outcome =
                latency("--histogram", counts.toString(), "--plot", picture.toString());
        assertEquals(0, outcome.code(), outcome::toString);
        long samples =
                Files.readAllLines(counts).stream()
                        .filter(line -> !line.startsWith("#"))
                        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                        .sum();
        assertEquals(300, samples);
        assertEquals(1_800, ImageIO.read(picture.toFile()).getWidth());
    }

    @Test
    void writesTheLogOfHdrHistogramAnew() throws Exception {
        Path log = directory.resolve("latency.hlog");
        Files.writeString(log, "what was there before");
        Shell.Outcome outcome = latency("--histogram", log.toString());
        assertEquals(0, outcome.code(), outcome::toString);
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            Histogram first = (Histogram) reader.nextIntervalHistogram();
            assertEquals("latency", first.getTag());
            assertEquals(300, first.getTotalCount());
        }
    }

    @Test
    void aConfigurationWithMistakesIsNotMeasured() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), "{\"sets\": 3}");
        Shell.Outcome outcome = latency(file.toString());
        assertEquals(2, outcome.code(), outcome::toString);
        assertEquals("", outcome.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate 0        | '0' is not a rate in Hz; write a number from 1 to 20000",
                "--rate 20001    | '20001' is not a rate",
                "--rate NaN      | 'NaN' is not a rate",
                "--cpu 4096      | '4096' is not a CPU; write auto or a number",
                "--cpu -1        | '-1' is not a CPU",
                "--priority 99   | '99' is not a priority; write 1 to 80",
                "--priority 0    | '0' is not a priority",
                "--wait poll     | 'poll' is not a way to wait; write sleep, hybrid or spin",
                "--duration 0    | '0' is not a time above 0",
                "--plot a.jpg    | --plot writes a PNG",
                "--plot no/a.png | --plot cannot be written: no/a.png: no such file or directory",
                "--histogram /   | --histogram takes a file, and / is a directory",
                "--plot a.png --histogram a.png | --plot and --histogram need a file each",
            })
    void whatCannotBeIsSaidBeforeTheRun(String line, String message) {
        List<String> arguments = new ArrayList<>(List.of("latency"));
        arguments.addAll(List.of(line.split(" ")));
        Shell.Outcome outcome = takt(arguments.toArray(String[]::new));
        assertEquals(2, outcome.code(), outcome::toString);
        assertTrue(outcome.err().startsWith("error: "), outcome::toString);
        assertTrue(outcome.err().contains(message), outcome::toString);
        assertEquals("", outcome.out());
        assertFalse(outcome.hasStackTrace(), outcome::toString);
    }

    @Test
    void askingForAFileLeavesItAsItWas() throws IOException {
        Path there = Files.writeString(directory.resolve("there"), "content");
        Path none = directory.resolve("none");
        OutputFile.check("--plot", there);
        OutputFile.check("--plot", none);
        assertEquals("content", Files.readString(there));
        assertFalse(Files.exists(none));
    }
}
