package dev.takt.config.read;

import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonBoolean;
import dev.takt.config.json.JsonValue.JsonNull;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a formula: a string, the lines of an array, or a number or truth value as it stands.
 */
final class FormulaText {
    private FormulaText() {}

    /**
     * The formula that a value holds.
     *
     * @param what whose formula, for messages: {@code 'value' of input 'temp'}
     * @return a formula that is fit to be checked, {@code nan} where the value holds none, which
     *     has been reported
     */
    static Fragment of(JsonValue value, String what, Diagnostics diagnostics) {
        return switch (value) {
            case JsonString string -> string.decoded();
            case JsonNumber number ->
                    Double.isNaN(number.value()) ? none(number.span()) : literal(number.span());
            case JsonBoolean truth -> literal(truth.span());
            case JsonArray lines -> joined(lines, what, diagnostics);
            case JsonObject _, JsonNull _ -> {
                Span at = value instanceof JsonObject object ? object.opening() : value.span();
                diagnostics.error(at, "expected a formula for " + what + ", found " + value.kind());
                yield none(at);
            }
        };
    }

    /** A formula that stands in for one that is missing. */
    static Fragment none(Span at) {
        return Fragment.verbatim(at.source(), "nan", at.start());
    }

    private static Fragment literal(Span span) {
        String text = span.source().text().substring(span.start(), span.end());
        return Fragment.verbatim(span.source(), text, span.start());
    }

    private static Fragment joined(JsonArray array, String what, Diagnostics diagnostics) {
        if (array.elements().isEmpty()) {
            diagnostics.error(array.span(), "no lines in the formula for " + what);
            return none(array.span());
        }
        List<Fragment> lines = new ArrayList<>();
        int length = 0;
        for (JsonValue element : array.elements()) {
            if (element instanceof JsonString line) {
                lines.add(line.decoded());
                length += line.text().length() + 1;
            } else {
                diagnostics.error(
                        element.span(),
                        "expected a line of the formula for " + what + ", found " + element.kind(),
                        "each line is a string");
            }
        }
        return lines.size() < array.elements().size()
                ? none(array.span())
                : join(lines, length - 1);
    }

    private static Fragment join(List<Fragment> lines, int length) {
        StringBuilder text = new StringBuilder(length);
        int[] offsets = new int[length + 1];
        for (Fragment line : lines) {
            if (line != lines.getFirst()) {
                // It stands where the line before it ends, which is noted already.
                text.append('\n');
            }
            for (int i = 0; i <= line.text().length(); i++) {
                offsets[text.length() + i] = line.span(i, i).start();
            }
            text.append(line.text());
        }
        return Fragment.mapped(lines.getFirst().source(), text.toString(), offsets);
    }
}
