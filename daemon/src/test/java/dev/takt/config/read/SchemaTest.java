package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.json.Findings;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for editors and the user's reference say what the reader does. */
public class SchemaTest {
    private static JsonObject schema = new JsonObject(List.of(), new Source("", "").span(0, 0));
    private static String reference = "";

    @BeforeAll
    static void readFiles() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("config/takt.schema.json"))) {
            root = root.getParent();
            assertNotNull(root, "no config/takt.schema.json above the working directory");
        }
        String text = Files.readString(root.resolve("config/takt.schema.json"));
        Diagnostics diagnostics = new Diagnostics();
        JsonValue value = JsonText.read(new Source("schema", text), diagnostics);
        assertEquals(List.of(), Findings.errors(diagnostics));
        schema = assertInstanceOf(JsonObject.class, value);
        reference = Files.readString(root.resolve("docs/configuration.md"));
    }

    private static @Nullable JsonValue get(JsonValue object, String key) {
        for (Member member : ((JsonObject) object).members()) {
            if (member.key().text().equals(key)) {
                return member.value();
            }
        }
        return null;
    }

    private static JsonValue need(JsonValue object, String key) {
        JsonValue value = get(object, key);
        assertNotNull(value, key);
        return value;
    }

    private static JsonValue definition(Section section) {
        return section == Section.FILE
                ? schema
                : need(need(schema, "$defs"), section.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void everySectionHasTheSameKeys(Section section) {
        JsonObject properties = (JsonObject) need(definition(section), "properties");
        List<String> keys = properties.members().stream().map(m -> m.key().text()).toList();
        assertEquals(new TreeSet<>(section.names()), new TreeSet<>(keys));
        assertEquals(
                false, ((JsonBoolean) need(definition(section), "additionalProperties")).value());
    }

    static Stream<Section> sections() {
        return Stream.of(Section.values());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void everyKeyHasTheSameTypeRangeWordsAndDefault(Section section) {
        for (String name : section.names()) {
            JsonValue property = need(need(definition(section), "properties"), name);
            checkKey(section + "." + name, section.key(name), property);
        }
    }

    /** Holds one key of a table equal to the property of a schema. */
    public static void checkKey(String what, Key key, JsonValue property) {
        switch (key.kind()) {
            case NUMBER, INTEGER -> {
                assertEquals(
                        key.kind().name().toLowerCase(Locale.ROOT), text(property, "type"), what);
                assertEquals(key.min(), number(property, "minimum", -Double.MAX_VALUE), what);
                assertEquals(key.max(), number(property, "maximum", Double.MAX_VALUE), what);
            }
            case WORD -> assertEquals(key.words(), words(need(property, "enum")), what);
            case FLAG -> assertEquals("boolean", text(property, "type"), what);
            case TEXT -> assertEquals("string", text(property, "type"), what);
            case FORMULA -> assertEquals("#/$defs/formula", text(property, "$ref"), what);
            case OTHER -> assertTrue(property instanceof JsonObject, what);
        }
        Object standard =
                switch (get(property, "default")) {
                    case JsonNumber number -> number.value();
                    case JsonBoolean truth -> truth.value();
                    case JsonString string -> string.text();
                    case null, default -> null;
                };
        assertEquals(key.standard(), standard, what);
    }

    private static @Nullable String text(JsonValue object, String key) {
        return get(object, key) instanceof JsonString string ? string.text() : null;
    }

    private static double number(JsonValue object, String key, double otherwise) {
        return get(object, key) instanceof JsonNumber number ? number.value() : otherwise;
    }

    private static List<String> words(JsonValue array) {
        return ((JsonArray) array)
                .elements().stream().map(word -> ((JsonString) word).text()).toList();
    }

    @Test
    void everyReferenceOfTheSchemaLeadsSomewhere() {
        checkReferences(schema);
    }

    private static void checkReferences(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.elements().forEach(SchemaTest::checkReferences);
        } else if (value instanceof JsonObject object) {
            for (Member member : object.members()) {
                if (member.key().text().equals("$ref")
                        && member.value() instanceof JsonString target) {
                    need(need(schema, "$defs"), target.text().substring("#/$defs/".length()));
                }
                checkReferences(member.value());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceNamesEveryKey(Section section) {
        for (String name : section.names()) {
            assertTrue(reference.contains("`" + name + "`"), "docs/configuration.md lacks " + name);
        }
    }
}
