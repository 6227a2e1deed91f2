package dev.takt.board.device;

import static dev.takt.board.device.DeviceBytes.ALL;
import static dev.takt.board.device.DeviceBytes.bytes;
import static dev.takt.board.device.DeviceBytes.decode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.BusKind;
import dev.takt.config.NumberFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every descriptor that comes with Takt. */
class DescriptorsTest {
    @Test
    void everyFileIsListedAndSaysWhatWasHeldAgainstWhat() throws IOException {
        Path directory = Path.of("src/main/resources/dev/takt/board/device");
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    new TreeSet<>(Descriptors.NAMES),
                    files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        for (DeviceDescriptor device : ALL.values()) {
            assertTrue(device.sources().size() >= 2, device.name());
            device.sources().forEach(source -> assertTrue(source.matches(".+: .+"), device.name()));
            assertFalse(device.measures().isBlank(), device.name());
        }
    }

    @Test
    void aReadThatWasNotDoneLeavesTheOthers() {
        assertEquals(0.5, decode("mcp3008", 3, "000200", "in3"));
        assertEquals(Double.NaN, decode("mcp3008", 3, "000200", "in0"));
    }

    /** One read or one write takes no longer than the fastest rate leaves for it. */
    @Test
    void noneIsSaidToBeFasterThanItsConversionAndItsBus() {
        for (DeviceDescriptor device : ALL.values()) {
            double periodMs = 1e3 / device.fastestHz();
            if (!device.reads().isEmpty()) {
                double ms = sampleMs(device, device.reads().getFirst());
                assertTrue(ms <= periodMs, device.name() + " takes " + ms + " ms for a sample");
            }
            DeviceOutputs outputs = device.outputs();
            if (outputs != null) {
                double ms = writeMs(device, outputs.write().getFirst());
                assertTrue(ms <= periodMs, device.name() + " takes " + ms + " ms for a value");
            }
        }
    }

    private static double sampleMs(DeviceDescriptor device, ReadStep step) {
        double ms = writeMs(device, step.trigger());
        if (step.ready() != null) {
            ms += clocksMs(device, readClocks(step.ready().register(), 1));
        }
        int clocks =
                device.bus() == BusKind.SPI
                        ? Byte.SIZE * step.length()
                        : readClocks(step.register(), step.length());
        return ms + clocksMs(device, clocks);
    }

    private static double writeMs(DeviceDescriptor device, @Nullable ByteWrite write) {
        return write == null
                ? 0
                : write.waitMs() + clocksMs(device, (1 + write.bytes().size()) * 9 + 2);
    }

    /** Nine clocks for address and byte, and one for start, repeated start and stop. */
    private static int readClocks(int register, int length) {
        return register < 0 ? (1 + length) * 9 + 2 : (3 + length) * 9 + 3;
    }

    private static double clocksMs(DeviceDescriptor device, int clocks) {
        return 1e3 * clocks / device.clockHz();
    }

    /** A chip without a checksum must not take a bus that nobody drives for a sample. */
    @Test
    void thermometersRefuseABusThatNobodyDrives() {
        for (DeviceDescriptor device : ALL.values()) {
            boolean thermometer =
                    device.fields().stream().anyMatch(field -> field.unit().equals("°C"));
            boolean tellable = !device.name().equals("tmp117");
            if (thermometer && tellable && device.calibration().isEmpty()) {
                String ones = "FF".repeat(device.reads().getFirst().length());
                String field = device.fields().getFirst().name();
                assertEquals(Double.NaN, decode(device.name(), 0, ones, field), device.name());
            }
        }
    }

    @Test
    void extractsWithoutRegardToTheSignOfNeighbours() {
        byte[] read = bytes("FF7F80");
        MemorySegment segment = MemorySegment.ofArray(read);
        NumberFormat format = NumberFormat.S24BE;
        assertEquals(-32896.0, new RawValue("a", 0, format, 0, 24).extract(segment));
        assertEquals(7.0, new RawValue("a", 0, format, 12, 4).extract(segment));
        assertArrayEquals(bytes("FF7F80"), read);
    }
}
