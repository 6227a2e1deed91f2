package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.assertSent;
import static dev.takt.board.device.DeviceBytes.bytes;
import static dev.takt.board.device.DeviceBytes.decode;
import static dev.takt.board.device.DeviceBytes.device;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensors whose samples carry a checksum. */
class HumidityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the ends of the range, and four tenths of it
                "sht3x | 000081 000081  | -45      | 0       | 0",
                "sht3x | 666693 666693  | 25       | 40      | 1e-9",
                "sht3x | FFFFAC FFFFAC  | 130      | 100     | 0",
                // the bytes of the data sheet's checksum, table 20
                "sht3x | BEEF92 BEEF92  | 85.5230  | 74.5846 | 1e-4",
                "sht3x | 400008 8000A2  | -1.24933 | 50.0008 | 1e-4",
                "sht4x | 666693 666693  | 25       | 44      | 1e-9",
                "sht4x | BEEF92 BEEF92  | 85.5230  | 87.2307 | 1e-4",
                // the humidity of its formula goes from -6 to 119 %
                "sht4x | 000081 000081  | -45      | 0       | 0",
                "sht4x | FFFFAC FFFFAC  | 130      | 100     | 0",
                // two samples of real chips that others have written down
                "aht20 | 1C269A7642E776 | 28.26672 | 15.0794 | 1e-4",
                "aht20 | 1893AC952AC5B3 | 14.58836 | 57.6852 | 1e-4",
                "aht20 | 1C8000080000B9 | 50       | 50      | 0",
            })
    void turnsBytesIntoValues(
            String name, String hex, double celsius, double percent, double within) {
        assertEquals(celsius, decode(name, 0, hex, "temperature"), within);
        assertEquals(percent, decode(name, 0, hex, "humidity"), within);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sht3x | BEEF93BEEF92   | checksum of the temperature",
                "sht3x | BEEF92BEEF93   | checksum of the humidity: the whole read is doubtful",
                "sht3x | FFFFFFFFFFFF   | nobody pulls SDA down",
                "sht3x | 000000000000   | nobody lets SDA go",
                "sht4x | BEEF92BEEF93   | checksum of the humidity",
                "sht4x | FFFFFFFFFFFF   | nobody pulls SDA down",
                "sht4x | 000000000000   | nobody lets SDA go",
                "aht20 | 1C269A7642E777 | checksum",
                "aht20 | FFFFFFFFFFFFFF | nobody pulls SDA down",
                "aht20 | 00000000000000 | nobody lets SDA go",
            })
    void whatIsNoSampleIsNone(String name, String hex, String because) {
        assertEquals(Double.NaN, decode(name, 0, hex, "temperature"), because);
        assertEquals(Double.NaN, decode(name, 0, hex, "humidity"), because);
    }

    @ParameterizedTest
    @CsvSource({"9C269A7642E7, busy", "10269A7642E7, not calibrated"})
    void theStatusOfTheAht20Counts(String hex, String because) {
        assertEquals(Double.NaN, decode("aht20", 0, withSum(hex), "temperature"), because);
        assertEquals(
                28.2667, decode("aht20", 0, withSum("18" + hex.substring(2)), "temperature"), 1e-4);
    }

    /** Adds CRC-8 with polynomial 0x31 and start 0xFF. */
    private static String withSum(String hex) {
        int sum = 0xFF;
        for (byte value : bytes(hex)) {
            sum ^= value & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                sum = (sum & 0x80) != 0 ? (sum << 1 ^ 0x31) & 0xFF : sum << 1;
            }
        }
        return hex + HexFormat.of().toHexDigits((byte) sum);
    }

    @ParameterizedTest
    @CsvSource({"sht3x, 3093 3066", "sht4x, 94", "aht20, BA BE0800"})
    void endsWhatAnotherProgramBegan(String name, String init) {
        assertSent(init, new DeviceEncoder(device(name)).init());
    }
}
