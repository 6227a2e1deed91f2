package dev.takt.config.json;

import dev.takt.config.json.JsonValue.JsonArray;
import dev.takt.config.json.JsonValue.JsonBoolean;
import dev.takt.config.json.JsonValue.JsonNull;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads one JSON text into a tree.
 *
 * <p>Comments ({@code //}, {@code /* *}{@code /}, {@code #}) and trailing commas are accepted. A
 * syntax error ends the reading, as nothing behind it can be trusted; duplicate keys and numbers
 * out of range do not.
 */
public final class JsonText {
    /** Deepest nesting of objects and arrays. */
    static final int DEEPEST = 64;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    // Keys are names of formulas, mostly different: a table of them would only cost
                    // time.
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    // The size of the file is bounded already, and nesting is bounded here with its
                    // place.
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final Source source;
    private final Diagnostics diagnostics;
    private final JsonParser parser;

    private JsonText(Source source, Diagnostics diagnostics, JsonParser parser) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.parser = parser;
    }

    /**
     * The tree of a text.
     *
     * @param diagnostics takes what is wrong
     * @return null where the text is no JSON, which has been reported
     */
    public static @Nullable JsonValue read(Source source, Diagnostics diagnostics) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source.text())) {
            JsonText reader = new JsonText(source, diagnostics, parser);
            JsonToken first = parser.nextToken();
            JsonValue value = first == null ? null : reader.value(first, 1);
            if (value != null && parser.nextToken() == null) {
                return value;
            }
            explain(source, 0, diagnostics);
        } catch (TooDeepException e) {
            diagnostics.error(e.place, "nested deeper than " + DEEPEST + " levels", null);
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            explain(source, (int) Math.max(0, at), diagnostics);
        }
        return null;
    }

    /**
     * Says why the parser gave up; the place where it did is for what only the parser finds wrong.
     */
    private static void explain(Source source, int at, Diagnostics diagnostics) {
        if (!new SyntaxMistake(source, diagnostics).report()) {
            diagnostics.error(source.span(at, at + 1), "this is not JSON from here on");
        }
    }

    private JsonValue value(JsonToken token, int depth) throws TooDeepException {
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new JsonBoolean(true, token("true"));
            case VALUE_FALSE -> new JsonBoolean(false, token("false"));
            case VALUE_NULL -> new JsonNull(token("null"));
            case NOT_AVAILABLE, PROPERTY_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("a value expected, got the token " + token);
        };
    }

    private JsonObject object(int depth) throws TooDeepException {
        int start = offset();
        checkDepth(depth, start);
        List<Member> members = new ArrayList<>();
        Map<String, JsonString> known = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            JsonString key = string();
            JsonValue value = value(parser.nextToken(), depth + 1);
            JsonString first = known.putIfAbsent(key.text(), key);
            if (first == null) {
                members.add(new Member(key, value));
            } else {
                String place = "line " + first.span().line() + ", column " + first.span().column();
                diagnostics.error(
                        key.span(),
                        "key " + Phrase.quoted(key.text()) + " is given twice; first at " + place);
            }
        }
        return new JsonObject(members, source.span(start, offset() + 1));
    }

    private JsonArray array(int depth) throws TooDeepException {
        int start = offset();
        checkDepth(depth, start);
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            elements.add(value(token, depth + 1));
        }
        return new JsonArray(elements, source.span(start, offset() + 1));
    }

    private JsonString string() {
        int quote = offset();
        String text = parser.getString();
        var decoded = StringPlaces.fragment(source, quote, text);
        return new JsonString(decoded, source.span(quote, decoded.span().end() + 1));
    }

    private JsonNumber number() {
        String digits = parser.getString();
        Span span = token(digits);
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            diagnostics.error(
                    span, "number too large: " + Phrase.quoted(digits), "the largest is 1.797e308");
            return new JsonNumber(Double.NaN, span);
        }
        return new JsonNumber(value, span);
    }

    private Span token(String text) {
        int start = offset();
        return source.span(start, start + text.length());
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private void checkDepth(int depth, int start) throws TooDeepException {
        if (depth > DEEPEST) {
            throw new TooDeepException(source.span(start, start + 1));
        }
    }

    /** Ends the reading of a text whose brackets are nested too deep. */
    private static final class TooDeepException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Span place;

        TooDeepException(Span place) {
            super("nested too deep", null, false, false);
            this.place = place;
        }
    }
}
