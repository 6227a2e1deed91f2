package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.assertSent;
import static dev.takt.board.device.DeviceBytes.decode;
import static dev.takt.board.device.DeviceBytes.device;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Voltages and currents. */
class ConverterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the output codes of the data sheets: full scale, one step, none, both ends below
                "ads1115 | 0 | 7FFF      | in0     | 4.095875   | 1e-12",
                "ads1115 | 1 | 0001      | in1     | 0.000125   | 1e-12",
                "ads1115 | 2 | FFFF      | in2     | -0.000125  | 1e-12",
                "ads1115 | 3 | 8000      | in3     | -4.096     | 0",
                "ads1015 | 0 | 7FF0      | in0     | 4.094      | 1e-12",
                "ads1015 | 1 | 0010      | in1     | 0.002      | 1e-12",
                "ads1015 | 2 | FFF0      | in2     | -0.002     | 1e-12",
                "ads1015 | 3 | 8000      | in3     | -4.096     | 0",
                // 20 mV at 11.98 V, the example of the data sheet; bits 2 to 0 are none of it
                "ina219  | 0 | 07D0,5D98 | shunt   | 0.02       | 1e-12",
                "ina219  | 0 | 07D0,5D9B | voltage | 11.98      | 0.005",
                "ina219  | 0 | 07D0,5D98 | current | 0.2        | 1e-12",
                "ina219  | 0 | 07D0,5D98 | power   | 2.396      | 0.001",
                // full scale of 320 mV, and as much the other way round
                "ina219  | 0 | 7D00      | shunt   | 0.32       | 1e-12",
                "ina219  | 0 | 8300      | shunt   | -0.32      | 1e-12",
                "ina219  | 1 | FA00      | voltage | 32         | 1e-12",
                // register 01h: -80 mV is 8300
                "ina226  | 0 | 8300      | shunt   | -0.08      | 1e-12",
                "ina226  | 0 | 7FFF      | shunt   | 0.0819175  | 1e-12",
                "ina226  | 1 | 2570      | voltage | 11.98      | 1e-12",
                "ina226  | 1 | 7FFF      | voltage | 40.95875   | 1e-12",
                "ina226  | 0 | 1F40,2570 | current | 0.2        | 1e-12",
                "ina226  | 0 | 1F40,2570 | power   | 2.396      | 1e-12",
                // what DOUT gives before the null bit is anything
                "mcp3008 | 0 | FFFA00    | in0     | 0.5        | 0",
                "mcp3008 | 7 | 0003FF    | in7     | 0.9990234375 | 0",
                "mcp3008 | 3 | FFF801    | in3     | 0.0009765625 | 0",
                "mcp3208 | 0 | 000800    | in0     | 0.5        | 0",
                "mcp3208 | 5 | FFEFFF    | in5     | 0.999755859375 | 0",
                "mcp3208 | 7 | FFE001    | in7     | 0.000244140625 | 0",
            })
    void turnsBytesIntoValues(
            String name, int read, String hex, String field, double value, double within) {
        assertEquals(value, decode(name, read, hex, field), within);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ina219  | 1 | FA08   | voltage | one step more than its range of 32 V",
                "ina226  | 1 | 8000   | voltage | its highest bit is always 0",
                "ina219  | 1 | FFFF   | voltage | more than its range of 32 V",
                "ina226  | 1 | FFFF   | voltage | its highest bit is always 0",
                "mcp3008 | 2 | FFFFFF | in2     | no null bit: nobody pulls MISO down",
                "mcp3208 | 2 | FFFFFF | in2     | no null bit: nobody pulls MISO down",
                "mcp3008 | 2 | 000200 | in3     | the read of another input",
            })
    void whatIsNoSampleIsNone(String name, int read, String hex, String field, String because) {
        assertEquals(Double.NaN, decode(name, read, hex, field), because);
    }

    /** Single shot, ±4.096 V, the fastest rate, no comparator; one input against ground each. */
    @Test
    void aShuntIsMeasuredAllTheTime() {
        assertSent("00399F", new DeviceEncoder(device("ina219")).init());
        assertSent("004127", new DeviceEncoder(device("ina226")).init());
    }

    /** Half scale, full scale, and where a null bit can be told, the step behind full scale. */
    @ParameterizedTest
    @CsvSource({
        "ads1115, 4, 4000,   2.048, 7FFF,   4.095875,       ''",
        "ads1015, 4, 4000,   2.048, 7FF0,   4.094,          ''",
        "mcp3008, 8, 000200, 0.5,   0003FF, 0.9990234375,   000400",
        "mcp3208, 8, 000800, 0.5,   000FFF, 0.999755859375, 001000",
    })
    void everyInputIsComputedAlike(
            String name,
            int inputs,
            String hex,
            double half,
            String full,
            double most,
            String none) {
        assertEquals(inputs, device(name).fields().size());
        for (int input = 0; input < inputs; input++) {
            assertEquals(half, decode(name, input, hex, "in" + input), 1e-12);
            assertEquals(most, decode(name, input, full, "in" + input), 1e-12);
            if (!none.isEmpty()) {
                assertEquals(Double.NaN, decode(name, input, none, "in" + input));
            }
        }
    }
}
