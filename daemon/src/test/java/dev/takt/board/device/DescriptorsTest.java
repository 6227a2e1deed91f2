package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every descriptor that comes with Takt against bytes and values of its data sheet. */
class DescriptorsTest {
    /** The example of the data sheets of BMP280 (3.12), its calibration as it lies in registers. */
    private static final String BOSCH =
            "706B 4367 18FC 7D8E 43D6 D00B 270B 8C00 F9FF 8C3C F8C6 7017".replace(" ", "");

    /** Calibration of humidity: H2 362, H3 0, H4 313, H5 50, H6 30; H1 is 75. */
    private static final String HUMIDITY = "6A0100 13 29 03 1E".replace(" ", "");

    private static final Map<String, DeviceDescriptor> ALL =
            Descriptors.all().stream()
                    .collect(Collectors.toMap(DeviceDescriptor::name, device -> device));

    private static DeviceDescriptor device(String name) {
        DeviceDescriptor device = ALL.get(name);
        if (device == null) {
            throw new AssertionError("no device " + name);
        }
        return device;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static List<byte[]> calibration(String name) {
        return switch (name) {
            case "bme280" -> List.of(bytes(BOSCH + "004B"), bytes(HUMIDITY));
            case "bmp280" -> List.of(bytes(BOSCH));
            default -> List.of();
        };
    }

    /** Which read the bytes are of; the others are not done. Several are separated by commas. */
    private static double decode(String name, int read, String hex, String field) {
        DeviceDescriptor device = device(name);
        List<byte @Nullable []> reads = new ArrayList<>();
        String[] parts = hex.split(",");
        for (int i = 0; i < device.reads().size(); i++) {
            int part = i - read;
            reads.add(part >= 0 && part < parts.length ? bytes(parts[part]) : null);
        }
        int address = device.addresses().isEmpty() ? 0 : device.addresses().getFirst();
        Double value =
                new DeviceDecoder(device).decode(address, calibration(name), reads).get(field);
        if (value == null) {
            throw new AssertionError(name + " has no field " + field);
        }
        return value;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // name | number of the first read | bytes of the reads | field | value | within
                "tmp102   | 0 | 3200           | temperature |    50      | 0",
                "tmp102   | 0 | E700           | temperature |   -25      | 0",
                "tmp102   | 0 | 7FF0           | temperature |   127.9375 | 0",
                "lm75     | 0 | 1900           | temperature |    25      | 0",
                "lm75     | 0 | E700           | temperature |   -25      | 0",
                "lm75     | 0 | 0080           | temperature |     0.5    | 0",
                "tmp117   | 0 | 0C80           | temperature |    25      | 0",
                "tmp117   | 0 | FFFF           | temperature | -0.0078125 | 0",
                "mcp9808  | 0 | C194           | temperature |    25.25   | 0",
                "mcp9808  | 0 | 1FF0           | temperature |    -1      | 0",
                "ads1115  | 0 | 7FFF           | in0         |  4.095875  | 1e-9",
                "ads1115  | 3 | 8000           | in3         | -4.096     | 0",
                "ads1015  | 0 | 7FF0           | in0         |  4.094     | 1e-9",
                "ads1015  | 2 | FFF0           | in2         | -0.002     | 1e-9",
                "ina219   | 0 | 1F40,5D98      | shunt       |  0.08      | 1e-9",
                "ina219   | 0 | 1F40,5D98      | voltage     |    11.98   | 0.005",
                "ina219   | 0 | E0C0,5D98      | current     |    -0.8    | 1e-9",
                "ina226   | 0 | 1F40,2570      | shunt       |  0.02      | 1e-9",
                "ina226   | 0 | 1F40,2570      | voltage     |    11.98   | 1e-9",
                "ina226   | 0 | 1F40,2570      | power       |    2.396   | 1e-9",
                "bmp280   | 0 | 655AC07EED00   | temperature |    25.08   | 0.005",
                "bmp280   | 0 | 655AC07EED00   | pressure    | 100653.27  | 0.05",
                "bme280   | 0 | 655AC07EED006D60 | temperature |  25.08   | 0.005",
                "bme280   | 0 | 655AC07EED006D60 | pressure  | 100653.27  | 0.05",
                "sht3x    | 0 | 6666936666 93  | temperature |    25      | 1e-9",
                "sht3x    | 0 | 6666936666 93  | humidity    |    40      | 1e-9",
                "sht3x    | 0 | BEEF92BEEF92   | temperature |    85.5230 | 1e-3",
                "sht4x    | 0 | BEEF92BEEF92   | temperature |    85.5230 | 1e-3",
                "sht4x    | 0 | 666693666693   | humidity    |    44      | 1e-9",
                "aht20    | 0 | 1C8000080000B9 | temperature |    50      | 0",
                "aht20    | 0 | 1C8000080000B9 | humidity    |    50      | 0",
                // by the 32-bit integer formula of the data sheet, 4.2.3
                "bme280   | 0 | 655AC07EED006D60 | humidity | 43.8564 | 0.02",
                "mpu6050  | 0 | 4000C0000000FE70008300000000 | accel_x |   1 | 0",
                "mpu6050  | 0 | 4000C0000000FE70008300000000 | accel_y |  -1 | 0",
                "mpu6050  | 0 | 4000C0000000FE70008300000000 | gyro_x  |   1 | 0",
                "mpu6050  | 0 | 4000C0000000FE70008300000000 | temperature | 35.3535 | 1e-4",
                "adxl345  | 0 | 0001 00FF 8000 | accel_x     |     1      | 0",
                "adxl345  | 0 | 0001 00FF 8000 | accel_y     |    -1      | 0",
                "adxl345  | 0 | 0001 00FF 8000 | accel_z     |     0.5    | 0",
                "as5600   | 0 | 0800,20        | angle       |   180      | 0",
                "as5600   | 0 | 0800,00        | angle       |   NaN      | 0",
                "bh1750   | 0 | 8390           | light       | 28067      | 0.5",
                "mcp3008  | 0 | FFFE00         | in0         |     0.5    | 0",
                "mcp3008  | 7 | 0003FF         | in7         | 0.9990234375 | 0",
                "mcp3208  | 0 | 000800         | in0         |     0.5    | 0",
                "mcp3208  | 5 | FFFFFF         | in5         | 0.999755859375 | 0",
                "max31855 | 0 | 64001900       | temperature |  1600      | 0",
                "max31855 | 0 | 064C6490       | temperature |   100.75   | 0",
                "max31855 | 0 | 064C6490       | internal    | 100.5625   | 0",
                "max31855 | 0 | F060FFF0       | temperature |  -250      | 0",
                "max31855 | 0 | F060FFF0       | internal    |  -0.0625   | 0",
                "max31855 | 0 | 00011901       | temperature |   NaN      | 0",
                "max31865 | 0 | 003B8A         | resistance  |  100.007   | 0.001",
                "max31865 | 0 | 003B8A         | temperature |     0.018  | 0.001",
                "max31865 | 0 | 005276         | temperature |   100      | 0.02",
                "max31865 | 0 | 002FA0         | temperature |  -50.8     | 0.2",
                "max31865 | 0 | 003B8B         | temperature |   NaN      | 0",
                "mcp23017 | 0 | 0180           | a0          |     1      | 0",
                "mcp23017 | 0 | 0180           | b7          |     1      | 0",
                "mcp23017 | 0 | 0180           | a7          |     0      | 0",
                "pcf8574  | 0 | 81             | p7          |     1      | 0",
                "pcf8574  | 0 | 81             | p1          |     0      | 0",
            })
    void turnsBytesIntoValues(
            String name, int read, String hex, String field, double value, double within) {
        assertEquals(value, decode(name, read, hex, field), within);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sht3x | BEEF93BEEF92   | temperature | humidity",
                "sht3x | BEEF92BEEF93   | humidity    | temperature",
                "aht20 | 1C800008000000 | temperature | humidity",
            })
    void aWrongChecksumMakesNoValue(String name, String hex, String field, String other) {
        assertTrue(Double.isNaN(decode(name, 0, hex, field)));
        assertTrue(Double.isNaN(decode(name, 0, hex, other)), "the whole read is doubtful");
    }

    @Test
    void busyAndSkippedConversionsMakeNoValue() {
        assertTrue(Double.isNaN(decode("aht20", 0, withSum("9C8000080000"), "temperature")));
        assertTrue(Double.isNaN(decode("bmp280", 0, "655AC0800000", "temperature")));
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

    @Test
    void aReadThatWasNotDoneLeavesTheOthers() {
        assertEquals(0.5, decode("mcp3008", 3, "000200", "in3"));
        assertTrue(Double.isNaN(decode("mcp3008", 3, "000200", "in0")));
    }

    private static void assertSent(String expected, List<byte[]> sent) {
        assertEquals(
                expected,
                sent.stream()
                        .map(one -> HexFormat.of().withUpperCase().formatHex(one))
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // name | channel | value | bits | used | bytes
                "mcp4725  | 0 | 0.5     | 0      | 1      | 0800",
                "mcp4725  | 0 | 1       | 0      | 1      | 0FFF",
                "mcp4725  | 0 | -1      | 0      | 1      | 0000",
                "mcp4728  | 2 | 1.024   | 0      | 15     | 448800",
                "mcp4728  | 0 | 9       | 0      | 15     | 408FFF",
                "pca9685  | 3 | 0.5     | 0      | 8      | 1200000008",
                "pca9685  | 0 | 1       | 0      | 1      | 0600100000",
                "pca9685  | 15 | 0      | 0      | 1      | 4200000010",
                "mcp23017 | 0 | 1       | 0x8001 | 0xFFFF | 140180",
                "pcf8574  | 0 | 1       | 0x01   | 0x0F   | F1",
            })
    void turnsValuesIntoBytes(
            String name, int channel, double value, String bits, String used, String bytes) {
        DeviceEncoder encoder = new DeviceEncoder(device(name));
        assertSent(bytes, encoder.write(channel, value, Long.decode(bits), Long.decode(used)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 50 Hz: round(25e6 / 4096 / 50) - 1 = 121
                "pca9685  | 1      | 0030 FE79 0020                   | FD10",
                "mcp23017 | 0x0101 | 140000 00FEFE                    | 140000",
                "pcf8574  | 0x0F   | ''                               | F0",
                "mcp4725  | 1      | ''                               | 0000",
                "mcp4728  | 1      | '' | 408000 428000 448000 468000",
            })
    void preparesOutputsAndMakesThemSafe(String name, String used, String prepare, String safe) {
        DeviceEncoder encoder = new DeviceEncoder(device(name));
        assertSent(prepare, encoder.prepare(0, Long.decode(used)));
        assertSent(safe, encoder.safe(Long.decode(used)));
    }

    @Test
    void initialisesByBytesAndFormulas() {
        assertSent("6B01 1A01 1B00 1C00", new DeviceEncoder(device("mpu6050")).init());
        assertSent("0CFFFF", new DeviceEncoder(device("mcp23017")).init());
    }

    @Test
    void everyFileIsListedAndSaysWhereItsFactsComeFrom() throws IOException {
        Path directory = Path.of("src/main/resources/dev/takt/board/device");
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    new TreeSet<>(Descriptors.NAMES),
                    files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        for (DeviceDescriptor device : ALL.values()) {
            assertFalse(device.sources().isEmpty(), device.name());
            assertFalse(device.measures().isBlank(), device.name());
        }
    }

    @Test
    void extractsWithoutRegardToTheSignOfNeighbours() {
        byte[] read = bytes("FF7F80");
        var segment = java.lang.foreign.MemorySegment.ofArray(read);
        var format = dev.takt.config.NumberFormat.S24BE;
        assertEquals(-32896.0, new RawValue("a", 0, format, 0, 24).extract(segment));
        assertEquals(7.0, new RawValue("a", 0, format, 12, 4).extract(segment));
        assertArrayEquals(bytes("FF7F80"), read);
    }
}
