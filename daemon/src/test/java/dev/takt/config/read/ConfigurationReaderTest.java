package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.BoardChoice;
import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.Configuration;
import dev.takt.config.CounterInput;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.GpioInput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.InputPoint;
import dev.takt.config.InputSource;
import dev.takt.config.LoopSettings;
import dev.takt.config.NumberFormat;
import dev.takt.config.OnFault;
import dev.takt.config.OutputPoint;
import dev.takt.config.OutputSink;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    @TempDir Path directory;

    private Configuration good(String text) {
        return Reading.of(directory, text).good();
    }

    private InputPoint input(String body) {
        return good("{'inputs': {'a': " + body + "}}").inputs().getFirst();
    }

    private InputSource source(String body) {
        return input(body).source();
    }

    private OutputPoint output(String sink) {
        return good("{'outputs': {'a': {" + sink + ", 'value': '1', 'safe': 0}}}")
                .outputs()
                .getFirst();
    }

    private OutputSink sink(String sink) {
        return output(sink).sink();
    }

    @Test
    void emptyObjectIsAConfigurationOfDefaultsWithAWarning() {
        Reading reading = Reading.of(directory, "{}");
        Configuration configuration = reading.good();
        assertEquals("test", configuration.name());
        assertEquals(LoopSettings.DEFAULT, configuration.loop());
        assertEquals(BoardChoice.AUTO, configuration.board());
        assertEquals(List.of("1:1: nothing is written: no outputs"), reading.warnings());
    }

    @Test
    void defaultsOfTheTableAreThoseOfTheRecords() {
        assertEquals(LoopSettings.DEFAULT, good("{'loop': {}}").loop());
        assertEquals(OnFault.DEFAULT, input("{'gpio': 1, 'on_fault': {}}").onFault());
    }

    @Test
    void nameComesFromTheFileWhereNoneIsGiven() {
        assertEquals(
                "my-oven_2",
                Reading.of(Reading.write(directory, "my oven_2.json", "{}")).good().name());
        assertEquals(
                "oven.old".replace('.', '-'),
                Reading.of(Reading.write(directory, "oven.old", "{}")).good().name());
    }

    @Test
    void readsEverySource() {
        assertEquals(
                new GpioInput(4, "gpiochip1", GpioInput.Pull.DOWN, true, 2_500_000),
                source(
                        "{'gpio': 4, 'chip': 'gpiochip1', 'pull': 'down', 'active_low': true,"
                                + " 'debounce_ms': 2.5}"));
        assertEquals(
                new CounterInput(
                        new GpioInput(4, null, GpioInput.Pull.OFF, false, 0),
                        CounterInput.Edge.BOTH),
                source("{'counter': 4, 'edge': 'both'}"));
        assertEquals(
                new CounterInput(
                        new GpioInput(4, "gpiochip2", GpioInput.Pull.OFF, false, 0),
                        CounterInput.Edge.RISING,
                        CounterInput.Measure.RATE,
                        250_000_000),
                source("{'counter': 4, 'chip': 2, 'measure': 'rate', 'zero_after_ms': 250}"));
        assertEquals(
                new DeviceInput("bme280", "i2c-1", 0x76, "humidity"),
                source(
                        "{'device': 'bme280', 'bus': 'i2c-1', 'address': '0X76', 'field':"
                                + " 'humidity'}"));
        assertEquals(
                new DeviceInput("mcp3008", "spi-0", 1, null),
                source("{'device': 'mcp3008', 'bus': 'spi-0', 'chip_select': 1}"));
        assertEquals(
                new I2cInput("i2c-1", 0x36, 0x0e, 2, NumberFormat.U16BE),
                source(
                        "{'i2c': {'bus': 'i2c-1', 'address': 54, 'register': 14, 'type':"
                                + " 'u16be'}}"));
        assertEquals(
                new I2cInput("i2c-1", 0x20, -1, 1, NumberFormat.U8),
                source("{'i2c': {'bus': 'i2c-1', 'address': '32'}}"));
        assertEquals(
                new SpiInput("spi-0", 1, 3, List.of(1, 128, 0), 1, NumberFormat.U16BE, false),
                source(
                        "{'spi': {'bus': 'spi-0', 'chip_select': 1, 'mode': 3, 'transfer': [1, 128,"
                                + " 0], 'offset': 1, 'type': 'u16be'}}"));
    }

    @Test
    void filesAreSeenFromTheConfigurationFile() {
        assertEquals(
                new FileInput(Path.of("/proc/loadavg"), null, 0),
                source("{'file': '/proc/loadavg'}"));
        assertEquals(
                new FileInput(directory.resolve("x"), null, 2),
                source("{'file': 'x', 'field': 2}"));
        assertEquals(
                new FileInput(Path.of("/proc/stat"), "cpu", 1),
                source("{'file': '/proc/stat', 'line': 'cpu'}"));
        assertEquals(
                new FileInput(Path.of("/proc/stat"), "cpu", 3),
                source("{'file': '/proc/stat', 'line': 'cpu', 'field': 3}"));
        assertEquals(new FileOutput(directory.resolve("y")), sink("'file': 'y'"));
    }

    @Test
    void readsEverySinkOnABus() {
        assertEquals(
                new DeviceOutput("mcp4728", "i2c-1", 0x60, 2),
                sink("'device': 'mcp4728', 'bus': 'i2c-1', 'address': '0x60', 'channel': 2"));
        assertEquals(
                new I2cOutput("i2c-1", 0x20, 9, 1, NumberFormat.U8),
                sink("'i2c': {'bus': 'i2c-1', 'address': 32, 'register': 9}"));
        assertEquals(
                new SpiOutput("spi-0", 0, 0, List.of(48), NumberFormat.U16BE, false),
                sink(
                        "'spi': {'bus': 'spi-0', 'chip_select': 0, 'transfer': [48], 'type':"
                                + " 'u16be'}"));
    }

    @Test
    void samplingAndFaultsOfAnInput() {
        InputPoint input =
                input(
                        "{'gpio': 1, 'sim': 0.5, 'rate_hz': 50, 'stale_after_ms': 70, 'required':"
                                + " true, 'on_fault': {'hold_ms': 5, 'then': 'value', 'value': -1}}");
        assertTrue(input.simulated());
        assertTrue(input.required());
        assertEquals(50, input.rateHz());
        assertEquals(70, input.staleAfterMs());
        assertEquals(new OnFault(5, OnFault.Then.VALUE, -1), input.onFault());
        assertEquals(10, input("{'file': '/x'}").rateHz());
        assertEquals(2000, input("{'file': '/x'}").staleAfterMs());
        assertEquals(6000, input("{'file': '/x', 'rate_hz': 0.5}").staleAfterMs());
        assertEquals(100, output("'file': '/x'").rateHz());
        assertEquals(5, output("'file': '/x', 'rate_hz': 5").rateHz());
    }

    @Test
    void ratesAboveTheLoopsAreWarnedOf() {
        Reading reading =
                Reading.of(
                        directory,
                        "{'inputs': {'a': {'gpio': 1, 'rate_hz': 2000}},\n"
                                + "'outputs': {'o': {'file': '/x', 'rate_hz': 2000, 'value': 'a',"
                                + " 'safe': 0}}}");
        reading.good();
        assertEquals(
                List.of(
                        "1:41: input 'a' is sampled at 1000 Hz, the rate of the loop"
                                + " | a tick takes one sample at most",
                        "2:44: output 'o' is written at 1000 Hz, the rate of the loop"
                                + " | a tick writes one value at most"),
                reading.warnings());
    }

    @Test
    void busesThatAreOnlyUsedHaveTheirUsualClock() {
        Configuration configuration =
                good(
                        "{'buses': {'i2c-2': {}, 'i2c-1': {'clock_hz': 400000}}, 'inputs': {"
                                + "'a': {'device': 'x', 'bus': 'spi-1', 'chip_select': 0},"
                                + "'b': {'device': 'x', 'bus': 'i2c-1', 'address': 72}}}");
        assertEquals(
                List.of(
                        new Bus("i2c-2", BusKind.I2C, 2, 100_000),
                        new Bus("i2c-1", BusKind.I2C, 1, 400_000),
                        new Bus("spi-1", BusKind.SPI, 1, 1_000_000)),
                configuration.buses());
    }

    @Test
    void formulasAreTextsLinesNumbersOrTruthValues() {
        assertEquals(
                4,
                good("{'sets': {'s': {'formulas': {'a': ['1 + # one', '2'], 'b': -1.5E2, 'c': true,"
                                + " 'd': 'a'}}}}")
                        .program()
                        .formulas());
    }

    @Test
    void mistakesInFormulasAreShownWhereTheyStandInTheFile() {
        Reading reading =
                Reading.of(
                        directory,
                        "{'sets': {'s': {'formulas': {\n'a': ['1 + # one',\n  '\\u0031 + oops'],\n"
                                + "'b': '\\u0020 ups'}}}}");
        assertEquals(
                List.of(
                        "3:13: unknown name 'oops' in formula 'a'",
                        "4:14: unknown name 'ups' in formula 'b'"),
                reading.errors());
    }

    @Test
    void filesOfADirectoryAreOneConfiguration() {
        Reading.write(
                directory,
                "main.json",
                "{'name': 'x', 'loop': {'rate_hz': 100}, 'parameters': {'p': 1},"
                        + "'outputs': {'o': {'gpio': 1, 'value': 'b', 'safe': 0}}}");
        Reading.write(directory, "a.json", "{'sets': {'one': {'formulas': {'a': 'p + 1'}}}}");
        Reading.write(
                directory,
                "b.json",
                "{'sets': {'two': {'formulas': {'b': 'a + 1'}}},"
                        + "'simulation': {'formulas': {'plant': '1'}}}");
        Configuration configuration = Reading.of(directory).good();
        assertEquals("x", configuration.name());
        assertEquals(100, configuration.loop().rateHz());
        assertEquals(2, configuration.program().formulas());
        assertEquals(
                List.of("a.json", "b.json", "main.json"),
                configuration.sources().stream()
                        .map(s -> Path.of(s.name()).getFileName().toString())
                        .toList());
    }

    @Test
    void whatMayBeGivenOnceIsRefusedInASecondFile() {
        String text =
                "{'name': 'x', 'loop': {}, 'board': 'sim', 'buses': {'i2c-1': {}},"
                        + " 'sets': {'s': {'formulas': {}}}}";
        Path a = Reading.write(directory, "a.json", text);
        Reading.write(directory, "b.json", "\n" + text);
        assertEquals(
                List.of(
                        "2:2: 'name' is given twice; first at " + a + ":1:2",
                        "2:15: 'loop' is given twice; first at " + a + ":1:15",
                        "2:27: 'board' is given twice; first at " + a + ":1:27",
                        "2:53: bus 'i2c-1' is given twice; first at " + a + ":1:53",
                        "2:76: set 's' is given twice; first at " + a + ":1:76"),
                Reading.of(directory).errors());
    }

    @Test
    void formulasAreNotJudgedWhereAFileWithNamesIsMissing() {
        Reading.write(directory, "a.json", "{'parameters': {'p': 1}");
        Reading.write(
                directory, "b.json", "{'sets': {'s': {'formulas': {'x': 'p'}}}, 'bord': 'sim'}");
        Reading reading = Reading.of(directory);
        assertNull(reading.configuration());
        assertEquals(
                List.of(
                        "1:1: '{' is never closed | expected '}' before the end of the file",
                        "1:43: unknown key 'bord' in the configuration | did you mean 'board'?"),
                reading.errors());
    }

    @Test
    void namesOfAMisspeltSectionAreStillKnown() {
        Reading reading =
                Reading.of(
                        directory,
                        "{'paramters': {'p': 1}, 'sets': {'s': {'formulas': {'x': 'p + q'}}}}");
        assertEquals(
                List.of(
                        "1:2: unknown key 'paramters' in the configuration | did you mean"
                                + " 'parameters'?",
                        "1:63: unknown name 'q' in formula 'x'"),
                reading.errors().stream().map(e -> e.replaceFirst("'x' \\|.*", "'x'")).toList());
    }

    @Test
    void unreadableFilesGiveNoConfiguration() {
        Reading reading = Reading.of(directory.resolve("none.json"));
        assertNull(reading.configuration());
        assertEquals(1, reading.errors().size());
        assertTrue(Files.isDirectory(directory));
    }

    @Test
    void earlierWarningsAndErrorsOfOthersAreKept() {
        Reading reading = Reading.of(directory, "{'loop': {'rate_hz': 0}}");
        assertEquals(1, reading.errors().size());
        assertEquals(1, reading.warnings().size());
    }

    @Test
    void tenThousandFormulasAreRead() {
        StringBuilder text = new StringBuilder("{'sets': {'s': {'formulas': {'f0': '1'");
        for (int i = 1; i < 10_000; i++) {
            text.append(",\n'f")
                    .append(i)
                    .append("': 'f")
                    .append(i / 2)
                    .append(" + ")
                    .append(i)
                    .append("'");
        }
        assertEquals(10_000, good(text + "}}}}").program().formulas());
    }
}
