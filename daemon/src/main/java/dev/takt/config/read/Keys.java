package dev.takt.config.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The keys that one kind of object may have. */
public interface Keys {
    /** All keys by name, in the order of the table; not to be changed. */
    Map<String, Key> byName();

    /** A table of keys, for {@link #byName}. */
    static Map<String, Key> table(Key... keys) {
        Map<String, Key> byName = new LinkedHashMap<>();
        for (Key key : keys) {
            byName.put(key.name(), key);
        }
        return Collections.unmodifiableMap(byName);
    }

    /** The names of all keys, in the order of the table. */
    default Set<String> names() {
        return byName().keySet();
    }

    /**
     * The key of this name.
     *
     * @throws IllegalArgumentException where the table has none: the reader asks for what it does
     *     not accept
     */
    default Key key(String name) {
        Key key = byName().get(name);
        if (key == null) {
            throw new IllegalArgumentException("a key of " + this + " expected, got " + name);
        }
        return key;
    }
}
