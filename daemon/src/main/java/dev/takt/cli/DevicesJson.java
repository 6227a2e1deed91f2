package dev.takt.cli;

import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.device.DeviceOutputs;
import dev.takt.board.device.NamedFormula;
import dev.takt.board.file.KernelSensor;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What {@code takt devices --json} prints. */
final class DevicesJson {
    private DevicesJson() {}

    static String of(List<DeviceDescriptor> devices, List<KernelSensor> files) {
        return JsonLine.of(json -> {
            json.writeArrayPropertyStart("devices");
            devices.forEach(device -> write(json, device));
            json.writeEndArray();
            json.writeArrayPropertyStart("kernel_files");
            files.forEach(sensor -> write(json, sensor));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, KernelSensor sensor) {
        json.writeStartObject();
        json.writeStringProperty("name", sensor.name());
        json.writeStringProperty("measures", sensor.measures());
        json.writeStringProperty("file", sensor.file());
        json.writeStringProperty("value", sensor.value());
        json.writeStringProperty("unit", sensor.unit());
        JsonLine.number(json, "rate_hz", sensor.rateHz());
        json.writeArrayPropertyStart("remarks");
        sensor.remarks().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DeviceDescriptor device) {
        json.writeStartObject();
        json.writeStringProperty("name", device.name());
        json.writeStringProperty("measures", device.measures());
        json.writeStringProperty("bus", device.bus().word());
        json.writeArrayPropertyStart("addresses");
        device.addresses().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeArrayPropertyStart("fields");
        for (NamedFormula field : device.fields()) {
            json.writeStartObject();
            json.writeStringProperty("name", field.name());
            json.writeStringProperty("unit", field.unit());
            json.writeStringProperty("value", field.text().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        DeviceOutputs outputs = device.outputs();
        json.writeNumberProperty("channels", outputs == null ? 0 : outputs.channels());
        JsonLine.number(json, "fastest_hz", device.fastestHz());
        json.writeArrayPropertyStart("sources");
        device.sources().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}
