package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.json.JsonText;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.read.SchemaTest;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema for editors and the reference say what the reader of descriptors does. */
class DeviceSchemaTest {
    static final Path ROOT = root();

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("config/device.schema.json"))) {
            root = root.getParent();
            assertNotNull(root, "no config/device.schema.json above the working directory");
        }
        return root;
    }

    private static JsonValue need(JsonValue object, String key) {
        for (Member member : ((JsonObject) object).members()) {
            if (member.key().text().equals(key)) {
                return member.value();
            }
        }
        throw new AssertionError("no " + key);
    }

    private static JsonValue schema() throws IOException {
        String text = Files.readString(ROOT.resolve("config/device.schema.json"));
        JsonValue schema = JsonText.read(new Source("schema", text), new Diagnostics());
        assertNotNull(schema);
        return schema;
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyHasTheSameTypeRangeWordsAndDefault(DeviceKeys keys) throws IOException {
        JsonValue definition = schema();
        if (keys != DeviceKeys.DEVICE) {
            definition = need(need(definition, "$defs"), keys.name().toLowerCase(Locale.ROOT));
        }
        JsonObject properties = (JsonObject) need(definition, "properties");
        List<String> names = properties.members().stream().map(m -> m.key().text()).toList();
        assertEquals(new TreeSet<>(keys.names()), new TreeSet<>(names));
        for (String name : keys.names()) {
            SchemaTest.checkKey(keys + "." + name, keys.key(name), need(properties, name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceNamesEveryKey(DeviceKeys keys) throws IOException {
        String reference = Files.readString(ROOT.resolve("docs/devices.md"));
        for (String name : keys.names()) {
            assertTrue(reference.contains("`" + name + "`"), "docs/devices.md lacks " + name);
        }
    }
}
