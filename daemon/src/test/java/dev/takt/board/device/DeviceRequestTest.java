package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.ALL;
import static dev.takt.board.device.DeviceBytes.device;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is asked of the chips, byte by byte: written down a second time, so that no register,
 * channel or bit changes unseen.
 */
class DeviceRequestTest {
    /**
     * Reads, separated by commas. {@code 0E:2} is two bytes from register 0x0E, {@code -:2} two
     * without a register, {@code <06 00 00>} a transfer. In front of it the bytes that start a
     * conversion, and with {@code ?} the register, bits and value that tell that it is done.
     */
    private static final List<String> READS =
            List.of(
                    "tmp102   | 00:2",
                    "lm75     | 00:2",
                    "tmp117   | 00:2",
                    "mcp9808  | 05:2",
                    "ads1115  | 01C3E3 ?01&80=80 00:2, 01D3E3 ?01&80=80 00:2,"
                            + " 01E3E3 ?01&80=80 00:2, 01F3E3 ?01&80=80 00:2",
                    "ads1015  | 01C3C3 ?01&80=80 00:2, 01D3C3 ?01&80=80 00:2,"
                            + " 01E3C3 ?01&80=80 00:2, 01F3C3 ?01&80=80 00:2",
                    "ina219   | 01:2, 02:2",
                    "ina226   | 01:2, 02:2",
                    "bme280   | 88:26, E1:7, F7:8",
                    "bmp280   | 88:24, F7:6",
                    "sht3x    | 2400 -:6",
                    "sht4x    | FD -:6",
                    "aht20    | AC3300 ?-&80=00 -:7",
                    "mpu6050  | 3B:14",
                    "adxl345  | 2D:11",
                    "as5600   | 0E:2, 0B:1",
                    "bh1750   | -:2",
                    "mcp3008  | <01 80 00>, <01 90 00>, <01 A0 00>, <01 B0 00>,"
                            + " <01 C0 00>, <01 D0 00>, <01 E0 00>, <01 F0 00>",
                    "mcp3208  | <06 00 00>, <06 40 00>, <06 80 00>, <06 C0 00>,"
                            + " <07 00 00>, <07 40 00>, <07 80 00>, <07 C0 00>",
                    "max31855 | <00 00 00 00>",
                    "max31865 | <00 00 00 00>",
                    "mcp23017 | 12:2",
                    "pcf8574  | -:1");

    @Test
    void readsTheseRegistersAndNoOthers() {
        Set<String> silent = new TreeSet<>(ALL.keySet());
        for (String line : READS) {
            String[] parts = line.split(" *\\| *");
            DeviceDescriptor device = device(parts[0]);
            assertEquals(
                    parts[1],
                    Stream.concat(device.calibration().stream(), device.reads().stream())
                            .map(DeviceRequestTest::text)
                            .collect(Collectors.joining(", ")),
                    parts[0]);
            silent.remove(parts[0]);
        }
        assertEquals(Set.of("mcp4725", "mcp4728", "pca9685"), silent);
    }

    private static String text(ReadStep step) {
        if (!step.transfer().isEmpty()) {
            return step.transfer().stream()
                    .map(DeviceRequestTest::hex)
                    .collect(Collectors.joining(" ", "<", ">"));
        }
        StringBuilder text = new StringBuilder();
        ByteWrite trigger = step.trigger();
        if (trigger != null) {
            trigger.bytes().forEach(one -> text.append(one.text().replace("0x", "")));
            text.append(' ');
        }
        Ready ready = step.ready();
        if (ready != null) {
            text.append('?').append(register(ready.register()));
            text.append('&').append(hex(ready.mask()));
            text.append('=').append(hex(ready.value())).append(' ');
        }
        return text + register(step.register()) + ":" + step.length();
    }

    private static String register(int number) {
        return number < 0 ? "-" : hex(number);
    }

    private static String hex(int number) {
        return HexFormat.of().withUpperCase().toHexDigits((byte) number);
    }

    @ParameterizedTest
    @CsvSource({
        "tmp117,  0F, 0FFF, 0117",
        "mcp9808, 07, FF00, 0400",
        "ina226,  FF, FFF0, 2260",
        "bme280,  D0, FF,   60",
        "bmp280,  D0, FF,   58",
        // bits 6 to 1 are the address without AD0, the others are reserved
        "mpu6050, 75, 7E,   68",
        "adxl345, 00, FF,   E5",
    })
    void knowsTheseChipsByARegister(String name, String register, String mask, String value) {
        Identity identity = device(name).identity();
        assertNotNull(identity);
        assertEquals(Integer.parseInt(register, 16), identity.where());
        assertEquals(mask.length() / 2, identity.number().format().length());
        assertEquals(
                mask + " " + value,
                wide(identity.mask(), mask) + " " + wide(identity.value(), value));
    }

    private static String wide(long number, String like) {
        return String.format(Locale.ROOT, "%0" + like.length() + "X", number);
    }

    @Test
    void noOtherChipTellsWhatItIs() {
        assertEquals(7, ALL.values().stream().filter(device -> device.identity() != null).count());
    }
}
