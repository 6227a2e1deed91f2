package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.config.BusKind;
import dev.takt.config.json.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of devices in docs/devices.md is what the descriptors say, row by row. */
class DeviceTableTest {
    private static final String FIRST =
            "| device | where | measures or sets | a second | held against |";

    @Test
    void theTableInTheGuideIsThatOfTheDescriptors() throws IOException {
        List<String> lines = Files.readAllLines(DeviceSchemaTest.ROOT.resolve("docs/devices.md"));
        int first = lines.indexOf(FIRST) + 2;
        String found =
                lines.stream()
                        .skip(first)
                        .takeWhile(line -> line.startsWith("|"))
                        .collect(Collectors.joining("\n"));
        assertEquals(
                Descriptors.all().stream()
                        .map(DeviceTableTest::row)
                        .collect(Collectors.joining("\n")),
                found);
    }

    private static String row(DeviceDescriptor device) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        device.name(),
                        device.bus() == BusKind.SPI
                                ? "SPI, mode " + device.spiMode()
                                : "I2C " + addresses(device.addresses()),
                        device.measures(),
                        Phrase.number(device.fastestHz()),
                        String.join("; ", device.sources()));
    }

    /** Neighbours as a range. */
    private static String addresses(List<Integer> addresses) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < addresses.size(); i++) {
            int address = addresses.get(i);
            boolean follows = i > 0 && addresses.get(i - 1) == address - 1;
            boolean goesOn = i + 1 < addresses.size() && addresses.get(i + 1) == address + 1;
            if (!follows || !goesOn) {
                String before = text.isEmpty() ? "" : follows ? "-" : " ";
                text.append(before).append(String.format(Locale.ROOT, "0x%02X", address));
            }
        }
        return text.toString();
    }
}
