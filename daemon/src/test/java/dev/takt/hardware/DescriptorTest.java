package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Devices of the library on i2c-stub, through the kernel and back: identity, init, calibration and
 * reads as SMBus commands, the bytes in the order in which the chip has them.
 */
@Tag("devices")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptorTest {
    private final StubChip lm75 = new StubChip(0x4A);
    private final StubChip tmp117 = new StubChip(0x4B);
    private final StubChip mcp9808 = new StubChip(0x18);
    private final StubChip ina219 = new StubChip(0x40);
    private final StubChip adxl345 = new StubChip(0x53);
    private final StubChip bmp280 = new StubChip(0x76);
    private final StubChip as5600 = new StubChip(0x36);
    private final StubChip mcp23017 = new StubChip(0x20);
    private final RunningTakt takt;

    DescriptorTest() {
        mcp9808.set(0x07, "0400");
        tmp117.set(0x0F, "0117");
        adxl345.set(0x00, "E5");
        bmp280.set(0xD0, "58");
        // The example of the data sheet, 3.12.
        bmp280.set(0x88, "706B 4367 18FC 7D8E 43D6 D00B 270B 8C00 F9FF 8C3C F8C6 7017");
        takt =
                RunningTakt.onDevices(
                        """
                        "inputs": {
                          "lm75": { "device": "lm75", "bus": "i2c-0", "address": "0x4A" },
                          "tmp117": { "device": "tmp117", "bus": "i2c-0", "address": "0x4B",
                                      "rate_hz": 10 },
                          "mcp9808": { "device": "mcp9808", "bus": "i2c-0", "address": "0x18" },
                          "current": { "device": "ina219", "bus": "i2c-0", "address": "0x40",
                                       "rate_hz": 10 },
                          "power": { "device": "ina219", "bus": "i2c-0", "address": "0x40",
                                     "field": "power", "rate_hz": 10 },
                          "tilt": { "device": "adxl345", "bus": "i2c-0", "address": "0x53",
                                    "field": "accel_z", "rate_hz": 10 },
                          "air": { "device": "bmp280", "bus": "i2c-0", "address": "0x76",
                                   "rate_hz": 10 },
                          "pressure": { "device": "bmp280", "bus": "i2c-0", "address": "0x76",
                                        "field": "pressure", "rate_hz": 10 },
                          "angle": { "device": "as5600", "bus": "i2c-0", "address": "0x36",
                                     "rate_hz": 10 },
                          "wish": { "file": "$DIR/wish", "rate_hz": 50 }
                        },
                        "outputs": {
                          "see_lm75": { "file": "$DIR/lm75", "value": "lm75 * 10", "safe": -1 },
                          "see_tmp117": { "file": "$DIR/tmp117", "value": "tmp117 * 10",
                                          "safe": -1 },
                          "see_mcp9808": { "file": "$DIR/mcp9808", "value": "mcp9808 * 10",
                                           "safe": -1 },
                          "see_current": { "file": "$DIR/current", "value": "current * 1000",
                                           "safe": -1 },
                          "see_power": { "file": "$DIR/power", "value": "power * 1000",
                                         "safe": -1 },
                          "see_tilt": { "file": "$DIR/tilt", "value": "(tilt ?? -99) * 100",
                                        "safe": -1 },
                          "see_air": { "file": "$DIR/air", "value": "air * 100", "safe": -1 },
                          "see_pressure": { "file": "$DIR/pressure", "value": "pressure",
                                            "safe": -1 },
                          "see_angle": { "file": "$DIR/angle", "value": "angle ?? -99",
                                         "safe": -1 },
                          "relay": { "device": "mcp23017", "bus": "i2c-0", "address": "0x20",
                                     "channel": 9, "value": "wish ?? 0", "safe": 0 }
                        }
                        """);
    }

    @BeforeAll
    void untilItRuns() {
        takt.running();
    }

    @AfterAll
    void end() {
        takt.close();
    }

    @Test
    void lm75InHalfDegreesAndBelowZero() {
        lm75.set(0x00, "1980");
        takt.shows("lm75", 255);
        lm75.set(0x00, "E700");
        takt.shows("lm75", -250);
    }

    @Test
    void tmp117In128thsOfADegree() {
        tmp117.set(0x00, "0C80");
        takt.shows("tmp117", 250);
        tmp117.set(0x00, "F380");
        takt.shows("tmp117", -250);
    }

    @Test
    void mcp9808WithTheAlertBitsLeftOut() {
        mcp9808.set(0x05, "C194");
        takt.shows("mcp9808", 252.5);
        mcp9808.set(0x05, "1E70");
        takt.shows("mcp9808", -250);
        assertEquals("03", mcp9808.get(0x08, 1), "its resolution");
    }

    @Test
    void ina219ByTwoRegistersThatAreOneSample() {
        ina219.set(0x01, "0FA0");
        ina219.set(0x02, "5DC2");
        takt.shows("current", 400);
        takt.shows("power", 4800);
        assertEquals("399f", ina219.get(0x00, 2), "its configuration");
    }

    @Test
    void adxl345InOneBlockWithItsSettings() {
        adxl345.set(0x36, "80");
        adxl345.set(0x37, "FF");
        takt.shows("tilt", -50);
        adxl345.set(0x2D, "00");
        Until.so(
                "it is set up again after a reset",
                () -> adxl345.get(0x2D, 1).equals("08"),
                takt::printed);
        takt.shows("tilt", -50);
    }

    @Test
    void bmp280ByItsCalibration() {
        bmp280.set(0xF7, "655AC0 7EED00");
        takt.shows("air", 2508);
        takt.shows("pressure", 100653);
    }

    @Test
    void as5600OnlyWithAMagnet() {
        as5600.set(0x0E, "0800");
        as5600.set(0x0B, "20");
        takt.shows("angle", 180);
        as5600.set(0x0B, "00");
        takt.shows("angle", -99);
    }

    @Test
    void mcp23017DrivesALine() {
        takt.put("wish", 1);
        Until.so("the line is high", () -> mcp23017.get(0x14, 2).equals("0002"), takt::printed);
        assertEquals("fffd", mcp23017.get(0x00, 2), "which lines are outputs");
        takt.put("wish", 0);
        Until.so("the line is low", () -> mcp23017.get(0x14, 2).equals("0000"), takt::printed);
    }
}
