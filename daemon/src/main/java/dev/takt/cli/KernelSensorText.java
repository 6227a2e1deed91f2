package dev.takt.cli;

import dev.takt.board.file.KernelSensor;
import dev.takt.config.json.Phrase;
import java.util.List;

/** What {@code takt devices} prints for people about sensors that are files of the kernel. */
final class KernelSensorText {
    private KernelSensorText() {}

    /** As the list of devices: name and kind in a line, and below what it is for. */
    static String list(List<KernelSensor> all, int width) {
        StringBuilder text = new StringBuilder();
        for (KernelSensor sensor : all) {
            text.append(sensor.name()).append("  file of the kernel\n");
            DevicesText.paragraph(text, DevicesText.INDENT, sensor.measures(), width);
        }
        return text.toString();
    }

    /** Everything about one of them. */
    static String of(KernelSensor sensor, int width) {
        StringBuilder text = new StringBuilder();
        DevicesText.paragraph(text, "", sensor.name() + ": " + sensor.measures(), width);
        DevicesText.paragraph(text, "", "a file of the kernel", width);
        text.append("\nexample\n");
        example(sensor).forEach(line -> text.append(DevicesText.INDENT).append(line).append('\n'));
        text.append("\nbeware\n");
        sensor.remarks()
                .forEach(remark -> DevicesText.paragraph(text, DevicesText.INDENT, remark, width));
        text.append("\nsources\n");
        sensor.sources()
                .forEach(source -> DevicesText.paragraph(text, DevicesText.INDENT, source, width));
        return text.toString();
    }

    /** Lines to paste into a configuration. */
    static List<String> example(KernelSensor sensor) {
        return List.of(
                "\"inputs\": { \"x\": {",
                "  \"file\":",
                "    \"" + sensor.file() + "\",",
                "  \"value\":",
                "    \"" + sensor.value() + "\",",
                "  \"rate_hz\": " + Phrase.number(sensor.rateHz()) + ",",
                "  \"stale_after_ms\": " + sensor.staleAfterMs() + ",",
                "  \"unit\": \"" + sensor.unit() + "\"",
                "} }");
    }
}
