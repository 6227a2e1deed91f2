package dev.takt.config.read;

import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonBoolean;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.NearestName;
import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one object by their keys and reports what is wrong with them.
 *
 * <p>A misspelt key is reported and then read as the key it was probably meant to be, so that what
 * follows from it is not reported as well.
 */
public final class ObjectReader {
    private final JsonObject object;
    private final Keys section;
    private final String owner;
    private final Span at;
    private final Diagnostics diagnostics;
    private final Map<String, Member> members = new HashMap<>();

    /**
     * @param owner whose object it is, for messages: {@code input 'temp'}
     * @param at where the owner is named; a missing key is reported there
     */
    public ObjectReader(
            JsonObject object, Keys section, String owner, Span at, Diagnostics diagnostics) {
        this.object = object;
        this.section = section;
        this.owner = owner;
        this.at = at;
        this.diagnostics = diagnostics;
        List<Member> unknown = new ArrayList<>();
        for (Member member : object.members()) {
            if (accepts(member.key().text())) {
                members.put(member.key().text(), member);
            } else {
                unknown.add(member);
            }
        }
        unknown.forEach(this::adopt);
    }

    private void adopt(Member member) {
        JsonString key = member.key();
        Optional<String> nearest = NearestName.of(key.text(), section.names());
        String hint =
                nearest.map(name -> "did you mean '" + name + "'?")
                        .orElse("known: " + String.join(", ", section.names()));
        diagnostics.error(
                key.span(), "unknown key " + Phrase.quoted(key.text()) + " in " + owner, hint);
        nearest.ifPresent(name -> members.putIfAbsent(name, member));
    }

    public String owner() {
        return owner;
    }

    public Span at() {
        return at;
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** The place of the object's opening brace. */
    public Span opening() {
        return object.opening();
    }

    /** Whether objects of this kind may have this key. */
    public boolean accepts(String key) {
        return section.names().contains(key);
    }

    public boolean has(String key) {
        return members.containsKey(section.key(key).name());
    }

    /** The value of a key; null where it is left out. */
    public @Nullable JsonValue value(String key) {
        Member member = members.get(section.key(key).name());
        return member == null ? null : member.value();
    }

    /** Where a key stands; the owner where it is left out. */
    public Span keyPlace(String key) {
        Member member = members.get(key);
        return member == null ? at : member.key().span();
    }

    /** Where the value of a key stands; the owner where it is left out. */
    public Span valuePlace(String key) {
        Member member = members.get(key);
        return member == null ? at : placeOf(member.value());
    }

    /** Whether a key is there; a missing one is reported. */
    public boolean require(String key, @Nullable String hint) {
        if (has(key)) {
            return true;
        }
        diagnostics.error(at, owner + " has no '" + key + "'", hint);
        return false;
    }

    /**
     * A number inside its range; what the table says where the key is left out; NaN where it is
     * wrong.
     */
    public double number(String key) {
        Key known = section.key(key);
        JsonValue value = value(key);
        if (value == null) {
            return known.standard() instanceof Double standard ? standard : Double.NaN;
        }
        return number(known, value);
    }

    private double number(Key key, JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            mistype("a number", key.name(), value);
            return Double.NaN;
        }
        double found = number.value();
        if (Double.isNaN(found)) {
            return found;
        }
        if (!key.holds(found)) {
            diagnostics.error(
                    value.span(),
                    subject(key.name())
                            + " is "
                            + Phrase.number(found)
                            + "; allowed: "
                            + Phrase.range(key.min(), key.max()));
            return Double.NaN;
        }
        if (key.kind() == Key.Kind.INTEGER && found != Math.rint(found)) {
            diagnostics.error(
                    value.span(),
                    subject(key.name()) + " is " + Phrase.number(found) + ", not a whole number");
            return Double.NaN;
        }
        return found;
    }

    /**
     * As {@link #number}; {@code wrong} where the number is wrong or left out without a default.
     */
    public int integer(String key, int wrong) {
        double number = number(key);
        return Double.isNaN(number) ? wrong : (int) number;
    }

    /** True or false; false where it is left out or wrong. */
    public boolean flag(String key) {
        JsonValue value = value(key);
        if (value == null) {
            return section.key(key).standard() instanceof Boolean standard && standard;
        }
        if (value instanceof JsonBoolean truth) {
            return truth.value();
        }
        mistype("true or false", key, value);
        return false;
    }

    /** A text; null where it is left out or no text. */
    public @Nullable String text(String key) {
        JsonValue value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.text();
        }
        mistype("a string", key, value);
        return null;
    }

    /** A text; empty where it is left out or no text. */
    public String textOrEmpty(String key) {
        String text = text(key);
        return text == null ? "" : text;
    }

    /**
     * One of the words of a key, as a constant of the same name; the default's where it is left out
     * or wrong.
     */
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        Key known = section.key(key);
        String standard = String.valueOf(known.standard());
        JsonValue value = value(key);
        String word = standard;
        if (value instanceof JsonString string) {
            word = string.text();
            if (!known.words().contains(word)) {
                String hint =
                        NearestName.of(word, known.words())
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("allowed: " + String.join(", ", known.words()));
                diagnostics.error(value.span(), subject(key) + " is " + Phrase.quoted(word), hint);
                word = standard;
            }
        } else if (value != null) {
            mistype("one of " + String.join(", ", known.words()), key, value);
        }
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** A formula; null where it is left out. */
    public @Nullable Fragment formula(String key) {
        JsonValue value = value(key);
        return value == null ? null : FormulaText.of(value, subject(key), diagnostics);
    }

    /** The object behind a key; null where it is left out or no object. */
    public @Nullable ObjectReader object(String key, Keys kind) {
        JsonValue value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject inner) {
            return new ObjectReader(inner, kind, subject(key), keyPlace(key), diagnostics);
        }
        mistype("an object", key, value);
        return null;
    }

    /** Reports that a value is not what it should be. */
    public void mistype(String expected, String key, JsonValue value) {
        diagnostics.error(
                placeOf(value),
                "expected " + expected + " for " + subject(key) + ", found " + value.kind(),
                hint(expected, value));
    }

    private static @Nullable String hint(String expected, JsonValue value) {
        boolean quotedNumber =
                expected.equals("a number")
                        && value instanceof JsonString string
                        && string.text().matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
        boolean quotedTruth =
                expected.equals("true or false")
                        && value instanceof JsonString string
                        && (string.text().equals("true") || string.text().equals("false"));
        return quotedNumber || quotedTruth ? "write it without quotes" : null;
    }

    private String subject(String key) {
        return section == Section.FILE ? "'" + key + "'" : "'" + key + "' of " + owner;
    }

    private static Span placeOf(JsonValue value) {
        return value instanceof JsonObject object ? object.opening() : value.span();
    }
}
