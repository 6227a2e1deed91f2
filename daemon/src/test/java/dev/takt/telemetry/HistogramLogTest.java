package dev.takt.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.timing.Histograms;
import dev.takt.timing.TickRecorder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramLogTest {
    private static final long MS = 1_000_000;
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    private final TickRecorder recorder = new TickRecorder(MS);
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int seconds;

    @TempDir Path directory;

    @BeforeEach
    void catchMessages() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveTheTerminalBack() {
        System.setErr(realErr);
    }

    /** The next second ends, with what was recorded in it. */
    private void endSecond(HistogramLog log) {
        Instant from = SEVEN.plusSeconds(seconds++);
        recorder.sample(
                drained -> log.write(new HistogramInterval(from, from.plusSeconds(1), drained)));
    }

    private static List<Histogram> read(Path file, String tag) throws Exception {
        List<Histogram> histograms = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            while (reader.hasNext()) {
                EncodableHistogram histogram = reader.nextIntervalHistogram();
                if (histogram != null && tag.equals(histogram.getTag())) {
                    histograms.add((Histogram) histogram);
                }
            }
        }
        return histograms;
    }

    private static Histogram sum(List<Histogram> histograms) {
        Histogram sum = histograms.getFirst().copy();
        histograms.stream().skip(1).forEach(sum::add);
        return sum;
    }

    private String messages() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hdrHistogramReadsBackWhatWasRecordedMissedTicksIncluded() throws Exception {
        Path file = directory.resolve("new/takt.hlog");
        try (HistogramLog log = HistogramLog.whole(file)) {
            for (int i = 0; i < 1_000; i++) {
                recorder.recordTick(0, 100 + i, 2_000 + i);
            }
            endSecond(log);
            // A tick of 10.5 ms is in the way of ten others.
            recorder.recordTick(0, 0, 10 * MS + MS / 2);
            recorder.recordMissed(MS, 10, 10 * MS + MS / 2);
            endSecond(log);
        }
        Histograms recorded = recorder.histograms();
        assertEquals(recorded.latency(), sum(read(file, "latency")));
        assertEquals(recorded.execution(), sum(read(file, "execution")));
        assertEquals(recorded.response(), sum(read(file, "response")));
        Histogram second = read(file, "latency").get(1);
        assertEquals(11, second.getTotalCount());
        assertEquals(9_500_000.0, (double) second.getMaxValue(), 10_000.0);
        assertEquals(1, read(file, "execution").get(1).getTotalCount());
    }

    @Test
    void timesOfDayAndTheUnitOfTheMaximumAreRight() throws Exception {
        Path file = directory.resolve("takt.hlog");
        try (HistogramLog log = HistogramLog.whole(file)) {
            recorder.recordTick(0, 2 * MS, 3 * MS);
            endSecond(log);
            endSecond(log);
        }
        Histogram second = read(file, "latency").get(1);
        assertEquals(SEVEN.plusSeconds(1).toEpochMilli(), second.getStartTimeStamp());
        assertEquals(SEVEN.plusSeconds(2).toEpochMilli(), second.getEndTimeStamp());
        List<String> lines = Files.readAllLines(file);
        assertEquals("#[Takt: times in ns; Interval_Max in ms]", lines.get(0));
        assertTrue(lines.get(1).contains("log format version 1.3"), lines.get(1));
        assertTrue(lines.get(2).startsWith("#[BaseTime: " + SEVEN.getEpochSecond()), lines.get(2));
        assertTrue(lines.get(3).startsWith("#[StartTime: " + SEVEN.getEpochSecond()), lines.get(3));
        String[] fields = lines.get(5).split(",");
        assertEquals("Tag=latency", fields[0]);
        assertEquals("0.000", fields[1]);
        assertEquals("1.000", fields[2]);
        assertEquals(2.0, Double.parseDouble(fields[3]), 0.002);
    }

    @Test
    void intervalsArePutTogetherAndTheRestIsWrittenAtTheEnd() throws Exception {
        Path file = directory.resolve("takt.hlog");
        try (HistogramLog log = HistogramLog.bounded(file)) {
            for (int second = 0; second < 13; second++) {
                recorder.recordTick(0, 100, 200);
                recorder.recordTick(0, 300, 400);
                endSecond(log);
            }
        }
        List<Histogram> latency = read(file, "latency");
        assertEquals(2, latency.size());
        assertEquals(20, latency.get(0).getTotalCount());
        assertEquals(6, latency.get(1).getTotalCount());
        assertEquals(SEVEN.plusSeconds(10).toEpochMilli(), latency.get(1).getStartTimeStamp());
        assertEquals(SEVEN.plusSeconds(13).toEpochMilli(), latency.get(1).getEndTimeStamp());
    }

    @Test
    void anOlderFileIsContinuedEvenWhereItEndsInsideALine() throws Exception {
        Path file = directory.resolve("takt.hlog");
        try (HistogramLog log = HistogramLog.whole(file)) {
            recorder.recordTick(0, 100, 200);
            endSecond(log);
        }
        Files.writeString(file, "#Tag=latency,1.0", StandardOpenOption.APPEND);
        seconds = 100;
        try (HistogramLog log = HistogramLog.whole(file)) {
            recorder.recordTick(0, 300, 400);
            endSecond(log);
        }
        List<Histogram> latency = read(file, "latency");
        assertEquals(2, latency.size());
        assertEquals(SEVEN.toEpochMilli(), latency.get(0).getStartTimeStamp());
        assertEquals(SEVEN.plusSeconds(100).toEpochMilli(), latency.get(1).getStartTimeStamp());
    }

    @Test
    void theFileIsBoundedInSizeAndNumberAndEachIsWholeByItself() throws Exception {
        Path file = directory.resolve("takt.hlog");
        try (HistogramLog log = new HistogramLog(file, Duration.ZERO, 2_000, 2)) {
            for (int second = 0; second < 60; second++) {
                recorder.recordTick(0, 100, 200);
                endSecond(log);
            }
        }
        try (var files = Files.list(directory)) {
            assertEquals(3, files.count());
        }
        for (String name : new String[] {"takt.hlog", "takt.hlog.1", "takt.hlog.2"}) {
            assertTrue(Files.size(directory.resolve(name)) < 3_000, name);
            assertFalse(read(directory.resolve(name), "response").isEmpty(), name);
        }
        Histogram last = read(file, "latency").getLast();
        assertEquals(SEVEN.plusSeconds(60).toEpochMilli(), last.getEndTimeStamp());
        Histogram before = read(directory.resolve("takt.hlog.1"), "latency").getLast();
        assertEquals(
                before.getEndTimeStamp(), read(file, "latency").getFirst().getStartTimeStamp());
        assertEquals("", messages());
    }

    @Test
    void aFullDiskIsSaidOnce() {
        try (Logging _ = Logging.start(new LogTargets("", false, null));
                HistogramLog log = HistogramLog.whole(Path.of("/dev/full"))) {
            for (int second = 0; second < 5; second++) {
                endSecond(log);
            }
        }
        assertEquals(1, messages().lines().count(), messages());
        assertTrue(
                messages().contains("/dev/full: No space left on device; the loop runs on"),
                messages());
    }

    @Test
    void writingGoesOnWhenWhatWasInTheWayIsGone() throws Exception {
        Path inTheWay = Files.createFile(directory.resolve("file"));
        Path file = inTheWay.resolve("takt.hlog");
        try (Logging _ = Logging.start(new LogTargets("", false, null));
                HistogramLog log = HistogramLog.whole(file)) {
            endSecond(log);
            endSecond(log);
            Files.delete(inTheWay);
            recorder.recordTick(0, 100, 200);
            endSecond(log);
        }
        assertEquals(1, read(file, "latency").size());
        assertEquals(1, messages().lines().count(), messages());
        assertTrue(messages().contains(file + ": "), messages());
    }
}
