package dev.takt.config.json;

import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;
import java.util.List;

/** A JSON value and its place. */
public sealed interface JsonValue {
    /** From the first character to behind the last, quotes and brackets included. */
    Span span();

    /** What it is, for messages: {@code a number}, {@code an object}. */
    String kind();

    /** An object; the members in the order of the text, each key once. */
    record JsonObject(List<Member> members, Span span) implements JsonValue {
        public JsonObject {
            members = List.copyOf(members);
        }

        @Override
        public String kind() {
            return "an object";
        }

        /** The place of the opening brace. */
        public Span opening() {
            return span.source().span(span.start(), span.start() + 1);
        }
    }

    /** A key of an object and its value. */
    record Member(JsonString key, JsonValue value) {}

    /** An array. */
    record JsonArray(List<JsonValue> elements, Span span) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /**
     * A string.
     *
     * @param decoded the text without quotes, escapes decoded, each character with its place in the
     *     file
     */
    record JsonString(Fragment decoded, Span span) implements JsonValue {
        public String text() {
            return decoded.text();
        }

        @Override
        public String kind() {
            return "a string";
        }
    }

    /**
     * A number.
     *
     * @param value the nearest binary64 number; NaN where the number is too large for one, which
     *     has been reported
     */
    record JsonNumber(double value, Span span) implements JsonValue {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** True or false. */
    record JsonBoolean(boolean value, Span span) implements JsonValue {
        @Override
        public String kind() {
            return value ? "true" : "false";
        }
    }

    /** Null. */
    record JsonNull(Span span) implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }
}
