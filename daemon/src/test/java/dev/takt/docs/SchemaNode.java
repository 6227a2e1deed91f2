package dev.takt.docs;

import dev.takt.config.json.JsonText;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonBoolean;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a JSON Schema: what it says itself, and where its references lead.
 *
 * @param schema the whole, in which references are looked up
 */
record SchemaNode(JsonObject schema, JsonObject node) {
    private static final String DEFINITIONS = "#/$defs/";

    static SchemaNode read(Source source) {
        JsonValue value = JsonText.read(source, new Diagnostics());
        JsonObject schema = (JsonObject) Objects.requireNonNull(value);
        return new SchemaNode(schema, schema);
    }

    /** The part under a key, where there is one. */
    Optional<SchemaNode> at(String key) {
        return value(node, key)
                .filter(JsonObject.class::isInstance)
                .map(part -> new SchemaNode(schema, (JsonObject) part));
    }

    /** The parts of an array under a key; empty where there is none. */
    List<SchemaNode> all(String key) {
        return elements(key).stream()
                .map(part -> new SchemaNode(schema, (JsonObject) part))
                .toList();
    }

    /** The parts of an object by their keys; empty where there is none. */
    Map<String, SchemaNode> members(String key) {
        Map<String, SchemaNode> members = new LinkedHashMap<>();
        at(key).ifPresent(object ->
                object.node()
                        .members()
                        .forEach(member ->
                                members.put(
                                        member.key().text(),
                                        new SchemaNode(schema, (JsonObject) member.value()))));
        return members;
    }

    /** A string, number or truth under a key, as it is written, without quotes. */
    Optional<String> text(String key) {
        return value(node, key).flatMap(SchemaNode::text);
    }

    /** The strings of an array under a key; empty where there is none. */
    List<String> texts(String key) {
        return elements(key).stream().flatMap(element -> text(element).stream()).toList();
    }

    /** The name of the definition it refers to. */
    Optional<String> reference() {
        return text("$ref").map(reference -> reference.substring(DEFINITIONS.length()));
    }

    /** What it refers to; itself where it refers to nothing. */
    SchemaNode target() {
        return reference().map(name -> definition(name)).orElse(this);
    }

    private SchemaNode definition(String name) {
        SchemaNode definitions = new SchemaNode(schema, schema).at("$defs").orElseThrow();
        return definitions.at(name).orElseThrow();
    }

    private List<JsonValue> elements(String key) {
        return value(node, key).map(array -> ((JsonArray) array).elements()).orElse(List.of());
    }

    private static Optional<JsonValue> value(JsonObject object, String key) {
        return object.members().stream()
                .filter(member -> member.key().text().equals(key))
                .map(Member::value)
                .findFirst();
    }

    private static Optional<String> text(JsonValue value) {
        return switch (value) {
            case JsonString string -> Optional.of(string.text());
            case JsonNumber number ->
                    Optional.of(
                            BigDecimal.valueOf(number.value())
                                    .stripTrailingZeros()
                                    .toPlainString());
            case JsonBoolean truth -> Optional.of(String.valueOf(truth.value()));
            default -> Optional.empty();
        };
    }
}
