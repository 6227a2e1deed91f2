package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.assertSent;
import static dev.takt.board.device.DeviceBytes.decode;
import static dev.takt.board.device.DeviceBytes.device;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The thermometers against the tables of their data sheets, and what must never be a temperature.
 */
class ThermometerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // TMP102, SBOS397C, table 5
                "tmp102   | 7FF0     | 127.9375",
                "tmp102   | 6400     | 100",
                "tmp102   | 3200     | 50",
                "tmp102   | 0040     | 0.25",
                "tmp102   | 0000     | 0",
                "tmp102   | FFC0     | -0.25",
                "tmp102   | E700     | -25",
                "tmp102   | C900     | -55",
                // nine bits; what a better one has below them is left out
                "lm75     | 7D00     | 125",
                "lm75     | 1900     | 25",
                "lm75     | 00E0     | 0.5",
                "lm75     | FF80     | -0.5",
                "lm75     | E700     | -25",
                "lm75     | C900     | -55",
                // TMP117, SNOSD82D, table 7-1
                "tmp117   | 7FFF     | 255.9921875",
                "tmp117   | 3200     | 100",
                "tmp117   | 0C80     | 25",
                "tmp117   | 0001     | 0.0078125",
                "tmp117   | FFFF     | -0.0078125",
                "tmp117   | FFF0     | -0.125",
                "tmp117   | F380     | -25",
                // MCP9808, DS25095A: C1 94 is 25.25 °C; below zero with bit 13, at -25.25 °C
                "mcp9808  | C194     | 25.25",
                "mcp9808  | C7D0     | 125",
                "mcp9808  | 0000     | 0",
                "mcp9808  | 3FFF     | -0.0625",
                "mcp9808  | 3E6C     | -25.25",
                "mcp9808  | 3D80     | -40",
                // MAX31855, 19-5793, table 4 with the junction at 25 °C
                "max31855 | 64001900 | 1600",
                "max31855 | 3E801900 | 1000",
                "max31855 | 064C1900 | 100.75",
                "max31855 | 01901900 | 25",
                "max31855 | 00001900 | 0",
                "max31855 | FFFC1900 | -0.25",
                "max31855 | FFF01900 | -1",
                "max31855 | F0601900 | -250",
            })
    void readsItsTable(String name, String hex, double celsius) {
        assertEquals(celsius, decode(name, 0, hex, "temperature"));
    }

    @ParameterizedTest
    @CsvSource({
        "7F00, 127",
        "6490, 100.5625",
        "1900, 25",
        "FFF0, -0.0625",
        "FF00, -1",
        "EC00, -20",
        "C900, -55",
    })
    void theJunctionOfTheThermocoupleReadsItsTable(String hex, double celsius) {
        assertEquals(celsius, decode("max31855", 0, "0190" + hex, "internal"));
    }

    /** IEC 60751, alpha 0.00385: the resistance at a temperature, in codes of 430 Ω / 32768. */
    @ParameterizedTest
    @CsvSource({
        "-200,  18.52, 0B06",
        "-100,  60.26, 23E0",
        "-50,   80.31, 2FD0",
        "0,    100.00, 3B88",
        "50,   119.40, 4716",
        "100,  138.51, 5276",
        "200,  175.86, 68B2",
        "500,  280.98, A748",
        "850,  390.48, E878",
    })
    void aPt100FollowsTheStandard(double celsius, double ohm, String hex) {
        assertEquals(ohm, decode("max31865", 0, "00C1" + hex, "resistance"), 0.01);
        assertEquals(celsius, decode("max31865", 0, "00C1" + hex, "temperature"), 0.04);
    }

    /** MAX31865, 19-6478, table 5: the share of the reference, here 430 Ω. */
    @ParameterizedTest
    @CsvSource({"0.125, 2000", "0.25, 4000", "0.5, 8000", "0.75, C000"})
    void aRatioIsReadAsInItsTable(double share, String hex) {
        assertEquals(430 * share, decode("max31865", 0, "00C1" + hex, "resistance"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tmp102   | FFFF     | all ones",
                "tmp102   | 1901     | the format of extended mode",
                "lm75     | FFFF     | all ones",
                "tmp117   | 8000     | no conversion since power on",
                "mcp9808  | FFFF     | all ones: too hot, too cold and critical at once",
                "max31855 | 01911901 | open thermocouple",
                "max31855 | 01911902 | short to ground",
                "max31855 | 01911904 | short to the supply",
                "max31855 | 01901901 | a cause without the fault bit",
                "max31855 | 01921900 | a bit that always reads 0",
                "max31855 | FFFFFFFF | nobody pulls MISO down",
                "max31855 | 00000000 | nobody pulls MISO up",
                "max31865 | 00C13B89 | fault bit",
                "max31865 | 00C10000 | short circuit",
                "max31865 | 00C1FFFE | open circuit",
                "max31865 | 00003B88 | reset: it no longer converts",
                "max31865 | FFFFFFFF | nobody pulls MISO down",
                "max31865 | 00000000 | nobody pulls MISO up",
            })
    void whatIsNoTemperatureIsNone(String name, String hex, String because) {
        assertEquals(Double.NaN, decode(name, 0, hex, "temperature"), because);
    }

    @ParameterizedTest
    @CsvSource({
        "tmp102,   0160C0",
        "lm75,     0100",
        "tmp117,   010000",
        "mcp9808,  010000 0803",
        "max31865, 8000 80C3",
    })
    void startsConverting(String name, String init) {
        assertSent(init, new DeviceEncoder(device(name)).init());
    }

    /**
     * Registers of temperature are 0 after a reset: no sample is taken before the first is there.
     */
    @ParameterizedTest
    @CsvSource({"tmp102, 35", "lm75, 300", "tmp117, 17.5", "mcp9808, 260", "max31865, 74"})
    void theFirstConversionIsWaitedFor(String name, double ms) {
        double waited = device(name).init().getLast().waitMs();
        assertTrue(waited >= ms, name + " waits " + waited + " ms");
    }
}
