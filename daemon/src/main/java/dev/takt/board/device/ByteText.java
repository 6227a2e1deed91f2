package dev.takt.board.device;

import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.config.read.ObjectReader;
import dev.takt.diagnostic.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes and numbers as data sheets write them: {@code "F4 27"}, {@code "0xF4"}, {@code 244}. */
final class ByteText {
    private static final String HINT = "bytes in hexadecimal: \"F4 27\"";

    private ByteText() {}

    /**
     * The bytes of a write: a string in hexadecimal, or an array with a formula for each byte.
     *
     * @return null where they are wrong, which has been reported
     */
    static @Nullable List<Fragment> formulas(ObjectReader reader, String key, JsonValue value) {
        return switch (value) {
            case JsonString string -> constants(reader, string);
            case JsonArray array when !array.elements().isEmpty() -> each(reader, key, array);
            default -> {
                reader.mistype("bytes", key, value);
                yield null;
            }
        };
    }

    private static @Nullable List<Fragment> each(ObjectReader reader, String key, JsonArray array) {
        List<Fragment> bytes = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (element instanceof JsonString formula) {
                bytes.add(formula.decoded());
            } else if (element instanceof JsonNumber number) {
                bytes.add(
                        Fragment.verbatim(
                                number.span().source(), text(number), number.span().start()));
            } else {
                reader.mistype("a formula for each byte", key, element);
                return null;
            }
        }
        return bytes;
    }

    private static String text(JsonNumber number) {
        return number.span().source().text().substring(number.span().start(), number.span().end());
    }

    private static @Nullable List<Fragment> constants(ObjectReader reader, JsonString string) {
        if (!isHex(string.text())) {
            reader.diagnostics().error(string.span(), notBytes(string.text()), HINT);
            return null;
        }
        List<Fragment> bytes = new ArrayList<>();
        Fragment text = string.decoded();
        for (int at = 0; at < text.text().length(); at += 3) {
            int start = text.span(at, at).start();
            bytes.add(
                    Fragment.mapped(
                            text.source(),
                            "0x" + text.text().substring(at, at + 2),
                            new int[] {start, start, start, start + 1, start + 2}));
        }
        return bytes;
    }

    /** The bytes of a transfer; empty where there is none or it is wrong, which is reported. */
    static List<Integer> transfer(ObjectReader reader) {
        String text = reader.text("transfer");
        if (text == null) {
            return List.of();
        }
        if (!isHex(text)) {
            reader.diagnostics().error(reader.valuePlace("transfer"), notBytes(text), HINT);
            return List.of();
        }
        List<Integer> bytes = new ArrayList<>();
        for (String one : text.split(" ")) {
            bytes.add(Integer.parseInt(one, 16));
        }
        return bytes;
    }

    private static boolean isHex(String text) {
        return text.matches("[0-9A-Fa-f]{2}( [0-9A-Fa-f]{2})*");
    }

    private static String notBytes(String text) {
        return Phrase.quoted(text) + " are not bytes";
    }

    /**
     * A whole number, as such or as text in hexadecimal.
     *
     * @param standard where it is left out
     * @return {@code standard} too where it is wrong, which has been reported
     */
    static long number(ObjectReader reader, String key, long max, long standard) {
        JsonValue value = reader.value(key);
        if (value == null) {
            return standard;
        }
        long found = number(value);
        if (found >= 0 && found <= max) {
            return found;
        }
        reader.diagnostics()
                .error(
                        value.span(),
                        "'"
                                + key
                                + "' of "
                                + reader.owner()
                                + " is no whole number from 0 to "
                                + "0x"
                                + Long.toHexString(max).toUpperCase(Locale.ROOT),
                        "\"0xF4\", or decimal");
        return standard;
    }

    /** The number; -1 where the value is none. */
    static long number(JsonValue value) {
        if (value instanceof JsonNumber number && number.value() == Math.rint(number.value())) {
            return (long) number.value();
        }
        boolean hex =
                value instanceof JsonString string && string.text().matches("0x[0-9A-Fa-f]{1,8}");
        return hex ? Long.parseLong(((JsonString) value).text().substring(2), 16) : -1;
    }
}
