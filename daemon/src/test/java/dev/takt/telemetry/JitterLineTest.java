package dev.takt.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.attribution.Cause;
import dev.takt.attribution.LateTotals;
import dev.takt.timing.Percentiles;
import dev.takt.timing.TimingSample;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitterLineTest {
    private static final TimingSample TIMING =
            new TimingSample(
                    new Percentiles(400, 1_000, 6_120, 21_400, 30_000, 38_010, 1_000),
                    new Percentiles(3_210, 3_500, 4_000, 5_000, 9_000, 11_300, 1_000),
                    new Percentiles(3_600, 4_500, 10_100, 26_400, 39_000, 49_310, 1_000),
                    1_000,
                    0,
                    0);

    private static JitterSample sample(TimingSample timing, long minor, long major, long margin) {
        return new JitterSample(
                Instant.parse("2026-11-22T07:00:01Z"),
                61_000,
                1_000,
                timing,
                0,
                minor,
                major,
                margin,
                "RUNNING");
    }

    @Test
    void lineIsStable() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(
                    "2026-11-22T07:00:01.000Z tick=61000 rate=1000.0Hz"
                            + " latency_us p50=0.4 p99=6.1 p99.9=21 max=38"
                            + " exec_us p50=3.2 p99=4.0 max=11"
                            + " overruns=0 missed=0 alloc=0B state=RUNNING",
                    JitterLine.format(sample(TIMING, 0, 0, 0)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsSaidOnlySometimesFollowsTheStablePart() {
        String line = JitterLine.format(sample(TIMING, 3, 1, 62_000));
        assertTrue(line.endsWith(" state=RUNNING margin_us=62 faults minor=3 major=1"), line);
    }

    @Test
    void anIntervalWithoutATickHasNoFigures() {
        String line = JitterLine.format(sample(TimingSample.EMPTY, 0, 0, 0));
        assertTrue(
                line.contains("latency_us p50=NaN p99=NaN p99.9=NaN max=NaN exec_us p50=NaN"),
                line);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "49, 0.0",
        "50, 0.1",
        "400, 0.4",
        "9949, 9.9",
        "9950, 10",
        "10400, 10",
        "21500, 22",
        "1385000, 1385",
        "17179869183, 17179869"
    })
    void timesHaveTwoDigitsThatMatter(long nanos, String micros) {
        assertEquals(micros, Micros.of(nanos));
    }

    @Test
    void summaryFitsANarrowTerminal() {
        TimingSample timing =
                new TimingSample(
                        TIMING.latency(), TIMING.execution(), TIMING.response(), 60_000, 2, 1);
        String table = new Summary(timing, 0, 3, 0, "RUNNING").table();
        assertEquals(
                """
                µs         latency      exec  response
                p50            0.4       3.2       3.6
                p90            1.0       3.5       4.5
                p99            6.1       4.0        10
                p99.9           21       5.0        26
                p99.99          30       9.0        39
                max             38        11        49

                ticks        60000
                missed       2
                overruns     1
                allocated    0 B
                page faults  3 minor, 0 major
                state        RUNNING
                """,
                table);
        table.lines().forEach(line -> assertTrue(line.length() <= 40, line));
    }

    @Test
    void summaryCountsLateTicksByCauseWhereThereWereAny() {
        LateTotals late =
                new LateTotals(Map.of(Cause.UNKNOWN, 3L, Cause.GC, 12L, Cause.DEOPTIMIZATION, 1L));
        String table = new Summary(TIMING, 0, 3, 0, "RUNNING").with(late).table();
        assertTrue(
                table.endsWith(
                        """
                        state        RUNNING
                        late         16
                          gc              12
                          deoptimization  1
                          unknown         3
                        """),
                table);
    }
}
