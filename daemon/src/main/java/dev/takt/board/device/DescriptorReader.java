package dev.takt.board.device;

import dev.takt.config.BusKind;
import dev.takt.config.json.JsonText;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.json.Phrase;
import dev.takt.config.read.Names;
import dev.takt.config.read.ObjectReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import dev.takt.formula.check.Declarations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a device descriptor. All mistakes are reported in one go, those in formulas included. */
public final class DescriptorReader {
    private static final int FIRST_ADDRESS = 0x03;
    private static final int LAST_ADDRESS = 0x77;

    private final Diagnostics diagnostics;

    /** What formulas see besides each other, in the order of the file. */
    private final List<Declarations.Parameter> names = new ArrayList<>();

    private DescriptorReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Reads one descriptor.
     *
     * @param name of the device
     * @param source the JSON text
     * @param diagnostics takes everything that is wrong
     * @return null where there are errors
     */
    public static @Nullable DeviceDescriptor read(
            String name, Source source, Diagnostics diagnostics) {
        int before = diagnostics.errorCount();
        JsonValue root = JsonText.read(source, diagnostics);
        if (root != null && !(root instanceof JsonObject)) {
            diagnostics.error(root.span(), "expected a device descriptor, found " + root.kind());
        }
        if (!(root instanceof JsonObject object)) {
            return null;
        }
        DescriptorReader reader = new DescriptorReader(diagnostics);
        DeviceDescriptor device =
                reader.device(
                        name,
                        new ObjectReader(
                                object,
                                DeviceKeys.DEVICE,
                                "device '" + name + "'",
                                object.opening(),
                                diagnostics));
        if (diagnostics.errorCount() > before) {
            return null;
        }
        reader.check(device);
        return diagnostics.errorCount() > before ? null : device;
    }

    private DeviceDescriptor device(String name, ObjectReader reader) {
        reader.text("$schema");
        reader.require("measures", "what it is for, in a few words");
        reader.require("source", "where the facts come from");
        reader.require("fastest_hz", "most samples or values in a second");
        BusKind bus = reader.word("bus", BusKind.class);
        StepReader steps = new StepReader(bus, names, diagnostics);
        List<NamedFormula> fields = fields(reader);
        DeviceOutputs outputs = outputs(reader, steps);
        if (fields.isEmpty() && outputs == null) {
            diagnostics.error(
                    reader.opening(), reader.owner() + " has neither 'fields' nor 'output'");
        }
        return new DeviceDescriptor(
                name,
                reader.textOrEmpty("measures"),
                texts(reader, "source"),
                bus,
                reader.integer("spi_mode", 0),
                reader.integer("clock_hz", 0),
                addresses(reader, bus),
                steps.identity(reader),
                constants(reader),
                steps.writes(reader, "init"),
                steps.reads(reader, "calibration"),
                steps.reads(reader, "reads"),
                reader.formula("valid"),
                terms(reader, "terms"),
                fields,
                outputs,
                reader.number("fastest_hz"));
    }

    private List<String> texts(ObjectReader reader, String key) {
        List<String> texts = new ArrayList<>();
        for (JsonValue element : StepReader.elements(reader, key)) {
            if (element instanceof JsonString string) {
                texts.add(string.text());
            } else {
                reader.mistype("strings", key, element);
            }
        }
        return texts;
    }

    /** Addresses one by one, or ranges {@code "0x48-0x4B"}. */
    private List<Integer> addresses(ObjectReader reader, BusKind bus) {
        if (bus == BusKind.SPI) {
            if (reader.has("addresses")) {
                diagnostics.error(
                        reader.keyPlace("addresses"), "a device on an SPI bus has no address");
            }
            return List.of();
        }
        reader.require("addresses", "for example \"addresses\": [\"0x48-0x4B\"]");
        TreeSet<Integer> found = new TreeSet<>();
        for (JsonValue element : StepReader.elements(reader, "addresses")) {
            if (!(element instanceof JsonString string)
                    || !string.text().matches("0x[0-9A-Fa-f]{2}(-0x[0-9A-Fa-f]{2})?")) {
                diagnostics.error(
                        element.span(), "expected an address", "\"0x48\", or \"0x48-0x4B\"");
                continue;
            }
            String text = string.text();
            int first = Integer.parseInt(text.substring(2, 4), 16);
            int last = text.length() > 4 ? Integer.parseInt(text.substring(7, 9), 16) : first;
            if (first < FIRST_ADDRESS || last > LAST_ADDRESS || last < first) {
                diagnostics.error(
                        element.span(), Phrase.quoted(text) + " is not inside 0x03 to 0x77");
                continue;
            }
            for (int address = first; address <= last; address++) {
                found.add(address);
            }
        }
        return List.copyOf(found);
    }

    private SequencedMap<String, Double> constants(ObjectReader reader) {
        SequencedMap<String, Double> constants = new LinkedHashMap<>();
        for (Member member : StepReader.members(reader, "constants")) {
            String name = member.key().text();
            if (!(member.value() instanceof JsonNumber number)) {
                reader.mistype("numbers", "constants", member.value());
            } else if (Names.check(
                    "constant", member.key().decoded(), name.length(), diagnostics)) {
                constants.put(name, number.value());
                names.add(new Declarations.Parameter(name, member.key().span(), number.value()));
            }
        }
        return constants;
    }

    private List<NamedFormula> terms(ObjectReader reader, String key) {
        List<NamedFormula> terms = new ArrayList<>();
        for (Member member : StepReader.members(reader, key)) {
            String name = member.key().text();
            if (!(member.value() instanceof JsonString text)) {
                reader.mistype("formulas", key, member.value());
            } else if (Names.check("term", member.key().decoded(), name.length(), diagnostics)) {
                terms.add(new NamedFormula(name, member.key().span(), text.decoded(), ""));
            }
        }
        return terms;
    }

    private List<NamedFormula> fields(ObjectReader reader) {
        List<NamedFormula> fields = new ArrayList<>();
        for (Member member : StepReader.members(reader, "fields")) {
            String name = member.key().text();
            String owner = "field '" + name + "'";
            if (!Names.check("field", member.key().decoded(), name.length(), diagnostics)) {
                continue;
            }
            if (!(member.value() instanceof JsonObject object)) {
                diagnostics.error(
                        member.value().span(),
                        "expected an object for " + owner + ", found " + member.value().kind());
                continue;
            }
            ObjectReader field =
                    new ObjectReader(
                            object, DeviceKeys.FIELD, owner, member.key().span(), diagnostics);
            field.require("value", "a formula over the raw numbers");
            Fragment value = field.formula("value");
            if (value != null) {
                fields.add(
                        new NamedFormula(
                                name, member.key().span(), value, field.textOrEmpty("unit")));
            }
        }
        return fields;
    }

    private @Nullable DeviceOutputs outputs(ObjectReader device, StepReader steps) {
        ObjectReader reader = device.object("output", DeviceKeys.OUTPUT);
        if (reader == null) {
            return null;
        }
        reader.require("write", "the bytes for a value");
        reader.require("safe", "the bytes that leave all outputs in a safe state");
        return new DeviceOutputs(
                reader.integer("channels", 1),
                reader.textOrEmpty("unit"),
                reader.flag("shared"),
                steps.writes(reader, "prepare"),
                terms(reader, "terms"),
                steps.writes(reader, "write"),
                steps.writes(reader, "safe"));
    }

    /**
     * Checks all formulas against the names they may see: first the names, since a wrong one would
     * be told again with every formula.
     */
    private void check(DeviceDescriptor device) {
        if (!DeviceProgram.areNames(names, device.outputs() != null, diagnostics)) {
            return;
        }
        DeviceDecoder.check(device, diagnostics);
        List<ByteWrite> writes = new ArrayList<>(device.init());
        for (ReadStep step : device.reads()) {
            if (step.trigger() != null) {
                writes.add(step.trigger());
            }
        }
        DeviceOutputs outputs = device.outputs();
        if (outputs != null) {
            writes.addAll(outputs.prepare());
            writes.addAll(outputs.write());
            writes.addAll(outputs.safe());
        }
        writes.forEach(write -> DeviceEncoder.check(device, write, diagnostics));
    }
}
