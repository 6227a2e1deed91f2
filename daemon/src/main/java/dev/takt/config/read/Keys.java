package dev.takt.config.read;

import java.util.Set;

/** The keys that one kind of object may have. */
public interface Keys {
    /** The names of all keys, in the order of the table. */
    Set<String> names();

    /**
     * The key of this name.
     *
     * @throws IllegalArgumentException where the table has none: the reader asks for what it does
     *     not accept
     */
    Key key(String name);
}
