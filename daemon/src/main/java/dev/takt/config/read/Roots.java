package dev.takt.config.read;

import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The outermost objects of all files, read as one configuration. */
final class Roots {
    private final List<ObjectReader> files = new ArrayList<>();
    private final Diagnostics diagnostics;
    private boolean complete = true;

    Roots(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Adds a file's tree; null for a file that could not be read. */
    void add(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            files.add(
                    new ObjectReader(
                            object,
                            Section.FILE,
                            "the configuration",
                            object.opening(),
                            diagnostics));
            return;
        }
        complete = false;
        if (value != null) {
            diagnostics.error(
                    value.span(),
                    "expected '{' at the beginning of a configuration, found " + value.kind());
        }
    }

    /**
     * Whether all names that the files define were found. Where not, it makes no sense to check
     * formulas, as every use of such a name would be reported.
     */
    boolean complete() {
        return complete;
    }

    /** Notes that names may be missing. */
    void lose() {
        complete = false;
    }

    List<ObjectReader> files() {
        return files;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** The file that gives a key which may be given once; the first file where none does. */
    @Nullable ObjectReader single(String key) {
        ObjectReader first = null;
        for (ObjectReader file : files) {
            if (!file.has(key)) {
                continue;
            }
            if (first == null) {
                first = file;
            } else {
                String place = Phrase.place(first.keyPlace(key));
                diagnostics.error(
                        file.keyPlace(key), "'" + key + "' is given twice; first at " + place);
            }
        }
        return first != null || files.isEmpty() ? first : files.getFirst();
    }

    /** Goes through the members of a section in all files. */
    void members(String section, BiConsumer<JsonString, JsonValue> reader) {
        for (ObjectReader file : files) {
            members(file, section, reader);
        }
    }

    /** Goes through the members of an object behind a key. */
    void members(ObjectReader owner, String key, BiConsumer<JsonString, JsonValue> reader) {
        JsonValue value = owner.value(key);
        if (value instanceof JsonObject object) {
            for (Member member : object.members()) {
                reader.accept(member.key(), member.value());
            }
        } else if (value != null) {
            owner.mistype("an object", key, value);
            complete = false;
        }
    }
}
