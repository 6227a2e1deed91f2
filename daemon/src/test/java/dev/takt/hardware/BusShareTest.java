package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much of a bus four chips get that are asked more often than it can, on this machine itself:
 * in a guest bus, loop and chips share one CPU. The bus is that of {@link FaultyBus}, where nothing
 * but time occupies the wire.
 */
@Tag("here")
class BusShareTest {
    /** What 2 bytes of a register take at 100 kHz: five bytes of 9 bits on the wire. */
    private static final int WIRE_MICROS = 450;

    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final double LEAST_SHARE = 0.9;

    @TempDir Path directory;

    @Test
    void fourChipsGetNineTenthsOfABus() throws IOException {
        FaultyBus.writeJar(directory.resolve("faulty.jar"));
        Path doing = Files.writeString(directory.resolve("doing"), FaultyBus.takes(WIRE_MICROS));
        try (RunningTakt takt =
                RunningTakt.start(
                        """
                        {
                          "board": "linux",
                          "loop": { "rate_hz": 1000, "stall_ms": 60000 },
                          "recorder": { "seconds": 0 },
                          "buses": { "i2c-7": { "clock_hz": 400000 } },
                          "inputs": { %s, %s, %s, %s },
                          "outputs": {
                            "total": { "file": "$DIR/total", "value": "a + b + c + d", "safe": -1 }
                          }
                        }
                        """
                                .formatted(
                                        input("a", 72),
                                        input("b", 73),
                                        input("c", 74),
                                        input("d", 75)),
                        Map.of(
                                "TAKT_PLUGINS",
                                directory.toString(),
                                FaultyBus.FILE,
                                doing.toString()))) {
            takt.running();
            share(takt);
            double share = Figure.median(share(takt), share(takt), share(takt));
            assertTrue(share >= LEAST_SHARE, share + " of what the wire allows");
        }
    }

    private static String input(String name, int address) {
        return """
        "%s": { "i2c": { "bus": "i2c-7", "address": %d, "register": 0, "type": "u32be" },
                "rate_hz": 1000, "provider": "%s" }
        """
                .formatted(name, address, FaultyBus.PROVIDER);
    }

    /** How much of what the wire allows is exchanged in some seconds. */
    private static double share(RunningTakt takt) {
        double before = total(takt);
        long begin = System.nanoTime();
        Until.passed(WINDOW_NANOS);
        double exchanges = total(takt) - before;
        double perSecond = exchanges * 1e9 / (System.nanoTime() - begin);
        double share = perSecond * WIRE_MICROS / 1e6;
        Figure.print(
                "four chips on a bus: %.0f exchanges a second, %.1f %% of what the wire allows"
                        .formatted(perSecond, 100 * share));
        return share;
    }

    private static double total(RunningTakt takt) {
        double total = Double.NaN;
        while (Double.isNaN(total)) {
            total = takt.shown("total");
        }
        return total;
    }
}
