package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WakeUpMarginTest {
    private static final int TICKS = 100_000;

    @ParameterizedTest
    @CsvSource({
        "1000000, 0, 20000", // 1 kHz, perfect wake-ups: the least
        "1000000, 5000000, 200000", // hopeless ones: the most
        "400000, 5000000, 100000", // 2.5 kHz: a quarter of the period
        "50000, 0, 12500", // 20 kHz: a quarter of the period is below the least
        "50000, 5000000, 12500",
        "1000000000, 5000000, 200000" // 1 Hz
    })
    void staysWithinItsBounds(long periodNanos, long latencyNanos, long expected) {
        WakeUpMargin margin = new WakeUpMargin(periodNanos);
        for (int i = 0; i < TICKS; i++) {
            margin.learn(latencyNanos);
        }
        assertEquals(expected, margin.nanos());
    }

    /** Latencies spread evenly over 0 .. 100 µs: 99 of 100 are below 99 µs. */
    @Test
    void restsWhereOneWakeUpInAHundredIsLate() {
        WakeUpMargin margin = new WakeUpMargin(1_000_000);
        Random random = new Random(1);
        int late = 0;
        for (int i = 0; i < 2 * TICKS; i++) {
            long latency = random.nextInt(100_000);
            if (i >= TICKS && latency > margin.nanos()) {
                late++;
            }
            margin.learn(latency);
        }
        assertTrue(late < TICKS * 0.015, late + " late");
        assertEquals(99_000.0, (double) margin.nanos(), 8_000);
    }

    @Test
    void oneLateWakeUpHardlyMovesIt() {
        WakeUpMargin margin = new WakeUpMargin(1_000_000);
        long before = margin.nanos();
        margin.learn(Long.MAX_VALUE / 2);
        assertTrue(margin.nanos() - before <= 2_000);
        assertTrue(margin.nanos() > before);
    }
}
