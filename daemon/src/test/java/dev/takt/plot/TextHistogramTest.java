package dev.takt.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextHistogramTest {
    private static LatencySeries series(Map<Long, Long> counts) {
        return LatencySeries.ofCounts("a", new TreeMap<>(counts));
    }

    @Test
    void bothScalesAreLogarithmicAndASingleSampleIsSeen() {
        LatencySeries series = series(Map.of(0L, 10_000L, 1L, 100L, 2L, 1L, 11L, 10L, 14L, 90L));
        assertEquals(
                """
                 latency samples (log)
                  < 1 µs   10000 #########################
                  1-2 µs     100 #############
                  2-3 µs       1 #
                  3-5 µs
                  5-7 µs
                 7-10 µs
                10-20 µs     100 #############
                """,
                TextHistogram.of(series, 42));
    }

    @Test
    void itBeginsWithTheFirstRangeThatHasASample() {
        String text = TextHistogram.of(series(Map.of(31L, 5L)), 40);
        assertEquals(2, text.lines().count(), text);
        assertTrue(text.contains("30-50 µs       5 #"), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void fitsTheTerminal(int columns) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (long micro = 1; micro < 20_000_000; micro *= 2) {
            counts.put(micro, 4_000_000_000L / micro);
        }
        String text = TextHistogram.of(LatencySeries.ofCounts("a", counts), columns);
        text.lines().forEach(line -> assertTrue(line.length() <= columns, line));
        assertTrue(text.lines().anyMatch(line -> line.length() == columns), text);
        assertTrue(text.contains("10-20 s "), text);
        assertTrue(text.contains("700-1000 µs"), text);
    }

    @Test
    void withoutASampleItSaysSo() {
        assertEquals("no samples\n", TextHistogram.of(series(Map.of()), 40));
    }
}
