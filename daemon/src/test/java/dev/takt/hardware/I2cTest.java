package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chips on two buses: ours with I2C_RDWR, and i2c-stub, which knows SMBus alone. */
@Tag("devices")
class I2cTest {
    private static final int ENXIO = 6;

    private final LabChip thermometer = LabChip.at(0x48);
    private final LabChip other = LabChip.at(0x76);

    private static RunningTakt withThermometer() {
        return RunningTakt.onDevices(
                """
                "inputs": {
                  "temp": { "device": "tmp102", "bus": "%1$s", "address": "0x48" },
                  "other": { "i2c": { "bus": "%1$s", "address": "0x76", "register": 5 } }
                },
                "outputs": {
                  "see_temp": { "file": "$DIR/temp", "value": "temp ?? -99", "safe": -1 },
                  "see_other": { "file": "$DIR/other", "value": "other ?? -99", "safe": -1 }
                }
                """
                        .formatted(Lab.i2cBus()));
    }

    private void warm(int degrees) {
        thermometer.width(2);
        thermometer.registers(0, degrees, 0);
    }

    @Test
    void aSensorIsReadAsItsDescriptorSays() {
        warm(25);
        other.registers(5, 42);
        try (RunningTakt takt = withThermometer().running()) {
            takt.shows("temp", 25);
            takt.shows("other", 42);
            warm(-10);
            takt.shows("temp", -10);
            assertEquals(0x60, thermometer.register(2), "the upper byte of its configuration");
        }
    }

    @Test
    void aChipThatStopsAnsweringIsInvalidAndComesBack() {
        warm(25);
        other.registers(5, 42);
        try (RunningTakt takt = withThermometer().running()) {
            takt.shows("temp", 25);
            thermometer.fault(ENXIO);
            takt.shows("temp", -99);
            takt.says("ENXIO");
            other.registers(5, 43);
            takt.shows("other", 43);
            thermometer.answers();
            takt.shows("temp", 25);
            takt.says("answers again");
        }
    }

    @Test
    void aChipThatHoldsTheClockHoldsUpNobodyForLong() {
        warm(25);
        try (RunningTakt takt = withThermometer().running()) {
            takt.shows("temp", 25);
            assertTrue(Lab.BOARD.in("i2c/timeout_ms").number() <= 100);
            thermometer.hang();
            takt.shows("temp", -99);
            takt.says("ETIMEDOUT");
            other.registers(5, 44);
            takt.shows("other", 44);
            thermometer.answers();
            takt.shows("temp", 25);
        }
    }

    @Test
    void registersAreWrittenAndReadBySmbusWhereTheBusKnowsNoMore() {
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": {
                          "wish": { "file": "$DIR/wish", "rate_hz": 50 },
                          "byte": { "i2c": { "bus": "i2c-0", "address": "0x76", "register": 1 } },
                          "word": { "i2c": { "bus": "i2c-0", "address": "0x76", "register": 8,
                                             "type": "u16be" } },
                          "temp": { "device": "tmp102", "bus": "i2c-0", "address": "0x48" }
                        },
                        "outputs": {
                          "one": { "i2c": { "bus": "i2c-0", "address": "0x76", "register": 1 },
                                   "value": "wish ?? 0", "safe": 0 },
                          "two": { "i2c": { "bus": "i2c-0", "address": "0x76", "register": 8,
                                            "type": "u16be" },
                                   "value": "(wish ?? 0) * 256 + 3", "safe": 0 },
                          "see_byte": { "file": "$DIR/byte", "value": "byte", "safe": -1 },
                          "see_word": { "file": "$DIR/word", "value": "word", "safe": -1 },
                          "see_temp": { "file": "$DIR/temp", "value": "temp", "safe": -1 }
                        }
                        """)) {
            takt.running();
            takt.put("wish", 77);
            takt.shows("byte", 77);
            takt.shows("word", 77 * 256 + 3);
            takt.shows("temp", 0);
        }
    }
}
