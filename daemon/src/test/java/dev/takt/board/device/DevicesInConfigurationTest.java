package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.Configuration;
import dev.takt.config.DeviceInput;
import dev.takt.config.Machine;
import dev.takt.config.json.Findings;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration asks of devices, held against what their descriptors say. */
class DevicesInConfigurationTest {
    private static final String OWN =
            """
            { 'measures': 'pressure', 'source': ['its maker'], 'addresses': ['0x28'],
              'constants': { 'full_scale': 10 },
              'reads': [{ 'length': 2, 'raw': { 'count': { 'type': 'u16be' } } }],
              'fields': { 'pressure': { 'value': 'count / 65535 * full_scale', 'unit': 'bar' } },
              'fastest_hz': 200 }
            """;

    @TempDir Path directory;
    private @Nullable Configuration configuration;
    private List<String> errors = List.of();
    private List<String> warnings = List.of();

    private void read(String text) throws IOException {
        Path file = directory.resolve("test.json");
        Files.writeString(file, text.replace('\'', '"'));
        Diagnostics diagnostics = new Diagnostics();
        Descriptors devices = Descriptors.beside(file, diagnostics);
        configuration =
                new ConfigurationReader(new Machine(4, null, devices)).read(file, diagnostics);
        errors = Findings.errors(diagnostics);
        warnings =
                Findings.warnings(diagnostics).stream()
                        .filter(warning -> !warning.contains("used by no formula"))
                        .filter(warning -> !warning.contains("nothing is written"))
                        .toList();
    }

    private Configuration good() {
        assertEquals(List.of(), errors);
        assertNotNull(configuration);
        return configuration;
    }

    private void describe(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve("devices"));
        Files.writeString(
                directory.resolve("devices").resolve(name + ".json"), text.replace('\'', '"'));
    }

    private static String device(String name, String device, String address, String rest) {
        return "'%s': {'device': '%s', 'bus': 'i2c-1', 'address': '%s'%s}"
                .formatted(name, device, address, rest);
    }

    @Test
    void isSampledNoFasterThanItCan() throws IOException {
        read("{'inputs': {" + device("temp", "tmp102", "0x48", ", 'rate_hz': 100") + "}}");
        assertEquals(8, good().inputs().getFirst().rateHz());
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(
                warnings.getFirst()
                        .contains("input 'temp' is sampled at 8 Hz, the fastest for this device"),
                warnings::toString);
    }

    @Test
    void isSampledSensiblyWhereNothingIsSaid() throws IOException {
        read(
                "{'inputs': {"
                        + device("slow", "tmp102", "0x48", "")
                        + ", "
                        + device("fast", "mpu6050", "0x68", "")
                        + "}}");
        assertEquals(8, good().inputs().get(0).rateHz());
        assertEquals(50, good().inputs().get(1).rateHz());
        assertEquals(List.of(), warnings);
    }

    @Test
    void countsTheReadsThatItsFieldsNeed() throws IOException {
        String one = device("a", "ads1115", "0x48", ", 'field': 'in0', 'rate_hz': 300");
        read("{'inputs': {" + one + "}}");
        good();
        // Two inputs of the converter: 2 * (38 + 39 + 48 clocks, three times the driver).
        read(
                "{'inputs': {"
                        + one
                        + ", "
                        + device("b", "ads1115", "0x48", ", 'field': 'in1', 'rate_hz': 1")
                        + "}}");
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.getFirst()
                        .contains(
                                "'a' is asked for 300 times a second, and one sample takes 5.2 ms"),
                errors::toString);
    }

    @Test
    void countsOneWriteForAllLinesOfAnExpanderAndOneForEachChannelOfAPwmChip() throws IOException {
        StringBuilder lines = new StringBuilder();
        StringBuilder channels = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            String rest = ", 'channel': " + i + ", 'rate_hz': 200, 'value': '1', 'safe': 0";
            lines.append(i == 0 ? "" : ", ").append(device("l" + i, "mcp23017", "0x20", rest));
            channels.append(i == 0 ? "" : ", ").append(device("c" + i, "pca9685", "0x40", rest));
        }
        read("{'outputs': {" + lines + "}}");
        good();
        assertEquals(List.of(), warnings);
        read("{'outputs': {" + channels + "}}");
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.getFirst().contains("i2c-1 needs 186 % of its time"), errors::toString);
    }

    @Test
    void constantsReachTheDevice() throws IOException {
        read(
                "{'inputs': {"
                        + device("i", "ina219", "0x40", ", 'constants': {'shunt_ohm': 0.01}")
                        + ", "
                        + device("u", "ina219", "0x40", ", 'field': 'voltage'")
                        + "}}");
        DeviceInput input =
                assertInstanceOf(DeviceInput.class, good().inputs().getFirst().source());
        assertEquals(Map.of("shunt_ohm", 0.01), input.constants());
    }

    @Test
    void constantsThatAreUnknownOrContradictEachOtherAreErrors() throws IOException {
        read("{'inputs': {" + device("i", "ina219", "0x40", ", 'constants': {'shunt': 1}") + "}}");
        assertTrue(errors.getFirst().contains("has no constant 'shunt'"), errors::toString);
        read(
                "{'inputs': {\n"
                        + device("i", "ina219", "0x40", ", 'constants': {'shunt_ohm': 0.01}")
                        + ",\n"
                        + device(
                                "u",
                                "ina219",
                                "0x40",
                                ", 'field': 'voltage', 'constants': {'shunt_ohm': 0.1}")
                        + "}}");
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.getFirst()
                        .contains(
                                "constant 'shunt_ohm' of address 0x40 on i2c-1 is taken already by"
                                        + " input 'i' as 0.01"),
                errors::toString);
    }

    @Test
    void theUsersOwnDescriptorsLieBesideTheConfiguration() throws IOException {
        describe("gauge", OWN);
        read("{'inputs': {" + device("p", "gauge", "0x28", ", 'rate_hz': 200") + "}}");
        Descriptors devices = assertInstanceOf(Descriptors.class, good().devices());
        assertNotNull(devices.descriptor("gauge"));
        assertTrue(devices.names().contains("tmp102"));
    }

    @Test
    void theUsersOwnGoesBeforeOneOfTheSameName() throws IOException {
        describe("tmp102", OWN);
        read("{'inputs': {" + device("p", "tmp102", "0x28", "") + "}}");
        good();
    }

    @Test
    void mistakesInTheUsersDescriptorsHaveTheirPlaceThere() throws IOException {
        describe("gauge", OWN.replace("count / 65535", "coumt / 65535"));
        describe("No-Name", OWN);
        read("{'inputs': {" + device("p", "gauge", "0x28", "") + "}}");
        assertEquals(2, errors.size(), errors::toString);
        assertTrue(errors.stream().anyMatch(error -> error.contains("coumt")), errors::toString);
        assertTrue(
                errors.stream().anyMatch(error -> error.contains("cannot be the name of a device")),
                errors::toString);
    }
}
