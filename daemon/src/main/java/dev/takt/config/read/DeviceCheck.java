package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.KnownDevice;
import dev.takt.config.KnownDevices;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.NearestName;
import java.util.Collection;
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
        KnownDevice device = known == null ? null : known.find(name);
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
        KnownDevice device = known == null ? null : known.find(name);
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

    private static String nearest(String name, Collection<String> names, String otherwise) {
        return NearestName.of(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(otherwise);
    }
}
