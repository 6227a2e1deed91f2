package dev.takt.config.read;

import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what sources and sinks have in common. */
final class Wiring {
    private static final int MOST_BYTES = 64;
    private static final int LAST_BYTE = 255;
    private static final String CHIP = "gpiochip";
    private static final int LAST_CHIP = 999;

    /** The kernel keeps 31 bytes of a label. */
    private static final String CHIP_LABEL = "[!-~]([ -~]{0,29}[!-~])?";

    private final Diagnostics diagnostics;

    Wiring(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The name or the label of a GPIO chip; null for the chip of the board's pin header. A number
     * becomes the name.
     */
    @Nullable String gpioChip(ObjectReader reader) {
        JsonValue value = reader.value("chip");
        if (value instanceof JsonNumber number && Double.isNaN(number.value())) {
            return null;
        }
        if (value instanceof JsonNumber number
                && number.value() >= 0
                && number.value() <= LAST_CHIP
                && number.value() == Math.rint(number.value())) {
            return CHIP + (int) number.value();
        }
        if (value instanceof JsonString text && text.text().matches(CHIP_LABEL)) {
            return text.text().matches("[0-9]{1,3}") ? CHIP + text.text() : text.text();
        }
        if (value instanceof JsonString || value instanceof JsonNumber) {
            diagnostics.error(
                    value.span(),
                    "'chip' of " + reader.owner() + " names no GPIO chip",
                    "a name as under /dev (\"gpiochip0\"), a number or a label (\"pinctrl-rp1\")");
        } else if (value != null) {
            reader.mistype("a name, a number or a label", "chip", value);
        }
        return null;
    }

    /** The name of a device descriptor; null where it is wrong, which has been reported. */
    @Nullable String device(ObjectReader reader) {
        String name = reader.text("device");
        if (name != null && !Names.isDevice(name)) {
            diagnostics.error(
                    reader.valuePlace("device"),
                    Phrase.quoted(name) + " cannot be the name of a device",
                    "small letters, digits and '_'");
            return null;
        }
        return name;
    }

    /**
     * A file the kernel offers. A relative path begins where the configuration file lies. Control
     * characters are refused: a name with a line break would tear the lines of the log.
     *
     * @return null where it is wrong, which has been reported
     */
    @Nullable Path file(ObjectReader reader) {
        String text = reader.text("file");
        if (text == null) {
            return null;
        }
        try {
            if (!text.isBlank() && text.chars().noneMatch(Character::isISOControl)) {
                return Path.of(reader.at().source().name()).resolveSibling(text);
            }
        } catch (InvalidPathException e) {
            // Reported below, as an empty path is.
        }
        diagnostics.error(reader.valuePlace("file"), Phrase.quoted(text) + " is not a path");
        return null;
    }

    /**
     * The bytes of an SPI transfer; empty where there are none.
     *
     * @return null where they are wrong, which has been reported
     */
    @Nullable List<Integer> transfer(ObjectReader reader) {
        JsonValue value = reader.value("transfer");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            reader.mistype("an array of bytes", "transfer", value);
            return null;
        }
        if (array.elements().size() > MOST_BYTES) {
            diagnostics.error(
                    value.span(),
                    "'transfer' of "
                            + reader.owner()
                            + " has "
                            + array.elements().size()
                            + " bytes",
                    "at most " + MOST_BYTES);
            return null;
        }
        List<Integer> bytes = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            double found = element instanceof JsonNumber number ? number.value() : -1;
            if (found >= 0 && found <= LAST_BYTE && found == Math.rint(found)) {
                bytes.add((int) found);
            } else if (!Double.isNaN(found)) {
                diagnostics.error(
                        element.span(),
                        "expected a byte in 'transfer' of " + reader.owner(),
                        "0 to 255");
            }
        }
        return bytes.size() == array.elements().size() ? bytes : null;
    }
}
