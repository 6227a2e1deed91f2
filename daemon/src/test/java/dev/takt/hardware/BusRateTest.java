package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFiles;
import dev.takt.linux.i2c.I2cAdapter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much of a bus four devices get that are asked more often than the bus can. */
@Tag("devices")
class BusRateTest {
    /** What one exchange takes on the wire of a slow bus. */
    private static final int WIRE_MICROS = 5000;

    private static final int ROUNDS = 100;
    private static final long WINDOW_NANOS = 3_000_000_000L;

    /** The controller shares the one CPU of the guest with the bus, and the machine with others. */
    private static final double LEAST_SHARE = 0.5;

    private final List<LabChip> chips = Stream.of(0x48, 0x49, 0x4A, 0x76).map(LabChip::at).toList();

    @AfterEach
    void heal() {
        chips.forEach(LabChip::answers);
    }

    @Test
    void fourDevicesFillABus() throws DeviceException {
        chips.forEach(chip -> chip.delayMicros(WIRE_MICROS));
        double possible = exchangesPerSecond();
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": {
                          "a": { "i2c": { "bus": "%1$s", "address": "0x48", "register": 0 },
                                 "rate_hz": 500 },
                          "b": { "i2c": { "bus": "%1$s", "address": "0x49", "register": 0 },
                                 "rate_hz": 500 },
                          "c": { "i2c": { "bus": "%1$s", "address": "0x4A", "register": 0 },
                                 "rate_hz": 500 },
                          "d": { "i2c": { "bus": "%1$s", "address": "0x76", "register": 0 },
                                 "rate_hz": 500 }
                        },
                        "outputs": {
                          "see": { "file": "$DIR/see", "value": "a + b + c + d", "safe": -1 }
                        }
                        """
                                .formatted(Lab.i2cBus()))) {
            takt.running();
            takt.runsOn();
            double share = Figure.median(share(possible), share(possible), share(possible));
            for (LabChip chip : chips) {
                assertTrue(chip.transfers() >= ROUNDS / 8, "one of them starves");
            }
            assertTrue(share >= LEAST_SHARE, share + " of what is possible");
        }
    }

    /** How much of what is possible the bus does in some seconds, in which nobody looks. */
    private double share(double possible) {
        chips.forEach(LabChip::forget);
        long begin = System.nanoTime();
        Until.passed(WINDOW_NANOS);
        double got = transfers() * 1e9 / (System.nanoTime() - begin);
        Figure.print(
                ("four devices: %.1f exchanges a second, %.0f %% of the %.1f that a program gets"
                                + " which does nothing else")
                        .formatted(got, 100 * got / possible, possible));
        return got / possible;
    }

    private int transfers() {
        return chips.stream().mapToInt(LabChip::transfers).sum();
    }

    /** What the bus allows: one exchange right behind the other. */
    private static double exchangesPerSecond() throws DeviceException {
        Path device = Path.of("/dev", Lab.i2cBus());
        try (Arena arena = Arena.ofConfined();
                I2cAdapter bus = I2cAdapter.open(DeviceFiles.ofThisMachine(), device)) {
            MemorySegment out = arena.allocate(1);
            MemorySegment in = arena.allocate(1);
            long begin = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                if (bus.exchange(0x48, out, 1, in, 1) != 0) {
                    throw new AssertionError("the chip does not answer");
                }
            }
            return ROUNDS * 1e9 / (System.nanoTime() - begin);
        }
    }
}
