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
                + "}"
                + rest
                + "},\n";
    }

    @Test
    void refusesABusThatCannotCarryTheRates() {
        read(
                "{'inputs': {\n"
                        + i2c("imu", 104, "")
                        + i2c("b", 72, "")
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
        read("{'inputs': {\n" + i2c("a", 104, "") + i2c("b", 72, "") + "}}");
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
                        + i2c("a", 104, "")
                        + i2c("b", 72, "")
                        + "}}");
        assertEquals(List.of(), loads);
        read(
                "{'loop': {'rate_hz': 900}, 'inputs': {"
                        + i2c("a", 104, "")
                        + i2c("b", 72, "")
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
        String output = "'o': {'i2c': {'bus': 'i2c-1', 'address': 32}, 'value': '1', 'safe': 0}";
        // A write of one byte takes 29 clocks: 310 µs.
        read(
                "{'inputs': {"
                        + i2c("a", 104, "")
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
                "{'spi': {'bus': 'spi-0', 'chip_select': 0, 'transfer': [1, 2, 3, 4, 5, 6, 7, 8]}}";
        read("{'loop': {'rate_hz': 20000}, 'inputs': {'a': " + spi + "}}");
        assertEquals(
                List.of(
                        "1:86: spi-0 needs 168 % of its time: lower the rate of 'a' or raise"
                                + " clock_hz"),
                errors);
    }
}
