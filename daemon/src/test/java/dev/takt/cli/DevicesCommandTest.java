package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.file.KernelSensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesCommandTest {
    @Test
    void listsAllWithBusAndAddresses() {
        Shell.Outcome outcome = takt("devices");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().contains("tmp102  i2c 0x48-0x4B\n"), outcome::toString);
        assertTrue(outcome.out().contains("max31855  spi\n"), outcome::toString);
        assertTrue(outcome.out().contains("ds18b20  file of the kernel\n"), outcome::toString);
    }

    @Test
    void sensorsOfTheKernelAreShownAsTheFilesThatTheyAre() {
        Shell.Outcome outcome = takt("devices", "ds18b20");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().contains("/sys/bus/w1/devices/28-"), outcome::toString);
        assertTrue(outcome.out().contains("raw == 85e3"), outcome::toString);
        assertTrue(outcome.out().contains("750 ms"), outcome::toString);
        assertTrue(
                takt("devices", "dht22", "--json").out().contains("\"kernel_files\":[{\"name\":"),
                "JSON has them too");
    }

    @Test
    void everythingFitsIntoFortyColumnsButLongFormulas() {
        for (DeviceDescriptor device : Descriptors.all()) {
            DevicesText.of(device, 40)
                    .lines()
                    .filter(line -> line.strip().contains(" "))
                    .forEach(line -> assertTrue(line.length() <= 40, line));
        }
        for (KernelSensor sensor : KernelSensor.ALL) {
            String formula = sensor.value();
            KernelSensorText.of(sensor, 40)
                    .lines()
                    .filter(line -> line.strip().contains(" ") && !line.contains(formula))
                    .forEach(line -> assertTrue(line.length() <= 40, line));
        }
        (DevicesText.list(Descriptors.all(), 40) + KernelSensorText.list(KernelSensor.ALL, 40))
                .lines()
                .forEach(line -> assertTrue(line.length() <= 40, line));
    }

    @Test
    void everyExampleIsAccepted(@TempDir Path directory) throws IOException {
        for (DeviceDescriptor device : Descriptors.all()) {
            Path file = directory.resolve(device.name() + ".json");
            Files.writeString(file, "{" + String.join("\n", DevicesText.example(device)) + "}");
            Shell.Outcome outcome = takt("check", file.toString());
            assertEquals(0, outcome.code(), outcome::toString);
        }
        for (KernelSensor sensor : KernelSensor.ALL) {
            Path file = directory.resolve(sensor.name() + ".json");
            String example = String.join("\n", KernelSensorText.example(sensor));
            Files.writeString(file, "{" + example + "}");
            Shell.Outcome outcome = takt("check", file.toString());
            assertEquals(0, outcome.code(), outcome::toString);
        }
    }

    @Test
    void printsJson() {
        Shell.Outcome outcome = takt("devices", "bmp280", "--json");
        assertTrue(
                outcome.out().startsWith("{\"devices\":[{\"name\":\"bmp280\""), outcome::toString);
    }

    @Test
    void anUnknownOneGetsTheNearest() {
        Shell.Outcome outcome = takt("devices", "bmp208");
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("did you mean 'bmp280'?"), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'tmp120', 'bus': 'i2c-1', 'address': '0x48' | unknown device 'tmp120' | 'tmp102'?",
                "'ds18b20', 'bus': 'i2c-1', 'address': '0x48' | unknown device | takt devices ds18b20",
                "'tmp102', 'bus': 'i2c-1', 'address': '0x50' | cannot be at address 0x50 | 0x4b",
                "'tmp102', 'bus': 'spi-0', 'chip_select': 0 | is not on an spi bus | i2c",
                "'bmp280', 'bus': 'i2c-1', 'address': 118, 'field': 'presure' "
                        + "| has no field 'presure' | 'pressure'?",
                "'pca9685', 'bus': 'i2c-1', 'address': 64 | measures nothing | outputs",
            })
    void configurationsAreHeldAgainstDescriptors(
            String input, String message, String hint, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("test.json");
        String text = "{ 'inputs': { 'x': { 'device': " + input + " } } }";
        Files.writeString(file, text.replace('\'', '"'));
        Shell.Outcome outcome = takt("check", file.toString());
        assertEquals(2, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains(message), outcome::toString);
        assertTrue(outcome.err().contains(hint), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"pca9685, 16, has no channel 16", "tmp117, 0, sets nothing"})
    void outputsAreHeldAgainstDescriptors(
            String device, int channel, String message, @TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("test.json");
        Files.writeString(
                file,
                """
                { "outputs": { "y": { "device": "%s", "bus": "i2c-1", "address": "0x48",
                  "channel": %d, "value": "1", "safe": 0 } } }
                """
                        .formatted(device, channel));
        Shell.Outcome outcome = takt("check", file.toString());
        assertEquals(2, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains(message), outcome::toString);
    }
}
