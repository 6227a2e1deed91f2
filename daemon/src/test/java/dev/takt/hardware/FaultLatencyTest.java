package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much a faulty chip moves the latency of a loop with real-time priority, on this machine
 * itself: a guest is too coarse for that. The chip is one of {@link FaultyBus}.
 */
@Tag("here")
class FaultLatencyTest {
    private static final int TURNS = 16;
    private static final int SECONDS = 2;

    /** What is judged: far above the figures, far below the 50 ms that the chip hangs. */
    private static final double MOST_MICROS = 10_000;

    @TempDir Path directory;

    private void chips(String doing) {
        try {
            Files.writeString(directory.resolve("doing"), doing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFaultyChipLeavesTheLoopAlone() throws IOException {
        FaultyBus.writeJar(directory.resolve("faulty.jar"));
        chips(FaultyBus.ANSWER);
        try (RunningTakt takt =
                RunningTakt.start(
                        """
                        {
                          "board": "linux",
                          "loop": { "rate_hz": 1000, "wait": "sleep", "priority": 60,
                                    "stall_ms": 60000 },
                          "recorder": { "seconds": 0 },
                          "inputs": {
                            "x": { "i2c": { "bus": "i2c-7", "address": "0x48", "register": 0 },
                                   "rate_hz": 50, "provider": "%s" }
                          },
                          "outputs": {
                            "see": { "file": "$DIR/see", "value": "x ?? -99", "safe": -1 }
                          }
                        }
                        """
                                .formatted(FaultyBus.PROVIDER),
                        Map.of(
                                "TAKT_PLUGINS",
                                directory.toString(),
                                FaultyBus.FILE,
                                directory.resolve("doing").toString()))) {
            takt.running();
            FaultComparison comparison =
                    new FaultComparison(takt, () -> chips(FaultyBus.ANSWER), TURNS, SECONDS);
            comparison.warmUp(10);
            double refused = comparison.with("does not answer", () -> chips(FaultyBus.REFUSE));
            assertTrue(refused < MOST_MICROS, refused + " us late");
            double held = comparison.with("hangs for 50 ms", () -> chips(FaultyBus.HANG));
            assertTrue(held < MOST_MICROS, held + " us late, as if it had waited");
        }
    }
}
