package dev.takt.cli;

import dev.takt.board.bus.FoundChip;
import dev.takt.board.device.DeviceDescriptor;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What {@code takt probe --json} prints. */
final class ProbeJson {
    private ProbeJson() {}

    static String of(String bus, List<FoundChip> found) {
        return JsonLine.of(json -> {
            json.writeStringProperty("bus", bus);
            json.writeArrayPropertyStart("chips");
            found.forEach(chip -> write(json, chip));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, FoundChip chip) {
        json.writeStartObject();
        json.writeNumberProperty("address", chip.address());
        json.writeStringProperty("kernel_driver", chip.driver());
        names(json, "identified", chip.identified());
        names(json, "possible", chip.possible());
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String key, List<DeviceDescriptor> devices) {
        json.writeArrayPropertyStart(key);
        devices.forEach(device -> json.writeString(device.name()));
        json.writeEndArray();
    }
}
