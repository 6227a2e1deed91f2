package dev.takt.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatencySeriesTest {
    private static Histogram nanos(long... values) {
        Histogram histogram = new Histogram(1, (1L << 34) - 1, 3);
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    @Test
    void countsPerWholeMicrosecond() {
        LatencySeries series = LatencySeries.of("a", nanos(0, 999, 1_000, 1_999, 38_010));
        assertEquals(Map.of(0L, 2L, 1L, 2L, 38L, 1L), series.counts());
        assertEquals(5, series.total());
        assertEquals(0.0, series.minMicros());
        assertEquals(38.0, series.maxMicros(), 0.05);
        assertEquals(2, series.between(1, 38));
        assertEquals(1, series.percentileMicros(50));
        assertEquals(38, series.percentileMicros(99));
    }

    @Test
    void takesTheCountsOfAnotherProgram() {
        LatencySeries series =
                LatencySeries.ofCounts("cyclictest", new TreeMap<>(Map.of(2L, 3L, 10L, 1L)));
        assertEquals(4, series.total());
        assertEquals(4.0, series.meanMicros());
        assertEquals(10.0, series.maxMicros());
        TreeMap<Long, Long> wrong = new TreeMap<>(Map.of(2L, 0L));
        assertThrows(IllegalArgumentException.class, () -> LatencySeries.ofCounts("x", wrong));
    }

    @Test
    void whatAStallHidIsAdded() {
        TreeMap<Long, Long> counts =
                new TreeMap<>(Map.of(30L, 95L, 999L, 1L, 1_000L, 1L, 3_250L, 2L));
        LatencySeries all = LatencySeries.ofCounts("c", counts).withMissed(1_000);
        assertEquals(
                Map.of(
                        0L, 1L, 30L, 95L, 250L, 2L, 999L, 1L, 1_000L, 1L, 1_250L, 2L, 2_250L, 2L,
                        3_250L, 2L),
                all.counts());
        assertEquals("c", all.name());
        assertThrows(IllegalArgumentException.class, () -> all.withMissed(0));
    }

    @Test
    void withoutASampleThereAreNoFigures() {
        LatencySeries series = LatencySeries.of("a", nanos());
        assertTrue(series.isEmpty());
        assertEquals(Double.NaN, series.maxMicros());
        assertEquals(
                "# Histogram: us count\n# Total: 000000000\n", CountsFile.text(series, List.of()));
    }

    @Test
    void theFileIsInTheFormOfCyclictest(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("counts");
        LatencySeries series = LatencySeries.of("a", nanos(100, 200, 1_500, 21_000));
        CountsFile.write(series, List.of("1000 Hz", "a machine"), file);
        assertEquals(
                """
                # 1000 Hz
                # a machine
                # Histogram: us count
                000000 000002
                000001 000001
                000021 000001
                # Total: 000000004
                # Min Latencies: 00000
                # Avg Latencies: 00005
                # Max Latencies: 00021
                """,
                Files.readString(file));
    }
}
