package dev.takt.config.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a section and what may stand behind it.
 *
 * @param name as written in the file
 * @param kind what kind of value
 * @param min least number, for {@link Kind#NUMBER} and {@link Kind#INTEGER}
 * @param max greatest number, likewise
 * @param words all words, for {@link Kind#WORD}; else empty
 * @param standard the value where the key is left out: Double, Boolean or String; null where there
 *     is none
 */
public record Key(
        String name,
        Kind kind,
        double min,
        double max,
        List<String> words,
        @Nullable Object standard) {
    /** What kind of value stands behind a key. */
    public enum Kind {
        NUMBER,
        INTEGER,
        WORD,
        FLAG,
        TEXT,
        FORMULA,
        /** What needs a reader of its own. */
        OTHER
    }

    public static Key number(String name, double min, double max) {
        return new Key(name, Kind.NUMBER, min, max, List.of(), null);
    }

    public static Key number(String name) {
        return number(name, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    public static Key integer(String name, double min, double max) {
        return new Key(name, Kind.INTEGER, min, max, List.of(), null);
    }

    public static Key word(String name, String... words) {
        return new Key(name, Kind.WORD, Double.NaN, Double.NaN, List.of(words), null);
    }

    public static Key flag(String name) {
        return new Key(name, Kind.FLAG, Double.NaN, Double.NaN, List.of(), false);
    }

    public static Key text(String name) {
        return new Key(name, Kind.TEXT, Double.NaN, Double.NaN, List.of(), null);
    }

    public static Key formula(String name) {
        return new Key(name, Kind.FORMULA, Double.NaN, Double.NaN, List.of(), null);
    }

    public static Key other(String name) {
        return new Key(name, Kind.OTHER, Double.NaN, Double.NaN, List.of(), null);
    }

    /** The same key with a value for where it is left out. */
    public Key or(Object value) {
        Object held = value instanceof Integer number ? Double.valueOf(number) : value;
        return new Key(name, kind, min, max, words, held);
    }

    public boolean holds(double number) {
        return min <= number && number <= max;
    }
}
