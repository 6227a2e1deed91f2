package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.assertSent;
import static dev.takt.board.device.DeviceBytes.decode;
import static dev.takt.board.device.DeviceBytes.device;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines, voltages and pulses: every byte that is sent. */
class OutputDeviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // name | channel | value | bits | used | bytes
                // fast write: the highest two bits are the command, the next two power-down
                "mcp4725  | 0  | 0        | 0      | 1      | 0000",
                "mcp4725  | 0  | 0.5      | 0      | 1      | 0800",
                "mcp4725  | 0  | 1        | 0      | 1      | 0FFF",
                "mcp4725  | 0  | 2        | 0      | 1      | 0FFF",
                "mcp4725  | 0  | -1       | 0      | 1      | 0000",
                // multi-write: channel, internal reference, gain 1
                "mcp4728  | 0  | 0        | 0      | 15     | 408000",
                "mcp4728  | 1  | 0.5      | 0      | 15     | 4283E8",
                "mcp4728  | 2  | 1.024    | 0      | 15     | 448800",
                "mcp4728  | 3  | 9        | 0      | 15     | 468FFF",
                "mcp4728  | 3  | -9       | 0      | 15     | 468000",
                // on at 0, off at the share of 4096; bit 12 is fully on, fully off
                "pca9685  | 0  | 0        | 0      | 1      | 0600000010",
                "pca9685  | 3  | 0.5      | 0      | 8      | 1200000008",
                "pca9685  | 0  | 0.075    | 0      | 1      | 0600003301",
                "pca9685  | 15 | 1        | 0      | 1      | 4200100000",
                "pca9685  | 15 | 7        | 0      | 1      | 4200100000",
                "pca9685  | 15 | -7       | 0      | 1      | 4200000010",
                "mcp23017 | 0  | 1        | 0x8001 | 0xFFFF | 140180",
                "mcp23017 | 9  | 0        | 0xFD00 | 0xFF00 | 1400FD",
                // what is an input is written 1
                "pcf8574  | 0  | 1        | 0x01   | 0x0F   | F1",
                "pcf8574  | 0  | 0        | 0x00   | 0x0F   | F0",
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
                // name | what is written first, as bits | used | prepare | safe: every output 0
                "pca9685  | 0      | 1      | FD10 0030 FE79 0104 0020 | FD10",
                // the levels before the directions: no line is ever driven the wrong way
                "mcp23017 | 0      | 0x0101 | 140000 00FEFE            | 140000",
                "mcp23017 | 0x0100 | 0x0101 | 140001 00FEFE            | 140000",
                "pcf8574  | 0      | 0x0F   | ''                       | F0",
                "mcp4725  | 0      | 1      | ''                       | 0000",
                "mcp4728  | 0      | 1      | '' | 408000 428000 448000 468000",
            })
    void preparesOutputsAndMakesThemSafe(
            String name, String bits, String used, String prepare, String safe) {
        DeviceEncoder encoder = new DeviceEncoder(device(name));
        assertSent(prepare, encoder.prepare(Long.decode(bits), Long.decode(used)));
        assertSent(safe, encoder.safe(Long.decode(used)));
    }

    /** PCA9685, 7.3.5: 200 Hz is 0x1E; the ends are those of the register. */
    @ParameterizedTest
    @CsvSource({
        "200, 1E",
        "50, 79",
        "60, 65",
        "1000, 05",
        "1526, 03",
        "9999, 03",
        "24, FD",
        "1, FF"
    })
    void thePrescalerFollowsTheFrequency(double frequencyHz, String prescale) {
        SequencedMap<String, Double> constants = new LinkedHashMap<>();
        constants.put("frequency_hz", frequencyHz);
        DeviceEncoder encoder = new DeviceEncoder(with(device("pca9685"), constants));
        assertSent("FE" + prescale, List.of(encoder.prepare(0, 1).get(2)));
    }

    @Test
    void threeWiresAndTheMainsOfAmericaAreConstants() {
        SequencedMap<String, Double> constants = device("max31865").constants();
        constants.put("wires", 3.0);
        constants.put("mains_hz", 60.0);
        assertSent("8000 80D2", new DeviceEncoder(with(device("max31865"), constants)).init());
    }

    private static DeviceDescriptor with(
            DeviceDescriptor device, SequencedMap<String, Double> constants) {
        return new DeviceDescriptor(
                device.name(),
                device.measures(),
                device.sources(),
                device.bus(),
                device.spiMode(),
                device.clockHz(),
                device.addresses(),
                device.identity(),
                constants,
                device.init(),
                device.calibration(),
                device.reads(),
                device.valid(),
                device.terms(),
                device.fields(),
                device.outputs(),
                device.fastestHz());
    }

    @ParameterizedTest
    @CsvSource({
        "mcp23017, a0 a1 a2 a3 a4 a5 a6 a7 b0 b1 b2 b3 b4 b5 b6 b7",
        "pcf8574,  p0 p1 p2 p3 p4 p5 p6 p7",
    })
    void linesCarryTheNamesOfTheirPins(String name, String pins) {
        String[] names = pins.split(" ");
        for (int line = 0; line < names.length; line++) {
            // the first byte is port A
            byte[] port = new byte[names.length / 8];
            port[line / 8] = (byte) (1 << line % 8);
            String hex = HexFormat.of().formatHex(port);
            List<String> high = new ArrayList<>();
            for (NamedFormula field : device(name).fields()) {
                if (decode(name, 0, hex, field.name()) == 1) {
                    high.add(field.name());
                }
            }
            assertEquals(List.of(names[line]), high);
        }
        DeviceOutputs outputs = device(name).outputs();
        assertNotNull(outputs);
        assertEquals(names.length, outputs.channels());
    }

    @Test
    void anExpanderIsNotInverted() {
        assertSent("020000 0CFFFF", new DeviceEncoder(device("mcp23017")).init());
    }
}
