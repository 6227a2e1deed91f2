package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is claimed twice, and what may be shared. */
class ClashesTest {
    private static final String TMP = "{'device': 'tmp102', 'bus': 'i2c-1', 'address': '0x48'}";
    private static final String DAC =
            "'device': 'mcp4728', 'bus': 'i2c-1', 'address': 96, 'value': '1', 'safe': 0}";

    @TempDir Path directory;

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void isFound(String inputs, String outputs, List<String> expected) {
        String text = "{'inputs': {\n" + inputs + "},\n 'outputs': {\n" + outputs + "}}";
        String path = directory.resolve("test.json").toString();
        assertEquals(
                expected,
                Reading.of(directory, text).errors().stream()
                        .map(e -> e.replace(path, "test.json").replace('"', '\''))
                        .toList());
    }

    private static Arguments row(String inputs, String outputs, String... expected) {
        return Arguments.of(inputs, outputs, List.of(expected));
    }

    static Stream<Arguments> isFound() {
        return Stream.of(
                row(
                        "'a': {'gpio': 4}, 'b': {'gpio': 4}",
                        "",
                        "2:33: gpio 4 is taken already by input 'a' at test.json:2:15"),
                row(
                        "'a': {'gpio': 4}, 'b': {'counter': 4}",
                        "",
                        "2:36: gpio 4 is taken already by input 'a' at test.json:2:15"),
                row(
                        "'a': {'gpio': 4}",
                        "'b': {'gpio': 4, 'value': '1', 'safe': 0}",
                        "4:15: gpio 4 is taken already by input 'a' at test.json:2:15"),
                row(
                        "",
                        "'a': {'gpio': 4, 'value': '1', 'safe': 0},\n"
                                + "'b': {'gpio': 4, 'value': '1', 'safe': 0}",
                        "5:15: gpio 4 is taken already by output 'a' at test.json:4:15"),
                row("'a': {'gpio': 4}, 'b': {'gpio': 4, 'chip': 'gpiochip1'}", ""),
                row(
                        "'a': {'gpio': 4, 'chip': 'gpiochip1'}, 'b': {'gpio': 4, 'chip':"
                                + " 'gpiochip1'}",
                        "",
                        "2:54: gpio 4 of gpiochip1 is taken already by input 'a' at"
                                + " test.json:2:15"),
                row(
                        "",
                        "'a': {'pwm': {'channel': 1}, 'value': '1', 'safe': 0},\n"
                                + "'b': {'pwm': {'channel': 1}, 'value': '1', 'safe': 0}",
                        "5:26: pwm channel 1 of chip 0 is taken already by output 'a' at"
                                + " test.json:4:26"),
                row(
                        "",
                        "'a': {'pwm': {'channel': 1}, 'value': '1', 'safe': 0},\n"
                                + "'b': {'pwm': {'channel': 1, 'chip': 2}, 'value': '1', 'safe': 0}"),
                // each provider has lines of its own, but a bus has a chip only once
                row("'a': {'gpio': 4}, 'b': {'gpio': 4, 'provider': 'x'}", ""),
                row(
                        "'a': {'gpio': 4, 'provider': 'x'}, 'b': {'gpio': 4, 'provider': 'x'}",
                        "",
                        "2:50: gpio 4 through provider 'x' is taken already by input 'a' at"
                                + " test.json:2:15"),
                row(
                        "'a': {'i2c': {'bus': 'i2c-1', 'address': 72}},\n"
                                + "'b': {'i2c': {'bus': 'i2c-1', 'address': 72}, 'provider': 'x'}",
                        "",
                        "3:42: address 0x48 on i2c-1 is taken already by input 'a' as i2c at"
                                + " test.json:2:42 | here it is used as i2c through provider 'x'"),
                // fields of one device, other devices elsewhere
                row("'a': " + TMP + ", 'b': " + TMP, ""),
                row(
                        "'a': "
                                + TMP
                                + ", 'b': "
                                + TMP.replace("i2c-1", "i2c-2").replace("tmp", "lm"),
                        ""),
                row(
                        "'a': " + TMP + ",\n'b': " + TMP.replace("tmp102", "lm75"),
                        "",
                        "3:52: address 0x48 on i2c-1 is taken already by input 'a' as device"
                                + " 'tmp102' at test.json:2:54 | here it is used as device 'lm75'"),
                row(
                        "'a': " + TMP + ",\n'b': {'i2c': {'bus': 'i2c-1', 'address': 72}}",
                        "",
                        "3:42: address 0x48 on i2c-1 is taken already by input 'a' as device"
                                + " 'tmp102' at test.json:2:54 | here it is used as i2c"),
                row(
                        "'a': {'i2c': {'bus': 'i2c-1', 'address': 72}},\n"
                                + "'b': {'i2c': {'bus': 'i2c-1', 'address': 72, 'register': 1}}",
                        ""),
                // channels of one device
                row("", "'a': {" + DAC + ",\n'b': {'channel': 1, " + DAC),
                row(
                        "",
                        "'a': {'channel': 1, " + DAC + ",\n'b': {'channel': 1, " + DAC,
                        "5:69: channel 1 of address 0x60 on i2c-1 is taken already by output 'a' at"
                                + " test.json:4:69"),
                row(
                        "",
                        output("'i2c': {'bus': 'i2c-1', 'address': 32, 'register': 9}"),
                        "5:42: register 9 of address 0x20 on i2c-1 is taken already by output 'a'"
                                + " at test.json:4:42"),
                // chip selects
                row(
                        "",
                        output("'spi': {'bus': 'spi-0', 'chip_select': 1}"),
                        "5:46: transfer [] to chip select 1 on spi-0 is taken already by output 'a'"
                                + " at test.json:4:46"),
                row(
                        "'a': {'spi': {'bus': 'spi-0', 'chip_select': 1, 'transfer': [0]}},\n"
                                + "'b': {'spi': {'bus': 'spi-0', 'chip_select': 1, 'transfer': [1],"
                                + " 'mode': 3}}",
                        "",
                        "3:46: chip select 1 on spi-0 is taken already by input 'a' as spi in mode"
                                + " 0 at test.json:2:46 | here it is used as spi in mode 3"),
                row(
                        "'a': {'spi': {'bus': 'spi-0', 'chip_select': 1, 'transfer': [0]}},\n"
                                + "'b': {'spi': {'bus': 'spi-0', 'chip_select': 1, 'transfer': [1]}}",
                        ""),
                row(
                        "",
                        output("'file': '/sys/x'"),
                        "5:15: file '/sys/x' is taken already by output 'a' at test.json:4:15"),
                row(
                        "'a': {'file': '/proc/stat', 'line': 'cpu0'}, 'b': {'file': '/proc/stat',"
                                + " 'line': 'cpu1'}",
                        ""));
    }

    private static String output(String sink) {
        String rest = ", 'value': '1', 'safe': 0}";
        return "'a': {" + sink + rest + ",\n'b': {" + sink + rest;
    }
}
