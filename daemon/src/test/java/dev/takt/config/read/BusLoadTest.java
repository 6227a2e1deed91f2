package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A read of one byte takes 39 clocks of an I2C bus and 20 µs: at 100 kHz 410 µs. */
class BusLoadTest {
    @TempDir Path directory;

    private List<String> errors = List.of();
    private List<String> loads = List.of();

    private void read(String text) {
        Reading reading = Reading.of(directory, text);
        errors = reading.errors();
        loads = reading.warnings().stream().filter(warning -> warning.contains(" % ")).toList();
    }

    private static String i2c(String name, int address, String rest) {
        return "'"
                + name
                + "': {'i2c': {'bus': 'i2c-1', 'address': "
                + address
                + ", 'register': 0}"
                + rest
                + "},\n";
    }

    @Test
    void refusesABusThatCannotCarryTheRates() {
        read(
                "{'inputs': {\n"
                        + i2c("imu", 104, ", 'rate_hz': 1000")
                        + i2c("b", 72, ", 'rate_hz': 1000")
                        + i2c("c", 73, ", 'rate_hz': 500")
                        + "}}");
        assertEquals(
                List.of(
                        "2:44: i2c-1 needs 103 % of its time: lower the rate of 'imu' or raise"
                                + " clock_hz"),
                errors);
    }

    @Test
    void warnsWhereLittleIsLeft() {
        read(
                "{'inputs': {\n"
                        + i2c("a", 104, ", 'rate_hz': 1000")
                        + i2c("b", 72, ", 'rate_hz': 1000")
                        + "}}");
        assertEquals(List.of(), errors);
        assertEquals(
                List.of(
                        "2:42: i2c-1 needs 82 % of its time: lower the rate of 'a' or raise"
                                + " clock_hz"),
                loads);
    }

    @Test
    void fasterClockAndSlowerLoopHelp() {
        read(
                "{'buses': {'i2c-1': {'clock_hz': 400000}}, 'inputs': {"
                        + i2c("a", 104, ", 'rate_hz': 1000")
                        + i2c("b", 72, ", 'rate_hz': 1000")
                        + "}}");
        assertEquals(List.of(), loads);
        read(
                "{'loop': {'rate_hz': 900}, 'inputs': {"
                        + i2c("a", 104, ", 'rate_hz': 1000")
                        + i2c("b", 72, ", 'rate_hz': 1000")
                        + "}}");
        assertEquals(List.of(), loads);
    }

    @Test
    void fieldsOfOneDeviceAreReadTogether() {
        String field =
                "{'device': 'imu', 'bus': 'i2c-1', 'address': 104, 'rate_hz': 900, 'field': ";
        read(
                "{'inputs': {'x': "
                        + field
                        + "'x'}, 'y': "
                        + field
                        + "'y'}, 'z': "
                        + field
                        + "'z'}}}");
        assertEquals(List.of(), errors);
        assertEquals(List.of(), loads);
    }

    @Test
    void outputsCountToo() {
        String output =
                "'o': {'i2c': {'bus': 'i2c-1', 'address': 32, 'register': 1}, 'rate_hz': 1000,"
                        + " 'value': '1', 'safe': 0}";
        // A write of one byte takes 29 clocks: 310 µs.
        read(
                "{'inputs': {"
                        + i2c("a", 104, ", 'rate_hz': 1000")
                        + i2c("b", 73, ", 'rate_hz': 1000")
                        + "'c': {'file': '/x'}},\n"
                        + "'outputs': {"
                        + output
                        + "}}");
        assertEquals(
                List.of(
                        "1:54: i2c-1 needs 113 % of its time: lower the rate of 'a' or raise"
                                + " clock_hz"),
                errors);
    }

    @Test
    void spiTransfersTakeTheirBytes() {
        String spi =
                "{'spi': {'bus': 'spi-0', 'chip_select': 0, 'transfer': [1, 2, 3, 4, 5, 6, 7, 8]},"
                        + " 'rate_hz': 20000}";
        read("{'loop': {'rate_hz': 20000}, 'inputs': {'a': " + spi + "}}");
        assertEquals(
                List.of(
                        "1:86: spi-0 needs 168 % of its time: lower the rate of 'a' or raise"
                                + " clock_hz"),
                errors);
    }

    private static String spi(String name, String bytes, String rest) {
        return "'%s': {'spi': {'bus': 'spi-0', 'chip_select': 0, 'transfer': [%s]%s}}"
                .formatted(name, bytes, rest);
    }

    @Test
    void inlineTransfersTakeATenthOfTheTickAtMost() {
        // Three bytes at 1 MHz and the driver: 44 µs each.
        String two =
                spi("a", "1, 2, 3", ", 'inline': true")
                        + ", "
                        + spi("b", "4, 5, 6", ", 'inline': true");
        read("{'inputs': {" + two + "}}");
        assertEquals(List.of(), errors);
        read("{'inputs': {" + two + ",\n" + spi("c", "7, 8, 9", ", 'inline': true") + "}}");
        assertEquals(
                List.of(
                        "2:46: with 'c' the inline transfers take 132 µs of every tick, more than a"
                                + " tenth of it (100 µs) | raise clock_hz, or leave out \"inline\":"
                                + " the thread of the bus does it then"),
                errors);
    }

    @Test
    void nothingElseIsOnTheBusOfInlineTransfers() {
        read(
                "{'inputs': {"
                        + spi("a", "1, 2, 3", ", 'inline': true")
                        + ",\n"
                        + spi("b", "4, 5, 6", "")
                        + "}}");
        assertEquals(
                List.of(
                        "2:46: 'b' is not inline, and 'a' on the same bus is: the loop would wait"
                                + " for it | \"inline\": true for all transfers of spi-0, or for"
                                + " none"),
                errors);
    }
}
