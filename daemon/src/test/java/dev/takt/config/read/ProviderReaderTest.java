package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.config.Configuration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which provider a point names, and what cannot be told to one. */
class ProviderReaderTest {
    private static final String REST = ", 'value': '1', 'safe': 0}";

    @TempDir Path directory;

    @Test
    void isKeptForEverythingThatIsReachedThroughPi4j() {
        String via = ", 'provider': 'my Pins-2'";
        Configuration read =
                Reading.of(
                                directory,
                                "{'inputs': {'a': {'gpio': 1"
                                        + via
                                        + ", 'chip': 1},"
                                        + "'b': {'counter': 2"
                                        + via
                                        + "},"
                                        + "'c': {'i2c': {'bus': 'i2c-1', 'address': 9}"
                                        + via
                                        + "},"
                                        + "'d': {'spi': {'bus': 'spi-6', 'chip_select': 0,"
                                        + " 'transfer': [0]}"
                                        + via
                                        + "},"
                                        + "'other': {'gpio': 1}},"
                                        + "'outputs': {'f': {'gpio': 3"
                                        + via
                                        + REST
                                        + ", 'g': {'pwm': {'frequency_hz': 50}"
                                        + via
                                        + REST
                                        + "}}")
                        .good();
        assertEquals(
                Arrays.asList("my Pins-2", "my Pins-2", "my Pins-2", "my Pins-2", null),
                read.inputs().stream().map(point -> point.provider()).toList());
        assertEquals(
                List.of("my Pins-2", "my Pins-2"),
                read.outputs().stream().map(point -> point.provider()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String section, String point, String expected) {
        Reading reading =
                Reading.of(directory, "{'" + section + "': {'a': {'provider': " + point + "}}");
        String path = directory.resolve("test.json").toString();
        assertEquals(
                List.of(expected),
                reading.errors().stream()
                        .map(e -> e.replace(path, "test.json").replace('"', '\''))
                        .toList());
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                Arguments.of(
                        "inputs",
                        "'', 'gpio': 4}",
                        "1:31: '' cannot be the id of a Pi4J provider | leave 'provider' out for"
                                + " Takt's own"),
                Arguments.of(
                        "inputs",
                        "'x', 'file': '/proc/loadavg'}",
                        "1:19: 'provider' has no meaning for the source 'file' | it belongs to"
                                + " gpio, counter, device, i2c, spi"),
                Arguments.of(
                        "inputs",
                        "'x', 'gpio': 4, 'chip': 'pinctrl-rp1'}",
                        "1:55: 'chip' of input 'a' is a label; with a 'provider' it is a number |"
                                + " for example 0 or 'gpiochip0'"),
                Arguments.of(
                        "inputs",
                        "'x', 'device': 'max31855', 'bus': 'spi-7', 'chip_select': 0}",
                        "1:65: input 'a' needs Takt's own provider: Pi4J names SPI buses only up to"
                                + " 6 | leave out 'provider'"),
                Arguments.of(
                        "outputs",
                        "'x', 'gpio': 4, 'drive': 'open_drain'" + REST,
                        "1:57: 'drive' of output 'a' needs Takt's own provider: Pi4J has no word"
                                + " for it | leave out 'provider' or 'drive'"));
    }

    @Test
    void tellsThatAFrequencyIsWhole() {
        Reading reading =
                Reading.of(
                        directory,
                        "{'outputs': {'a': {'provider': 'x', 'pwm': {'frequency_hz': 0.4}"
                                + REST
                                + "}}");
        reading.good();
        assertEquals(
                List.of(
                        "1:44: output 'a' runs at 1 Hz: with a 'provider' a frequency is whole Hz |"
                                + " leave 'provider' out for 0.4 Hz"),
                reading.warnings());
    }
}
