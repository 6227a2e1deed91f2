package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
    void theFirstExampleIsADescriptor() throws IOException {
        Matcher example = Pattern.compile("(?s)\\n    \\{\\n.*?\\n    \\}\\n").matcher(guide());
        assertTrue(example.find());
        read(example.group());
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
}
