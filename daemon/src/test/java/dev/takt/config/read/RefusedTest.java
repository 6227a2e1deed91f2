package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is refused, with the message and the place. Single quotes of the texts are double ones in
 * the file.
 */
class RefusedTest {
    @TempDir Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "file",
        "loop",
        "recorder",
        "metrics",
        "buses",
        "inputs",
        "sources",
        "parameters",
        "tables",
        "sets",
        "outputs",
        "names"
    })
    void isRefused(String text, List<String> expected) {
        Reading reading = Reading.of(directory, text);
        String path = directory.resolve("test.json").toString();
        assertEquals(
                expected,
                reading.errors().stream()
                        .map(e -> e.replace(path, "test.json").replace('"', '\''))
                        .toList());
        assertNull(reading.configuration());
    }

    private static Arguments row(String text, String... expected) {
        return Arguments.of(text, List.of(expected));
    }

    static Stream<Arguments> recorder() {
        return Stream.of(
                row(
                        "{'recorder': {'seconds': -1}}",
                        "1:26: 'seconds' of 'recorder' is -1; allowed: 0 to 3600"),
                row(
                        "{'recorder': {'memory_mb': 1.5}}",
                        "1:28: 'memory_mb' of 'recorder' is 1.5, not a whole number"),
                row(
                        "{'recorder': {'dir': '/x'}}",
                        "1:15: unknown key 'dir' in 'recorder' | known: seconds, after_seconds,"
                                + " memory_mb, directory, disk_mb, late_every_s"));
    }

    static Stream<Arguments> metrics() {
        return Stream.of(
                row(
                        "{'metrics': {'port': 0}}",
                        "1:22: 'port' of 'metrics' is 0; allowed: 1 to 65535"),
                row(
                        "{'metrics': {'address': 'localhost', 'port': 9100}}",
                        "1:25: 'localhost' is no address | '127.0.0.1' for this machine alone,"
                                + " '0.0.0.0' for whoever can reach it"),
                row(
                        "{'metrics': {'address': '::1'}}",
                        "1:14: 'address' has no effect | it goes with 'port'"),
                row(
                        "{'metrics': {'signals': 'temp'}}",
                        "1:25: expected an array of names for 'signals' of 'metrics', found a"
                                + " string"),
                row(
                        "{'metrics': {'signals': [1]}}",
                        "1:26: expected the name of a signal, found a number"),
                row(
                        "{'metrics': {'signals': ['tmp', 'temp.ok']},"
                                + " 'inputs': {'temp': {'gpio': 1}}}",
                        "1:26: unknown name 'tmp' in 'signals' | did you mean 'temp'?"));
    }

    static Stream<Arguments> file() {
        return Stream.of(
                row("[]", "1:1: expected '{' at the beginning of a configuration, found an array"),
                row("5", "1:1: expected '{' at the beginning of a configuration, found a number"),
                row(
                        "{'lop': {'rat_hz': 5, 'wiat': 'spin'}}",
                        "1:2: unknown key 'lop' in the configuration | did you mean 'loop'?",
                        "1:10: unknown key 'rat_hz' in 'loop' | did you mean 'rate_hz'?",
                        "1:23: unknown key 'wiat' in 'loop' | did you mean 'wait'?"),
                row(
                        "{'zzzzzz': 1}",
                        "1:2: unknown key 'zzzzzz' in the configuration | known: $schema, name,"
                                + " loop, recorder, metrics, control, reload, board, buses, inputs, parameters,"
                                + " functions, native, tables, sets, outputs, simulation"),
                row("{'$schema': 1}", "1:13: expected a string for '$schema', found a number"),
                row(
                        "{'name': 'my oven'}",
                        "1:10: 'my oven' cannot be the name of a controller"
                                + " | letters a to z, digits, '_' and '-', at most 64"),
                row(
                        "{'name': ''}",
                        "1:10: '' cannot be the name of a controller"
                                + " | letters a to z, digits, '_' and '-', at most 64"),
                row("{'name': 5}", "1:10: expected a string for 'name', found a number"),
                row("{'board': 'linuks'}", "1:11: 'board' is 'linuks' | did you mean 'linux'?"),
                row(
                        "{'board': 1}",
                        "1:11: expected one of auto, linux, sim for 'board', found a number"),
                row(
                        "{'inputs': [], 'sets': {'a': {'formulas': {'x': 'y'}}}}",
                        "1:12: expected an object for 'inputs', found an array"));
    }

    static Stream<Arguments> loop() {
        return Stream.of(
                row("{'loop': 5}", "1:10: expected an object for 'loop', found a number"),
                row(
                        "{'loop': {'rate_hz': 0}}",
                        "1:22: 'rate_hz' of 'loop' is 0; allowed: 1 to 20000"),
                row(
                        "{'loop': {'rate_hz': 1e9}}",
                        "1:22: 'rate_hz' of 'loop' is 1000000000; allowed: 1 to 20000"),
                row(
                        "{'loop': {'rate_hz': -1}}",
                        "1:22: 'rate_hz' of 'loop' is -1; allowed: 1 to 20000"),
                row(
                        "{'loop': {'rate_hz': 1e999}}",
                        "1:22: number too large: '1e999' | the largest is 1.797e308"),
                row(
                        "{'loop': {'rate_hz': '1000'}}",
                        "1:22: expected a number for 'rate_hz' of 'loop', found a string | write it"
                                + " without quotes"),
                row(
                        "{'loop': {'rate_hz': null}}",
                        "1:22: expected a number for 'rate_hz' of 'loop', found null"),
                row(
                        "{'loop': {'rate_hz': 10, 'stall_ms': 150}}",
                        "1:38: 'stall_ms' of 'loop' is 150, less than two periods"
                                + " | at least 200 at this rate"),
                row("{'loop': {'cpu': 4}}", "1:18: unknown CPU 4 | this machine has CPUs 0 to 3"),
                row(
                        "{'loop': {'cpu': 1.5}}",
                        "1:18: unknown CPU 1.5 | this machine has CPUs 0 to 3"),
                row("{'loop': {'cpu': -1}}", "1:18: unknown CPU -1 | this machine has CPUs 0 to 3"),
                row(
                        "{'loop': {'cpu': 'all'}}",
                        "1:18: 'cpu' of 'loop' is 'all' | allowed: 'auto' or the number of a CPU"),
                row(
                        "{'loop': {'cpu': [1]}}",
                        "1:18: expected 'auto' or the number of a CPU for 'cpu' of 'loop', found an"
                                + " array"),
                row(
                        "{'loop': {'priority': 99}}",
                        "1:23: 'priority' of 'loop' is 99; allowed: 1 to 80"),
                row(
                        "{'loop': {'priority': 4.5}}",
                        "1:23: 'priority' of 'loop' is 4.5, not a whole number"),
                row(
                        "{'loop': {'wait': 'spinn'}}",
                        "1:19: 'wait' of 'loop' is 'spinn' | did you mean 'spin'?"),
                row(
                        "{'loop': {'wait': 'nothing'}}",
                        "1:19: 'wait' of 'loop' is 'nothing' | allowed: sleep, hybrid, spin"),
                row(
                        "{'loop': {'overrun': 'drop'}}",
                        "1:22: 'overrun' of 'loop' is 'drop' | allowed: skip, shed, safe"),
                row(
                        "{'loop': {'safe_after': {'late': 3, 'of': 10}}}",
                        "1:11: 'safe_after' of 'loop' has no effect | it goes with 'overrun':"
                                + " 'safe'"),
                row(
                        "{'loop': {'overrun': 'safe', 'safe_after': {'late': 30, 'of': 10}}}",
                        "1:53: 30 late ticks of 10 cannot happen | 'late' is at most 'of'"));
    }

    static Stream<Arguments> buses() {
        return Stream.of(
                row(
                        "{'buses': {'i2c': {}}}",
                        "1:12: unknown bus 'i2c' | a bus is i2c-N or spi-N with N from 0 to 999"),
                row(
                        "{'buses': {'i2c-1': 400000}}",
                        "1:21: expected an object for bus 'i2c-1', found a number"),
                row(
                        "{'buses': {'i2c-1': {'clock_hz': 1e7}}}",
                        "1:34: 'clock_hz' of bus 'i2c-1' is 10000000; allowed on an I2C bus: 1000"
                                + " to 3400000"),
                row(
                        "{'buses': {'spi-0': {'clock_hz': 10}}}",
                        "1:34: 'clock_hz' of bus 'spi-0' is 10; allowed: 1000 to 125000000"));
    }

    private static Arguments input(String body, String... expected) {
        return row("{'inputs': {'a':\n" + body + "}}", expected);
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                input(
                        "5",
                        "2:1: expected an object for input 'a', found a number | for example"
                                + " {'gpio': 17}"),
                input(
                        "{}",
                        "1:13: input 'a' has no source | exactly one of gpio, counter, device, i2c,"
                                + " spi, file is needed"),
                input(
                        "{'gpio': 1, 'file': '/x'}",
                        "2:13: input 'a' has more than one source: gpio, file | exactly one is"
                                + " needed"),
                input(
                        "{'file': '/x', 'pull': 'up'}",
                        "2:16: 'pull' has no meaning for the source 'file' | it belongs to gpio,"
                                + " counter"),
                input(
                        "{'gpio': 1, 'value': null}",
                        "2:22: expected a formula for 'value' of input 'a', found null"),
                input(
                        "{'gpio': 1, 'sim': {}}",
                        "2:20: expected a formula for 'sim' of input 'a', found an object"),
                input(
                        "{'gpio': 1, 'sim': []}",
                        "2:20: no lines in the formula for 'sim' of input 'a'"),
                input(
                        "{'gpio': 1, 'sim': ['1 +', 2]}",
                        "2:28: expected a line of the formula for 'sim' of input 'a', found a"
                                + " number | each line is a string"),
                input(
                        "{'gpio': 1, 'rate_hz': 0}",
                        "2:24: 'rate_hz' of input 'a' is 0; allowed: 0.001 to 20000"),
                input(
                        "{'gpio': 1, 'stale_after_ms': 0}",
                        "2:31: 'stale_after_ms' of input 'a' is 0; allowed: 0.1 to 86400000"),
                input(
                        "{'gpio': 1, 'required': 'true'}",
                        "2:25: expected true or false for 'required' of input 'a', found a string"
                                + " | write it without quotes"),
                input(
                        "{'gpio': 1, 'unit': 5}",
                        "2:21: expected a string for 'unit' of input 'a', found a number"),
                input(
                        "{'gpio': 1, 'on_fault': 'nan'}",
                        "2:25: expected an object for 'on_fault' of input 'a', found a string"),
                input(
                        "{'gpio': 1, 'on_fault': {'then': 'value'}}",
                        "2:13: 'on_fault' of input 'a' has no 'value' | the value that takes the"
                                + " input's place"),
                input(
                        "{'gpio': 1, 'on_fault': {'value': 5}}",
                        "2:26: 'value' needs 'then': 'value' beside it"));
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                input("{'gpio': 1024}", "2:10: 'gpio' of input 'a' is 1024; allowed: 0 to 1023"),
                input("{'gpio': 1.5}", "2:10: 'gpio' of input 'a' is 1.5, not a whole number"),
                input(
                        "{'gpio': 1, 'chip': ' '}",
                        "2:21: 'chip' of input 'a' names no GPIO chip | a name as under /dev"
                                + " ('gpiochip0'), a number or a label ('pinctrl-rp1')"),
                input(
                        "{'gpio': 1, 'chip': true}",
                        "2:21: expected a name, a number or a label for 'chip' of input 'a', found"
                                + " true"),
                input(
                        "{'gpio': 1, 'edge': 'both'}",
                        "2:13: 'edge' has no meaning for the source 'gpio' | it belongs to"
                                + " counter"),
                input(
                        "{'device': 'TMP 102', 'bus': 'i2c-1', 'address': 72}",
                        "2:12: 'TMP 102' cannot be the name of a device | small letters, digits and"
                                + " '_'"),
                input(
                        "{'device': 'tmp102'}",
                        "1:13: input 'a' has no 'bus' | for example 'bus': 'i2c-1'"),
                input(
                        "{'device': 'tmp102', 'bus': 'i2c-1'}",
                        "1:13: input 'a' has no 'address' | for example 'address': '0x48'"),
                input(
                        "{'device': 'tmp102', 'bus': 'i2c'}".replace("i2c'", "i2c-01'"),
                        "2:29: unknown bus 'i2c-01' | a bus is i2c-N or spi-N with N from 0 to"
                                + " 999"),
                input(
                        "{'device': 'tmp102', 'bus': 'i2c-1', 'address': '0x78'}",
                        "2:49: address 0x78 is not from 0x03 to 0x77"),
                input(
                        "{'device': 'tmp102', 'bus': 'i2c-1', 'address': 2}",
                        "2:49: address 0x02 is not from 0x03 to 0x77"),
                input(
                        "{'device': 'tmp102', 'bus': 'i2c-1', 'address': '48h'}",
                        "2:49: '48h' is not an address | write '0x48' or a decimal number"),
                input(
                        "{'device': 'tmp102', 'bus': 'i2c-1', 'address': true}",
                        "2:49: expected an address for 'address' of input 'a', found true"),
                input(
                        "{'device': 'mcp3008', 'bus': 'spi-0', 'address': 1}",
                        "1:13: input 'a' has no 'chip_select' | for example 'chip_select': 0",
                        "2:39: 'address' has no meaning on the spi bus 'spi-0'"
                                + " | a place on this bus is given by 'chip_select'"),
                input("{'i2c': {'bus': 'spi-0', 'address': 72}}", "2:17: 'spi-0' is no i2c bus"),
                input(
                        "{'i2c': {'bus': 'i2c-1', 'address': 72, 'type': 's16b', 'register': 256}}",
                        "2:49: 'type' of 'i2c' of input 'a' is 's16b' | did you mean 's16be'?",
                        "2:69: 'register' of 'i2c' of input 'a' is 256; allowed: 0 to 255"),
                input(
                        "{'spi': {'bus': 'spi-0', 'chip_select': 0}}",
                        "2:2: 'spi' of input 'a' has no 'transfer' | the bytes to send; as many are"
                                + " received"),
                input(
                        "{'spi': {'bus': 'spi-0', 'chip_select': 0, 'transfer': [1, 256, 'x']}}",
                        "2:60: expected a byte in 'transfer' of 'spi' of input 'a' | 0 to 255",
                        "2:65: expected a byte in 'transfer' of 'spi' of input 'a' | 0 to 255"),
                input(
                        "{'spi': {'bus': 'spi-0', 'chip_select': 0, 'transfer': [1, 2], 'type':"
                                + " 'u16be', 'offset': 1}}",
                        "2:56: the answer of 2 bytes does not hold 2 bytes from offset 1 on"
                                + " | send as many bytes as are to be received"),
                input("{'file': ''}", "2:10: '' is not a path"),
                input("{'file': '/a\\u0000b'}", "2:10: '/aU+0000b' is not a path"),
                input("{'file': '/a\\nb'}", "2:10: '/aU+000Ab' is not a path"),
                input(
                        "{'file': '/a', 'line': 'cpu 0'}",
                        "2:24: 'line' of input 'a' is 'cpu 0' | expected the first word of the"
                                + " wanted line"),
                input(
                        "{'file': '/a', 'field': -1}",
                        "2:25: 'field' of input 'a' is -1; allowed: a whole number from 0 to 9999"),
                input(
                        "{'file': '/a', 'field': 'x'}",
                        "2:25: expected the number of a word for 'field' of input 'a', found a"
                                + " string"));
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                row(
                        "{'parameters': {'a': '5'}}",
                        "1:22: expected a number for parameter 'a', found a string"
                                + " | or an object: {'value': 60, 'min': 20, 'max': 240}"),
                row(
                        "{'parameters': {'a': {}}}",
                        "1:17: parameter 'a' has no 'value' | its value at the start"),
                row(
                        "{'parameters': {'a': {'value': 5, 'max': 4}}}",
                        "1:32: 'value' of parameter 'a' is 5; allowed by its limits: at most 4"),
                row(
                        "{'parameters': {'a': {'value': 5, 'min': 6, 'max': 7}}}",
                        "1:32: 'value' of parameter 'a' is 5; allowed by its limits: 6 to 7"),
                row(
                        "{'parameters': {'a': {'value': 5, 'min': 7, 'max': 6}}}",
                        "1:52: limits of parameter 'a' are 7 to 6 | 'min' must not be above"
                                + " 'max'"));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                row(
                        "{'tables': {'a': []}}",
                        "1:18: expected an object for table 'a', found an array"
                                + " | for example {'x': [0, 100], 'y': [0, 1]}"),
                row(
                        "{'tables': {'a': {'x': [0, 1]}}}",
                        "1:13: table 'a' has no 'y' | an array of numbers"),
                row(
                        "{'tables': {'a': {'x': [0], 'y': [0]}}}",
                        "1:19: 'x' of table 'a' has 1 point | allowed: 2 to 65536",
                        "1:29: 'y' of table 'a' has 1 point | allowed: 2 to 65536"),
                row(
                        "{'tables': {'a': {'x': [0, 1, 2], 'y': [0, 1]}}}",
                        "1:35: table 'a' has 3 x and 2 y | every x needs its y"),
                row(
                        "{'tables': {'a': {'x': [0, 1, 1], 'y': [0, 1, 2]}}}",
                        "1:31: x of table 'a' does not rise: 1 behind 1"
                                + " | every x must be greater than the one before it"),
                row(
                        "{'tables': {'a': {'x': [0, '1'], 'y': 5}}}",
                        "1:28: expected a number for 'x' of table 'a', found a string | write it"
                                + " without quotes",
                        "1:39: expected an array of numbers for 'y' of table 'a', found a number"),
                row(
                        "{'tables': {'a': {'x': " + numbers(65_537) + ", 'y': [0, 1]}}}",
                        "1:19: 'x' of table 'a' has 65537 points | allowed: 2 to 65536"));
    }

    private static List<Integer> numbers(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).toList();
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                row(
                        "{'sets': {'a': 'x'}}",
                        "1:16: expected an object for set 'a', found a string"
                                + " | for example {'formulas': {'error': 'setpoint - temp'}}"),
                row(
                        "{'sets': {'a': {}}}",
                        "1:11: set 'a' has no 'formulas' | an object of names and formulas"),
                row(
                        "{'sets': {'a': {'formulas': ['x']}}}",
                        "1:29: expected an object for 'formulas' of set 'a', found an array"),
                row(
                        "{'sets': {'a': {'formulas': {'x': null, 'y': {}, 'z': true}}}}",
                        "1:35: expected a formula for 'x', found null",
                        "1:46: expected a formula for 'y', found an object"),
                row(
                        "{'sets': {'a': {'every': 0, 'formulas': {}}}}",
                        "1:26: 'every' of set 'a' is 0; allowed: 1 to 1000000000"),
                row(
                        "{'sets': {'a': {'every': 10, 'phase': 10, 'formulas': {}}}}",
                        "1:39: 'phase' of set 'a' is 10; allowed: 0 to 9 | 'every' is 10, and a"
                                + " phase lies below it"),
                row(
                        "{'sets': {'a': {'phase': 1, 'formulas': {}}}}",
                        "1:26: 'phase' of set 'a' is 1; allowed: 0 | 'every' is 1, and a phase lies"
                                + " below it"),
                row(
                        "{'sets': {'a': {'formulas': {'x': '1', 'x': '2'}}}}",
                        "1:40: key 'x' is given twice; first at line 1, column 30"),
                row(
                        "{'simulation': {'formula': {'x': '1'}}}",
                        "1:17: unknown key 'formula' in 'simulation' | did you mean 'formulas'?"));
    }

    private static Arguments output(String body, String... expected) {
        return row("{'outputs': {'a':\n" + body + "}}", expected);
    }

    static Stream<Arguments> outputs() {
        String why =
                " | the value written whenever the formula has none and when the controller stops";
        return Stream.of(
                output(
                        "'x'",
                        "2:1: expected an object for output 'a', found a string"
                                + " | for example {'gpio': 18, 'value': 'heat > 0.5', 'safe': 0}"),
                output("{'gpio': 1, 'value': '1'}", "1:14: output 'a' has no 'safe'" + why),
                output(
                        "{'gpio': 1, 'value': '1', 'saef': 0}",
                        "2:27: unknown key 'saef' in output 'a' | did you mean 'safe'?"),
                output(
                        "{'gpio': 1, 'safe': 0}",
                        "1:14: output 'a' has no 'value' | the formula whose value is written"),
                output(
                        "{'value': '1', 'safe': 0}",
                        "1:14: output 'a' has no sink | exactly one of gpio, pwm, device, i2c, spi,"
                                + " file is needed"),
                output(
                        "{'gpio': 1, 'value': '1', 'safe': 0.5}",
                        "2:35: 'safe' of output 'a' is 0.5; allowed for a gpio: 0 or 1"),
                output(
                        "{'gpio': 1, 'value': '1', 'safe': false}",
                        "2:35: expected a number for 'safe' of output 'a', found false"),
                output(
                        "{'gpio': 1, 'value': '1', 'safe': 0, 'min': 0}",
                        "2:38: 'min' has no meaning for the sink 'gpio' | it belongs to pwm,"
                                + " device, i2c, spi, file"),
                output(
                        "{'file': '/x', 'value': '1', 'safe': 3, 'min': 0, 'max': 2}",
                        "2:38: 'safe' of output 'a' is 3; allowed by its limits: 0 to 2"),
                output(
                        "{'file': '/x', 'value': '1', 'safe': 3, 'min': 4}",
                        "2:38: 'safe' of output 'a' is 3; allowed by its limits: at least 4"),
                output(
                        "{'file': '/x', 'value': '1', 'safe': 3, 'min': 4, 'max': 2}",
                        "2:58: limits of output 'a' are 4 to 2 | 'min' must not be above 'max'"),
                output(
                        "{'pwm': {}, 'value': '1', 'safe': 0, 'max': 100}",
                        "2:45: limits of output 'a' are 0 to 100 | a duty cycle lies from 0 to 1"),
                output(
                        "{'pwm': {}, 'value': '1', 'safe': 2}",
                        "2:35: 'safe' of output 'a' is 2; allowed by its limits: 0 to 1"),
                output(
                        "{'pwm': 0, 'value': '1', 'safe': 0}",
                        "2:9: expected an object for 'pwm' of output 'a', found a number"),
                output(
                        "{'pwm': {'frequency_hz': 0}, 'value': '1', 'safe': 0}",
                        "2:26: 'frequency_hz' of 'pwm' of output 'a' is 0; allowed: 0.1 to"
                                + " 1000000"),
                output(
                        "{'file': '/x', 'value': '1', 'safe': 1, 'max_on_s': 5}",
                        "2:53: 'max_on_s' of output 'a' would never put it off | it goes with"
                                + " 'safe': 0"),
                output(
                        "{'file': '/x', 'value': '1', 'safe': 0, 'slew_per_s': 0}",
                        "2:55: 'slew_per_s' of output 'a' is 0; allowed: at least 0.000001"),
                output(
                        "{'file': '/x', 'value': '1', 'safe': 0, 'channel': 1}",
                        "2:41: 'channel' has no meaning for the sink 'file' | it belongs to"
                                + " device"));
    }

    static Stream<Arguments> names() {
        String rule =
                " | letters a to z, digits and '_', parts separated by '.', no part beginning with"
                        + " a digit";
        String longName = "n".repeat(10_000);
        return Stream.of(
                row(
                        "{'parameters': {'2x': 1, 'a.2': 1, 'a..b': 1, '': 1, 'a.': 1, '.a': 1, 'a"
                                + " b': 1, 'ä': 1}}",
                        "1:18: '2x' cannot be the name of a parameter" + rule,
                        "1:29: 'a.2' cannot be the name of a parameter" + rule,
                        "1:39: 'a..b' cannot be the name of a parameter" + rule,
                        "1:48: '' cannot be the name of a parameter" + rule,
                        "1:56: 'a.' cannot be the name of a parameter" + rule,
                        "1:64: '.a' cannot be the name of a parameter" + rule,
                        "1:74: 'a b' cannot be the name of a parameter" + rule,
                        "1:83: 'ä' cannot be the name of a parameter" + rule),
                row(
                        "{'sets': {'s': {'formulas': {'" + longName + "': '1'}}}}",
                        "1:31: name '"
                                + "n".repeat(30)
                                + "...' (10000 characters) of a formula is too long"
                                + " | at most 200 characters"),
                row(
                        "{'functions': {'2f(x)': 'x'}}",
                        "1:17: '2f' cannot be the name of a function" + rule),
                row(
                        "{'inputs': {'in put': {'gpio': 1}}}",
                        "1:16: 'in put' cannot be the name of an input" + rule),
                row(
                        "{'outputs': {'o-1': {'gpio': 1, 'value': '1', 'safe': 0}}}",
                        "1:16: 'o-1' cannot be the name of an output" + rule),
                row("{'tables': {'t!': {}}}", "1:15: 't!' cannot be the name of a table" + rule));
    }
}
