package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.assertSent;
import static dev.takt.board.device.DeviceBytes.device;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * BME280 and BMP280: the example of the data sheet, and the floating formulas of the descriptors
 * against Bosch's other ones, in whole numbers.
 */
class BoschTest {
    /** BMP280, 3.12. */
    private static final int[] EXAMPLE = {
        27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000
    };

    /** H1 to H6 as many chips have them, and others whose signs and low halves count. */
    private static final int[] USUAL = {75, 362, 0, 313, 50, 30};

    private static final int[] ODD = {0, 365, 3, -349, -37, -100};

    private static byte[] trimming(int... words) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            buffer.putShort((short) word);
        }
        return buffer.array();
    }

    /** Calibration as it lies in the registers: H4 and H5 share a byte. */
    private static List<byte[]> calibration(int[] humidity) {
        byte[] first = new byte[26];
        System.arraycopy(trimming(EXAMPLE), 0, first, 0, 24);
        first[25] = (byte) humidity[0];
        int h4 = humidity[3];
        int h5 = humidity[4];
        byte[] second = {
            (byte) humidity[1],
            (byte) (humidity[1] >> 8),
            (byte) humidity[2],
            (byte) (h4 >> 4),
            (byte) ((h4 & 15) | (h5 & 15) << 4),
            (byte) (h5 >> 4),
            (byte) humidity[5]
        };
        return List.of(first, second);
    }

    private static String sample(int pressure, int temperature) {
        return String.format(Locale.ROOT, "%05X0%05X0", pressure, temperature);
    }

    private static double bmp(String hex, String field) {
        return DeviceBytes.decode(device("bmp280"), List.of(trimming(EXAMPLE)), 0, hex, field);
    }

    private static double bme(int[] humidity, String hex, String field) {
        return DeviceBytes.decode(device("bme280"), calibration(humidity), 0, hex, field);
    }

    @Test
    void theExampleOfTheDataSheet() {
        assertEquals(25.08, bmp(sample(415148, 519888), "temperature"), 0.005);
        assertEquals(100653.27, bmp(sample(415148, 519888), "pressure"), 0.05);
        String same = sample(415148, 519888) + "6D60";
        assertEquals(25.08, bme(USUAL, same, "temperature"), 0.005);
        assertEquals(100653.27, bme(USUAL, same, "pressure"), 0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 415_148, 500_000, 700_000})
    void temperatureAndPressureAgreeWithTheFormulasInWholeNumbers(int pressure) {
        for (int temperature = 380_000; temperature < 700_000; temperature += 9_973) {
            String hex = sample(pressure, temperature);
            long fine = fine(temperature);
            assertEquals(fine * 5 / 25600.0, bmp(hex, "temperature"), 0.01, hex);
            assertEquals(pascal(fine, pressure), bmp(hex, "pressure"), 1.0, hex);
            assertEquals(bmp(hex, "temperature"), bme(USUAL, hex + "6D60", "temperature"), hex);
            assertEquals(bmp(hex, "pressure"), bme(USUAL, hex + "6D60", "pressure"), 1e-6, hex);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void humidityAgreesWithTheFormulaInWholeNumbers(boolean usual) {
        int[] calibration = usual ? USUAL : ODD;
        for (int temperature = 420_000; temperature < 640_000; temperature += 19_997) {
            for (int humidity = 10_001; humidity < 60_000; humidity += 2_999) {
                String hex =
                        sample(415148, temperature) + String.format(Locale.ROOT, "%04X", humidity);
                double expected = percent(calibration, fine(temperature), humidity);
                assertEquals(expected, bme(calibration, hex, "humidity"), 0.05, hex);
            }
        }
    }

    /** BMP280, 3.11.3: what pressure and humidity take from the temperature. */
    private static long fine(long sample) {
        long coarse = (sample >> 3) - 2L * EXAMPLE[0];
        long off = (sample >> 4) - EXAMPLE[0];
        long square = (off * off) >> 12;
        return ((coarse * EXAMPLE[1]) >> 11) + ((square * EXAMPLE[2]) >> 14);
    }

    /** BMP280, 3.11.3, with 64 bits. */
    private static double pascal(long fine, long sample) {
        int[] c = EXAMPLE;
        long from = fine - 128_000;
        long offset = from * from * c[8] + ((from * c[7]) << 17) + ((long) c[6] << 35);
        long slope = ((from * from * c[5]) >> 8) + ((from * c[4]) << 12);
        slope = (((1L << 47) + slope) * c[3]) >> 33;
        long pressure = (((1_048_576 - sample) << 31) - offset) * 3125 / slope;
        long square = (c[11] * (pressure >> 13) * (pressure >> 13)) >> 25;
        long linear = (c[10] * pressure) >> 19;
        return (((pressure + square + linear) >> 8) + ((long) c[9] << 4)) / 256.0;
    }

    /** BME280, 4.2.3, with 32 bits; 64 here, as nothing overflows either way. */
    private static double percent(int[] h, long fine, long sample) {
        long from = fine - 76_800;
        long raw = ((sample << 14) - ((long) h[3] << 20) - h[4] * from + 16_384) >> 15;
        long slope = ((from * h[2]) >> 11) + 32_768;
        long warmth = ((((from * h[5]) >> 10) * slope) >> 10) + 2_097_152;
        long humidity = raw * ((warmth * h[1] + 8_192) >> 14);
        long high = humidity >> 15;
        humidity -= (((high * high) >> 7) * h[0]) >> 4;
        return (Math.clamp(humidity, 0, 419_430_400) >> 12) / 1024.0;
    }

    @ParameterizedTest
    @CsvSource({
        "655AC0 800000 6D60, temperature, left out",
        "800000 800000 8000, temperature, no measurement since power on",
        "800000 7EED00 6D60, pressure, left out",
        "655AC0 7EED00 8000, humidity, left out",
        "FFFFFF FFFFFF FFFF, temperature, nobody pulls SDA down",
        "000000 000000 0000, temperature, nobody lets SDA go",
    })
    void whatIsNoSampleIsNone(String hex, String field, String because) {
        assertEquals(Double.NaN, bme(USUAL, hex, field), because);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void calibrationThatWasNotReadMakesNoTemperature(int word) {
        byte[] nothing = new byte[24];
        Arrays.fill(nothing, (byte) word);
        assertEquals(
                Double.NaN,
                DeviceBytes.decode(
                        device("bmp280"),
                        List.of(nothing),
                        0,
                        sample(415148, 519888),
                        "temperature"));
    }

    @Test
    void sleepsWhileItIsSetUp() {
        assertSent("F400 F201 F500 F427", new DeviceEncoder(device("bme280")).init());
        assertSent("F400 F500 F427", new DeviceEncoder(device("bmp280")).init());
    }
}
