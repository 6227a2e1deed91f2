package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bytes of chips in hexadecimal, and what the descriptors that come with Takt make of them. */
final class DeviceBytes {
    static final Map<String, DeviceDescriptor> ALL =
            Descriptors.all().stream()
                    .collect(Collectors.toMap(DeviceDescriptor::name, device -> device));

    private DeviceBytes() {}

    static DeviceDescriptor device(String name) {
        DeviceDescriptor device = ALL.get(name);
        if (device == null) {
            throw new AssertionError("no device " + name);
        }
        return device;
    }

    /** Spaces do not matter. */
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /**
     * The value of a field.
     *
     * @param read number of the first read that was done
     * @param hex its bytes, and behind commas those of the reads after it; the others were not done
     */
    static double decode(String name, int read, String hex, String field) {
        return decode(device(name), List.of(), read, hex, field);
    }

    /** As above for a device with calibration. */
    static double decode(
            DeviceDescriptor device, List<byte[]> calibration, int read, String hex, String field) {
        List<byte @Nullable []> reads = new ArrayList<>();
        String[] parts = hex.split(",");
        for (int i = 0; i < device.reads().size(); i++) {
            int part = i - read;
            reads.add(part >= 0 && part < parts.length ? bytes(parts[part]) : null);
        }
        int address = device.addresses().isEmpty() ? 0 : device.addresses().getFirst();
        Double value = new DeviceDecoder(device).decode(address, calibration, reads).get(field);
        if (value == null) {
            throw new AssertionError(device.name() + " has no field " + field);
        }
        return value;
    }

    /** Compares writes, one after another, separated by spaces. */
    static void assertSent(String expected, List<byte[]> sent) {
        assertEquals(
                expected,
                sent.stream()
                        .map(one -> HexFormat.of().withUpperCase().formatHex(one))
                        .collect(Collectors.joining(" ")));
    }
}
