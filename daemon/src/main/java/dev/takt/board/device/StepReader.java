package dev.takt.board.device;

import dev.takt.config.BusKind;
import dev.takt.config.NumberFormat;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.json.Phrase;
import dev.takt.config.read.Names;
import dev.takt.config.read.ObjectReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.formula.check.Declarations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is written to a device and what is read from it. */
final class StepReader {
    private static final int LAST_BYTE = 0xFF;

    private final BusKind bus;
    private final List<Declarations.Parameter> names;
    private final Diagnostics diagnostics;

    /**
     * @param bus the bus of the device
     * @param names takes the name of every raw number
     * @param diagnostics takes every mistake
     */
    StepReader(BusKind bus, List<Declarations.Parameter> names, Diagnostics diagnostics) {
        this.bus = bus;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** The elements of an array; empty where it is left out or none, which is reported. */
    static List<JsonValue> elements(ObjectReader reader, String key) {
        JsonValue value = reader.value(key);
        if (value instanceof JsonArray array) {
            return array.elements();
        }
        if (value != null) {
            reader.mistype("an array", key, value);
        }
        return List.of();
    }

    /** The members of an object; empty where it is left out or none, which is reported. */
    static List<Member> members(ObjectReader reader, String key) {
        JsonValue value = reader.value(key);
        if (value instanceof JsonObject object) {
            return object.members();
        }
        if (value != null) {
            reader.mistype("an object", key, value);
        }
        return List.of();
    }

    /** Writes: each is bytes, or an object with bytes and a wait behind them. */
    List<ByteWrite> writes(ObjectReader owner, String key) {
        List<ByteWrite> writes = new ArrayList<>();
        for (JsonValue element : elements(owner, key)) {
            ObjectReader reader = owner;
            JsonValue value = element;
            double waitMs = 0;
            if (element instanceof JsonObject object) {
                reader =
                        new ObjectReader(
                                object,
                                DeviceKeys.WRITE,
                                "'" + key + "' of " + owner.owner(),
                                object.opening(),
                                diagnostics);
                waitMs = reader.number("wait_ms");
                value = reader.require("write", "the bytes") ? reader.value("write") : null;
            }
            List<Fragment> bytes = value == null ? null : ByteText.formulas(reader, key, value);
            if (bytes != null) {
                writes.add(new ByteWrite(bytes, waitMs));
            }
        }
        return writes;
    }

    @Nullable Identity identity(ObjectReader device) {
        ObjectReader reader = device.object("identity", DeviceKeys.IDENTITY);
        if (reader == null) {
            return null;
        }
        NumberFormat format = reader.word("type", NumberFormat.class);
        int bits = format.length() * Byte.SIZE;
        long most = (1L << bits) - 1;
        long mask = ByteText.number(reader, "mask", most, most);
        reader.require("register", null);
        reader.require("value", null);
        return new Identity(
                (int) ByteText.number(reader, "register", LAST_BYTE, 0),
                new RawValue("identity", 0, format, 0, bits),
                mask,
                ByteText.number(reader, "value", most, 0));
    }

    /** The steps of a key. */
    List<ReadStep> reads(ObjectReader device, String key) {
        List<ReadStep> steps = new ArrayList<>();
        for (JsonValue element : elements(device, key)) {
            String owner = "'" + key + "' of " + device.owner();
            if (!(element instanceof JsonObject object)) {
                diagnostics.error(
                        element.span(),
                        "expected an object in " + owner + ", found " + element.kind());
                continue;
            }
            ObjectReader reader =
                    new ObjectReader(object, DeviceKeys.READ, owner, object.opening(), diagnostics);
            ReadStep step = step(reader);
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private @Nullable ReadStep step(ObjectReader reader) {
        double waitMs = reader.number("wait_ms");
        JsonValue trigger = reader.value("trigger");
        List<Fragment> bytes =
                trigger == null ? null : ByteText.formulas(reader, "trigger", trigger);
        int register = (int) ByteText.number(reader, "register", LAST_BYTE, -1);
        List<Integer> transfer = ByteText.transfer(reader);
        String needed = bus == BusKind.SPI ? "transfer" : "length";
        String foreign = bus == BusKind.SPI ? "length" : "transfer";
        boolean complete = reader.require(needed, "how many bytes are read");
        if (reader.has(foreign)) {
            diagnostics.error(
                    reader.keyPlace(foreign),
                    "'" + foreign + "' has no meaning on an " + bus.word() + " bus",
                    "what is read is given by '" + needed + "'");
        }
        int length = bus == BusKind.SPI ? transfer.size() : reader.integer("length", 0);
        Checksum checksum = reader.word("crc", Checksum.class);
        if (!checksum.fits(length)) {
            diagnostics.error(
                    reader.valuePlace("crc"),
                    length + " bytes cannot carry this checksum",
                    "every_word: groups of 3; whole and pec: at least 2");
        }
        List<RawValue> raw = new ArrayList<>();
        for (Member member : members(reader, "raw")) {
            RawValue value = raw(member, length);
            if (value != null) {
                raw.add(value);
            }
        }
        Ready ready = ready(reader);
        return !complete || length == 0
                ? null
                : new ReadStep(
                        bytes == null ? null : new ByteWrite(bytes, waitMs),
                        ready,
                        register,
                        length,
                        transfer,
                        checksum,
                        raw);
    }

    private static @Nullable Ready ready(ObjectReader step) {
        ObjectReader reader = step.object("ready", DeviceKeys.READY);
        if (reader == null) {
            return null;
        }
        reader.require("mask", "the bits that tell it");
        return new Ready(
                (int) ByteText.number(reader, "register", LAST_BYTE, -1),
                (int) ByteText.number(reader, "mask", LAST_BYTE, 0),
                (int) ByteText.number(reader, "value", LAST_BYTE, 0),
                reader.number("timeout_ms"));
    }

    private @Nullable RawValue raw(Member member, int length) {
        String name = member.key().text();
        String owner = "raw number '" + name + "'";
        if (!Names.check("number", member.key().decoded(), name.length(), diagnostics)) {
            return null;
        }
        if (!(member.value() instanceof JsonObject object)) {
            diagnostics.error(
                    member.value().span(),
                    "expected an object for " + owner + ", found " + member.value().kind());
            return null;
        }
        ObjectReader reader =
                new ObjectReader(object, DeviceKeys.RAW, owner, member.key().span(), diagnostics);
        int offset = reader.integer("offset", 0);
        NumberFormat format = reader.word("type", NumberFormat.class);
        int shift = reader.integer("shift", 0);
        int all = format.length() * Byte.SIZE;
        int bits = reader.has("bits") ? reader.integer("bits", 1) : Math.max(1, all - shift);
        if (length > 0 && offset + format.length() > length) {
            diagnostics.error(
                    member.key().span(),
                    owner + " ends behind the " + length + " bytes that are read",
                    "offset " + offset + " and " + Phrase.number(format.length()) + " bytes");
            return null;
        }
        if (shift + bits > all) {
            diagnostics.error(
                    member.key().span(),
                    owner + " has only " + all + " bits",
                    "shift " + shift + " and " + bits + " bits");
            return null;
        }
        names.add(new Declarations.Parameter(name, member.key().span(), Double.NaN));
        return new RawValue(name, offset, format, shift, bits);
    }
}
