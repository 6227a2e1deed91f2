package dev.takt.safe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.device.Descriptors;
import dev.takt.config.Configuration;
import dev.takt.config.FileOutput;
import dev.takt.config.Machine;
import dev.takt.config.OutputPoint;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    /** Every kind of sink, with all its keys. */
    private static final String PLANT =
            """
            {
              "name": "plant",
              "buses": { "i2c-1": { "clock_hz": 400000 }, "spi-0": {} },
              "outputs": {
                "lamp":  { "gpio": 18, "provider": "my pins", "active_low": true, "chip": "gpiochip4", "value": "t > 1", "safe": 1 },
                "horn":  { "gpio": 4, "drive": "open_drain", "value": "t > 1", "safe": 0, "max_on_s": 5 },
                "fan":   { "pwm": { "chip": 1, "channel": 2, "frequency_hz": 25000.5, "inverted": true },
                           "value": "t", "safe": 0.3 },
                "valve": { "device": "pca9685", "bus": "i2c-1", "address": "0x40", "channel": 7,
                           "value": "t", "safe": 0.25 },
                "dac":   { "device": "mcp4725", "bus": "i2c-1", "address": "0x60", "value": "t", "safe": 0 },
                "reg":   { "i2c": { "bus": "i2c-1", "address": "0x20", "register": 9, "type": "u16be" },
                           "value": "t", "safe": 12345678901 },
                "bare":  { "i2c": { "bus": "i2c-1", "address": "0x21" }, "value": "t", "safe": -1e-7 },
                "shift": { "spi": { "bus": "spi-0", "chip_select": 0, "mode": 3, "transfer": [1, 255],
                           "type": "s24le" }, "value": "t", "safe": 1e300 },
                "file":  { "file": "relative/pwm1", "value": "t", "safe": 128, "rate_hz": 5 }
              }
            }
            """;

    @TempDir private Path directory;

    private static Configuration configuration(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration read =
                new ConfigurationReader(new Machine(4, null, new Descriptors()))
                        .read(new Source("plant", text), diagnostics);
        return Objects.requireNonNull(read, () -> diagnostics.sorted().toString());
    }

    private static Stream<List<@Nullable Object>> whatMatters(Configuration configuration) {
        return configuration.outputs().stream()
                .map(output ->
                        Arrays.asList(
                                output.name(), sink(output), output.provider(), output.safe()));
    }

    private static Object sink(OutputPoint output) {
        return output.sink() instanceof FileOutput file
                ? new FileOutput(file.path().toAbsolutePath())
                : output.sink();
    }

    @Test
    void tellsEverySinkAndSafeValueAsTheyWere() throws IOException {
        Configuration plant = configuration(PLANT);
        SafeFile file = SafeFile.in(directory, plant.name());
        file.write(plant);
        Configuration left = file.read();
        assertEquals(whatMatters(plant).toList(), whatMatters(left).toList());
        assertEquals(plant.buses(), left.buses());
        assertEquals("plant", left.name());
        assertEquals(List.of(), left.inputs());
    }

    @Test
    void takesThePlaceOfTheOneBeforeAndLeavesNothingElse() throws IOException {
        SafeFile file = SafeFile.in(directory, "plant");
        file.write(configuration(PLANT));
        file.write(configuration("{'name':'plant'}".replace('\'', '"')));
        assertEquals(List.of(), file.read().outputs());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("plant.safe.json")), files.toList());
        }
        file.remove();
        file.remove();
        assertFalse(Files.exists(file.path()));
    }

    @Test
    void aFileThatWasChangedOrCutIsRefused() throws IOException {
        SafeFile file = SafeFile.in(directory, "plant");
        file.write(configuration(PLANT));
        String text = Files.readString(file.path());
        Files.writeString(file.path(), text.replace("\"safe\":128", "\"safe\":255"));
        String message = String.valueOf(assertThrows(IOException.class, file::read).getMessage());
        assertTrue(message.contains("checksum"), message);
        Files.writeString(file.path(), text.substring(0, text.length() / 2));
        assertThrows(IOException.class, file::read);
        Files.writeString(file.path(), "");
        assertThrows(IOException.class, file::read);
    }

    @Test
    void bringsTheDescriptorsOfTheUsersDevices() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Path devices = Files.createDirectory(directory.resolve("devices"));
        String text =
                new String(
                        Objects.requireNonNull(
                                        Descriptors.class.getResourceAsStream("mcp4725.json"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
        Files.writeString(devices.resolve("mydac.json"), text);
        Path path = directory.resolve("own.json");
        Files.writeString(
                path,
                """
                {"outputs": {"a": {"device": "mydac", "bus": "i2c-1", "address": "0x60",
                                   "value": "1", "safe": 0.5}}}
                """);
        Configuration own =
                new ConfigurationReader(new Machine(4, null, Descriptors.beside(path, diagnostics)))
                        .read(path, diagnostics);
        Objects.requireNonNull(own, () -> diagnostics.sorted().toString());
        SafeFile file = SafeFile.in(Files.createDirectory(directory.resolve("run")), "own");
        file.write(own);
        Files.delete(devices.resolve("mydac.json"));
        Configuration left = file.read();
        assertEquals(whatMatters(own).toList(), whatMatters(left).toList());
        assertEquals(text, Objects.requireNonNull((Descriptors) left.devices()).ownText("mydac"));
    }

    @Test
    void isLockedUnderTheNameOfItsController() {
        assertEquals(Path.of("/d/oven.lock"), SafeFile.in(Path.of("/d"), "oven").lock());
    }
}
