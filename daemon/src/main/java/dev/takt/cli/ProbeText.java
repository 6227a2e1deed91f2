package dev.takt.cli;

import dev.takt.board.bus.FoundChip;
import dev.takt.board.device.DeviceDescriptor;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code takt probe} prints for people. */
final class ProbeText {
    private ProbeText() {}

    /** Who is there, and for what is known for sure the text to paste. */
    static String of(String bus, List<FoundChip> found, int width) {
        StringBuilder text = new StringBuilder();
        if (found.isEmpty()) {
            paragraph(
                    text,
                    bus + ": nobody answers; check wiring, power and pull-ups of SDA and SCL",
                    width);
            return text.toString();
        }
        text.append(bus).append(": ").append(found.size());
        text.append(found.size() == 1 ? " chip\n" : " chips\n");
        found.forEach(chip -> paragraph(text, chip.hex() + "  " + what(chip), width));
        append(text, "inputs", bus, found);
        append(text, "outputs", bus, found);
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String words, int width) {
        DevicesText.paragraph(text, "", words, width);
    }

    private static String what(FoundChip chip) {
        if (!chip.driver().isEmpty()) {
            return "held by the driver '" + chip.driver() + "' of the kernel: not asked";
        }
        if (!chip.identified().isEmpty()) {
            return names(chip.identified());
        }
        return switch (chip.possible().size()) {
            case 0 -> "none of the devices that Takt knows";
            case 1 -> "may be " + names(chip.possible()) + ", nothing tells it for sure";
            default -> "may be " + names(chip.possible()) + "; nothing tells them apart";
        };
    }

    private static String names(List<DeviceDescriptor> devices) {
        return devices.stream().map(DeviceDescriptor::name).collect(Collectors.joining(", "));
    }

    private static void append(
            StringBuilder text, String section, String bus, List<FoundChip> found) {
        String before = "\nto paste into \"" + section + "\":\n";
        for (FoundChip chip : found) {
            if (chip.identified().size() != 1) {
                continue;
            }
            DeviceDescriptor device = chip.identified().getFirst();
            boolean input = section.equals("inputs");
            if (input ? device.fields().isEmpty() : device.outputs() == null) {
                continue;
            }
            text.append(before)
                    .append(
                            "  \"%s_%02x\": { \"device\": \"%s\", \"bus\": \"%s\","
                                    .formatted(device.name(), chip.address(), device.name(), bus))
                    .append(" \"address\": \"")
                    .append(chip.hex())
                    .append('"')
                    .append(input ? " },\n" : ", \"value\": \"0\", \"safe\": 0 },\n");
            before = "";
        }
    }
}
