package dev.takt.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What a controller has replied, as text. */
final class ReplyText {
    private ReplyText() {}

    /** A number without a useless fraction; {@code nan} where the controller has none. */
    static String number(@Nullable Object value) {
        if (!(value instanceof Double number)) {
            return "nan";
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? String.valueOf(number.longValue()) : number.toString();
    }

    /** Writes the members of a reply, without {@code ok}, as members of an object. */
    static void write(JsonGenerator json, Map<?, ?> reply) {
        reply.forEach((name, value) -> {
            if (!name.equals("ok")) {
                json.writeName(String.valueOf(name));
                value(json, value);
            }
        });
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> members -> {
                json.writeStartObject();
                write(json, members);
                json.writeEndObject();
            }
            case List<?> elements -> {
                json.writeStartArray();
                elements.forEach(element -> value(json, element));
                json.writeEndArray();
            }
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                    json.writeNumber(number.longValue());
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case null -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }
}
