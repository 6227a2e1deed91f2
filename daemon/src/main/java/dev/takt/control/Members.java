package dev.takt.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads a line of the protocol: one JSON object. */
final class Members {
    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(LONGEST_NUMBER)
                                    .build())
                    .build();

    private Members() {}

    /**
     * The members of an object in their order: String, Double, Boolean, List and Map of these, and
     * null.
     *
     * @param bytes UTF-8
     * @throws RefusedException if it is anything else
     */
    static Map<String, @Nullable Object> read(byte[] bytes, int length) throws RefusedException {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new RefusedException("syntax", "a request is a JSON object in one line");
            }
            Map<String, @Nullable Object> members = object(json);
            if (json.nextToken() != null) {
                throw new RefusedException("syntax", "one request in a line");
            }
            return members;
        } catch (JacksonException e) {
            throw new RefusedException("syntax", "this is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser json) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            members.put(name, value(json, json.nextToken()));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (JsonToken next = json.nextToken();
                        next != JsonToken.END_ARRAY;
                        next = json.nextToken()) {
                    elements.add(value(json, next));
                }
                yield elements;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Double.valueOf(json.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
