package dev.takt.cli;

import dev.takt.board.device.DeviceDescriptor;
import dev.takt.board.device.DeviceOutputs;
import dev.takt.board.device.NamedFormula;
import dev.takt.config.BusKind;
import dev.takt.config.json.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code takt devices} prints for people. */
final class DevicesText {
    static final String INDENT = "  ";

    private DevicesText() {}

    /** All devices: name, bus and addresses in a line, and below what it is for. */
    static String list(List<DeviceDescriptor> all, int width) {
        StringBuilder text = new StringBuilder();
        for (DeviceDescriptor device : all) {
            text.append(device.name()).append("  ").append(place(device)).append('\n');
            paragraph(text, INDENT, device.measures(), width);
        }
        return text.toString();
    }

    /** Everything about one device. */
    static String of(DeviceDescriptor device, int width) {
        StringBuilder text = new StringBuilder();
        paragraph(text, "", device.name() + ": " + device.measures(), width);
        paragraph(text, "", "on " + place(device), width);
        paragraph(text, "", pins(device), width);
        String rate = "at most " + Phrase.number(device.fastestHz()) + " a second";
        paragraph(text, "", device.clockHz() == 0 ? rate : rate + ", " + clock(device), width);
        if (!device.constants().isEmpty()) {
            text.append("\nconstants\n");
            device.constants()
                    .forEach((name, value) ->
                            paragraph(text, INDENT, name + " = " + Phrase.number(value), width));
        }
        if (!device.fields().isEmpty()) {
            text.append("\nfields\n");
            device.fields().forEach(field -> formula(text, field, width));
            if (device.valid() != null) {
                paragraph(text, INDENT, "valid where " + device.valid().text(), width);
            }
        }
        if (!device.terms().isEmpty()) {
            text.append("\nterms\n");
            device.terms().forEach(term -> formula(text, term, width));
        }
        DeviceOutputs outputs = device.outputs();
        if (outputs != null) {
            text.append("\noutputs\n");
            paragraph(text, INDENT, channels(outputs), width);
            outputs.terms().forEach(term -> formula(text, term, width));
        }
        text.append("\nexample\n");
        example(device).forEach(line -> text.append(INDENT).append(line).append('\n'));
        text.append("\nsources\n");
        device.sources().forEach(source -> paragraph(text, INDENT, source, width));
        return text.toString();
    }

    private static String channels(DeviceOutputs outputs) {
        int count = outputs.channels();
        String unit = outputs.unit().isEmpty() ? "" : ", in " + outputs.unit();
        return count == 1 ? "channel 0" + unit : "channels 0 to " + (count - 1) + unit;
    }

    private static void formula(StringBuilder text, NamedFormula formula, int width) {
        String unit = formula.unit().isEmpty() ? "" : " [" + formula.unit() + "]";
        paragraph(text, INDENT, formula.name() + unit + " = " + formula.text().text(), width);
    }

    /** Further lines of a paragraph stand further in. */
    static void paragraph(StringBuilder text, String indent, String words, int width) {
        String before = indent;
        for (String line : Paragraph.lines(words, width - indent.length() - INDENT.length())) {
            text.append(before).append(line).append('\n');
            before = indent + INDENT;
        }
    }

    private static String pins(DeviceDescriptor device) {
        return device.bus() == BusKind.I2C
                ? "pins: SDA, SCL, supply, ground"
                : "pins: SCLK, MOSI, MISO, CS, supply, ground; mode " + device.spiMode();
    }

    private static String clock(DeviceDescriptor device) {
        return "clock up to " + Phrase.number(device.clockHz() / 1e3) + " kHz";
    }

    private static String place(DeviceDescriptor device) {
        return device.bus() == BusKind.SPI ? "spi" : "i2c " + addresses(device.addresses());
    }

    /** Neighbours as a range: {@code 0x48-0x4B 0x50}. */
    private static String addresses(List<Integer> addresses) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < addresses.size(); ) {
            int last = i;
            while (last + 1 < addresses.size()
                    && addresses.get(last + 1) == addresses.get(last) + 1) {
                last++;
            }
            String first = hex(addresses.get(i));
            ranges.add(last == i ? first : first + "-" + hex(addresses.get(last)));
            i = last + 1;
        }
        return ranges.stream().collect(Collectors.joining(" "));
    }

    private static String hex(int address) {
        return String.format("0x%02X", address);
    }

    /** Lines to paste into a configuration; none is longer than 38 characters. */
    static List<String> example(DeviceDescriptor device) {
        boolean input = !device.fields().isEmpty();
        String unit = input ? device.fields().getFirst().unit() : "";
        List<String> lines = new ArrayList<>();
        lines.add(input ? "\"inputs\": { \"x\": {" : "\"outputs\": { \"y\": {");
        lines.add("  \"device\": \"" + device.name() + "\",");
        if (device.bus() == BusKind.I2C) {
            lines.add("  \"bus\": \"i2c-1\",");
            lines.add("  \"address\": \"" + hex(device.addresses().getFirst()) + "\",");
        } else {
            lines.add("  \"bus\": \"spi-0\",");
            lines.add("  \"chip_select\": 0,");
        }
        if (input) {
            lines.add("  \"field\": \"" + device.fields().getFirst().name() + "\"");
            if (!unit.isEmpty()) {
                lines.set(lines.size() - 1, lines.getLast() + ",");
                lines.add("  \"unit\": \"" + unit + "\"");
            }
        } else {
            lines.add("  \"channel\": 0,");
            lines.add("  \"value\": \"0.5\",");
            lines.add("  \"safe\": 0");
        }
        lines.add("} }");
        return lines;
    }
}
