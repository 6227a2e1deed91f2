package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.KnownDevice;
import dev.takt.config.KnownDevices;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a file says of a device against what its descriptor says. Where the devices are not
 * known, everything is accepted.
 */
final class DeviceCheck {
    private final @Nullable KnownDevices known;
    private final Diagnostics diagnostics;

    DeviceCheck(@Nullable KnownDevices known, Diagnostics diagnostics) {
        this.known = known;
        this.diagnostics = diagnostics;
    }

    /**
     * Whether there is such a device and it can be at this place; reported where not.
     *
     * @param place address on an I2C bus, chip select on an SPI bus
     */
    boolean accepts(ObjectReader user, String name, Bus bus, int place) {
        if (known == null) {
            return true;
        }
        KnownDevice device = known.find(name);
        if (device == null && known.names().contains(name)) {
            return false; // its descriptor has mistakes, which have been reported
        }
        if (device == null) {
            diagnostics.error(
                    user.valuePlace("device"),
                    "unknown device " + Phrase.quoted(name),
                    known.isKernelFile(name)
                            ? "it is a file of the kernel: takt devices "
                                    + name
                                    + " shows the input"
                            : nearest(name, known.names(), "takt devices lists them"));
            return false;
        }
        if (device.bus() != bus.kind()) {
            diagnostics.error(
                    user.valuePlace("bus"),
                    "device '" + name + "' is not on an " + bus.kind().word() + " bus",
                    "for example \"bus\": \"" + device.bus().word() + "-0\"");
            return false;
        }
        if (device.bus() == BusKind.I2C && !device.addresses().contains(place)) {
            String allowed =
                    new TreeSet<>(device.addresses())
                            .stream().map(BusReader::hex).collect(Collectors.joining(", "));
            diagnostics.error(
                    user.valuePlace("address"),
                    "device '" + name + "' cannot be at address " + BusReader.hex(place),
                    "it is at " + allowed);
            return false;
        }
        return true;
    }

    /**
     * Whether a device measures this; reported where not.
     *
     * @param field null for the device's first
     */
    boolean hasField(ObjectReader user, String name, @Nullable String field) {
        KnownDevice device = find(name);
        if (device == null || (field == null && !device.fields().isEmpty())) {
            return true;
        }
        if (device.fields().isEmpty()) {
            diagnostics.error(
                    user.valuePlace("device"),
                    "device '" + name + "' measures nothing",
                    "it is for outputs");
            return false;
        }
        if (field != null && !device.fields().contains(field)) {
            diagnostics.error(
                    user.valuePlace("field"),
                    "device '" + name + "' has no field " + Phrase.quoted(field),
                    nearest(
                            field,
                            device.fields(),
                            "it has " + String.join(", ", device.fields())));
            return false;
        }
        return true;
    }

    /** Whether a device has this output; reported where not. */
    boolean hasChannel(ObjectReader user, String name, int channel) {
        KnownDevice device = find(name);
        if (device == null || channel < device.channels()) {
            return true;
        }
        if (device.channels() == 0) {
            diagnostics.error(
                    user.valuePlace("device"),
                    "device '" + name + "' sets nothing",
                    "it is for inputs");
        } else {
            diagnostics.error(
                    user.valuePlace("channel"),
                    "device '" + name + "' has no channel " + channel,
                    "it has " + device.channels() + ", counted from 0");
        }
        return false;
    }

    /** The numbers of a device that are others here; what is wrong is reported and left out. */
    Map<String, Double> constants(ObjectReader user, String name) {
        JsonValue value = user.value("constants");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof JsonObject object)) {
            user.mistype("an object of numbers", "constants", value);
            return Map.of();
        }
        KnownDevice device = find(name);
        Map<String, Double> constants = new LinkedHashMap<>();
        for (Member member : object.members()) {
            String constant = member.key().text();
            if (device != null && !device.constants().contains(constant)) {
                diagnostics.error(
                        member.key().span(),
                        "device '" + name + "' has no constant " + Phrase.quoted(constant),
                        nearest(constant, device.constants(), "takt devices " + name));
            } else if (member.value() instanceof JsonNumber number) {
                constants.put(constant, number.value());
            } else {
                user.mistype("numbers", "constants", member.value());
            }
        }
        return constants;
    }

    /** Most samples or values in a second; infinite where that is not known. */
    double fastestHz(String name) {
        KnownDevice device = find(name);
        return device == null ? Double.POSITIVE_INFINITY : device.fastestHz();
    }

    /** What is known of a device; null where that is nothing. */
    @Nullable KnownDevice find(String name) {
        return known == null ? null : known.find(name);
    }

    private static String nearest(String name, Collection<String> names, String otherwise) {
        return NearestName.of(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(otherwise);
    }
}
