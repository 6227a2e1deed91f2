package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a chip that refuses its address or holds the clock does to the loop: nothing.
 *
 * <p>Judged is only what no noise of a busy machine brings about: a loop that waited for a chip
 * which holds the clock for seconds would be late by seconds. What faults do to the percentiles is
 * printed, and measured where it can be by {@link FaultLatencyTest}.
 */
@Tag("measure")
class FaultyChipTest {
    private static final int ENXIO = 6;
    private static final int STRETCH_MICROS = 3_000_000;
    private static final double MOST_MICROS = STRETCH_MICROS / 3.0;

    private final LabChip chip = LabChip.at(0x48);

    @AfterEach
    void heal() {
        chip.answers();
    }

    @Test
    void theLoopIsAsPunctualBesideThem() {
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": {
                          "x": { "i2c": { "bus": "%s", "address": "0x48", "register": 0 },
                                 "rate_hz": 50, "stale_after_ms": 500 }
                        },
                        "outputs": {
                          "see": { "file": "$DIR/see", "value": "x ?? -99", "safe": -1 }
                        }
                        """
                                .formatted(Lab.i2cBus()))) {
            takt.running();
            FaultComparison comparison = new FaultComparison(takt, chip::answers, 2, 2);
            comparison.warmUp(5);
            isPunctual(comparison.with("refuses its address", () -> chip.fault(ENXIO)));
            isPunctual(comparison.with("holds the clock until the adapter gives up", chip::hang));
            isPunctual(
                    comparison.with(
                            "stretches the clock for 3 s", () -> chip.delayMicros(STRETCH_MICROS)));
        }
    }

    private static void isPunctual(double latencyMicros) {
        assertTrue(latencyMicros < MOST_MICROS, latencyMicros + " us late");
    }
}
