package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.json.Findings;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptors shown in docs/devices.md are read without a complaint and do what is said. */
class DeviceGuideTest {
    private static String guide() throws IOException {
        return Files.readString(DeviceSchemaTest.ROOT.resolve("docs/devices.md"));
    }

    private static DeviceDescriptor read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        DeviceDescriptor device =
                DescriptorReader.read("shown", new Source("devices.md", text), diagnostics);
        assertEquals(List.of(), diagnostics.sorted(), text);
        assertNotNull(device);
        return device;
    }

    @Test
    void theWorkedExampleTurnsItsBytesIntoItsValues() throws IOException {
        String guide = guide();
        Matcher json = Pattern.compile("(?s)```json\\n(.*?)```").matcher(guide);
        assertTrue(json.find());
        DeviceDescriptor device = read(json.group(1));

        List<byte[]> samples = new ArrayList<>();
        Matcher hex = Pattern.compile("`((?:[0-9A-F]{2} ){3}[0-9A-F]{2})`").matcher(guide);
        while (hex.find()) {
            samples.add(DeviceBytes.bytes(hex.group(1)));
        }
        assertEquals(2, samples.size());
        DeviceDecoder decoder = new DeviceDecoder(device);
        assertEquals(
                "{temperature=21.875, humidity=50.0}",
                decoder.decode(0x40, List.of(), List.of(samples.getFirst())).toString());
        assertEquals(
                "{temperature=NaN, humidity=NaN}",
                decoder.decode(0x40, List.of(), List.of(samples.getLast())).toString());
        assertTrue(guide.contains("are then 21.875 °C and 50 %"), "what the guide says");
    }

    /** Both blocks of JSON where the guide tells to put them. */
    @Test
    void theWorkedExampleServesAConfiguration(@TempDir Path directory) throws IOException {
        List<String> blocks =
                Pattern.compile("(?s)```json\\n(.*?)```")
                        .matcher(guide())
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        assertEquals(2, blocks.size());
        Files.createDirectories(directory.resolve("devices"));
        Files.writeString(directory.resolve("devices/hdc1080.json"), blocks.getFirst());
        Path file = directory.resolve("air.json");
        Files.writeString(file, blocks.getLast());
        Diagnostics diagnostics = new Diagnostics();
        Descriptors devices = Descriptors.beside(file, diagnostics);
        Configuration configuration =
                new ConfigurationReader(new Machine(4, null, devices)).read(file, diagnostics);
        assertEquals(List.of(), Findings.errors(diagnostics));
        assertNotNull(configuration);
        assertEquals(10, configuration.inputs().getFirst().rateHz());
    }
}
