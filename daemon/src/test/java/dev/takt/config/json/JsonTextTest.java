package dev.takt.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTextTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private JsonValue read(String text) {
        JsonValue value = JsonText.read(new Source("a.json", text), diagnostics);
        assertEquals(List.of(), Findings.errors(diagnostics));
        assertNotNull(value);
        return value;
    }

    private static String textAt(Span span) {
        return span.source().text().substring(span.start(), span.end());
    }

    @Test
    void keepsMembersInOrderWithTheirPlaces() {
        String text =
                "{ 'b': [1, -2.5e3], // x\n 'a': {'x': true,}, # y\n /* z */ 'c': null }"
                        .replace('\'', '"');
        JsonObject object = assertInstanceOf(JsonObject.class, read(text));
        assertEquals(
                List.of("b", "a", "c"),
                object.members().stream().map(m -> m.key().text()).toList());
        assertEquals(text, textAt(object.span()));
        assertEquals("{", textAt(object.opening()));
        Member b = object.members().getFirst();
        assertEquals("\"b\"", textAt(b.key().span()));
        assertEquals("[1, -2.5e3]", textAt(b.value().span()));
        JsonNumber number = (JsonNumber) ((JsonArray) b.value()).elements().get(1);
        assertEquals(-2500, number.value());
        assertEquals("-2.5e3", textAt(number.span()));
        JsonObject a = (JsonObject) object.members().get(1).value();
        JsonBoolean truth = (JsonBoolean) a.members().getFirst().value();
        assertTrue(truth.value());
        assertEquals("true", textAt(truth.span()));
        assertEquals("{\"x\": true,}", textAt(a.span()));
        assertEquals(
                "null",
                textAt(assertInstanceOf(JsonNull.class, object.members().get(2).value()).span()));
    }

    @Test
    void plainStringsStandLetterByLetter() {
        JsonString string = (JsonString) read("  \"a ° 😀 b\"");
        assertEquals("a ° 😀 b", string.text());
        assertEquals("\"a ° 😀 b\"", textAt(string.span()));
        assertEquals("b", textAt(string.decoded().span(7, 8)));
    }

    @Test
    void everyDecodedCharacterLeadsBackToItsEscape() {
        String text = "[\"x\\n\\u00b0\\\"\\ud83d\\ude00\\\\z😀!\"]";
        JsonString string = (JsonString) ((JsonArray) read(text)).elements().getFirst();
        assertEquals("x\n°\"😀\\z😀!", string.text());
        List<String> pieces =
                List.of("x", "\\n", "\\u00b0", "\\\"", "\\ud83d", "\\ude00", "\\\\", "z");
        for (int i = 0; i < pieces.size(); i++) {
            assertEquals(pieces.get(i), textAt(string.decoded().span(i, i + 1)), "character " + i);
        }
        assertEquals("!", textAt(string.decoded().span(10, 11)));
        assertEquals(text.substring(1, text.length() - 1), textAt(string.span()));
        assertEquals(text.substring(2, text.length() - 2), textAt(string.decoded().span()));
    }

    @Test
    void keysKeepTheirPlacesToo() {
        JsonObject object = (JsonObject) read("{\"c\\u0032f(c)\": 1}");
        JsonString key = object.members().getFirst().key();
        assertEquals("c2f(c)", key.text());
        assertEquals("\\u0032", textAt(key.decoded().span(1, 2)));
    }

    @Test
    void linesMayEndInEveryWay() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            JsonObject object =
                    (JsonObject) read("{" + end + "// x" + end + "  \"a\": 1" + end + "}");
            Span span = object.members().getFirst().key().span();
            assertEquals("3:3", span.line() + ":" + span.column());
        }
    }

    @Test
    void placesHoldBeyondTheBufferOfTheParser() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 20_000; i++) {
            text.append("\"name").append(i).append("\": \"value\\n").append(i).append("\",\n");
        }
        JsonObject object = (JsonObject) read(text + "}");
        assertEquals(20_000, object.members().size());
        for (int i = 0; i < 20_000; i++) {
            Member member = object.members().get(i);
            assertEquals("\"name" + i + "\"", textAt(member.key().span()));
            assertEquals("\"value\\n" + i + "\"", textAt(member.value().span()));
            assertEquals(i + 1, member.key().span().line());
        }
    }

    @Test
    void longestNestingIsRead() {
        read("[".repeat(64) + "]".repeat(64));
    }

    @Test
    void veryLongStringsNumbersAndNamesAreRead() {
        String name = "n".repeat(200_000);
        JsonObject object =
                (JsonObject)
                        read("{\"" + name + "\": [\"" + name + "\", 0." + "1".repeat(5000) + "]}");
        assertEquals(name, object.members().getFirst().key().text());
        JsonArray array = (JsonArray) object.members().getFirst().value();
        assertEquals(1.0 / 9, ((JsonNumber) array.elements().get(1)).value());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatIsNoJson(String text, String expected) {
        JsonText.read(new Source("a.json", text), diagnostics);
        assertEquals(List.of(expected), Findings.errors(diagnostics));
    }

    static Stream<Arguments> refusesWhatIsNoJson() {
        return Stream.of(
                // brackets
                row(
                        "{\n  \"a\": {\n",
                        "2:8: '{' is never closed | expected '}' before the end of the file"),
                row("[1, 2", "1:1: '[' is never closed | expected ']' before the end of the file"),
                row(
                        "{\"a\":",
                        "1:1: '{' is never closed | expected '}' before the end of the file"),
                row(
                        "{\"a\": [1}",
                        "1:9: expected ',' or ']' after the value, found '}' | '[' of line 1 is"
                                + " still open"),
                row(
                        "{\"a\": 1]",
                        "1:8: expected ',' or '}' after the value, found ']' | '{' of line 1 is"
                                + " still open"),
                row(
                        "{]",
                        "1:2: expected a key in double quotes or '}', found ']' | '{' of line 1 is"
                                + " still open"),
                row("{}}", "1:3: expected the end of the file, found '}' | one '}' too many"),
                row("{} {}", "1:4: expected the end of the file, found '{'"),
                row("[".repeat(100_000), "1:65: nested deeper than 64 levels"),
                row("{\"a\":".repeat(100_000), "1:321: nested deeper than 64 levels"),
                row("[".repeat(65) + "]".repeat(65), "1:65: nested deeper than 64 levels"),
                // commas and colons
                row(
                        "{\"a\": 1\n \"b\": 2}",
                        "2:2: expected ',' or '}' after the value, found '\"' | is a comma missing"
                                + " before it?"),
                row("[1 2]", "1:4: expected ',' or ']' after the value, found '2'"),
                row("[1,,2]", "1:4: expected a value, found ','"),
                row("[,1]", "1:2: expected a value, found ','"),
                row(
                        "{,}",
                        "1:2: expected a key in double quotes or '}', found ',' | one comma too"
                                + " many"),
                row(
                        "{\"a\": 1,,}",
                        "1:9: expected a key in double quotes or '}', found ',' | one comma too"
                                + " many"),
                row("{\"a\" 1}", "1:6: expected ':' after the key 'a', found '1'"),
                row(
                        "{\"a\" = 1}",
                        "1:6: expected ':' after the key 'a', found '=' | write ':' in place of"
                                + " '='"),
                row("{\"a\"}", "1:5: expected ':' after the key 'a', found '}'"),
                row("{\"a\": }", "1:7: expected a value, found '}'"),
                // keys
                row(
                        "{name: 1}",
                        "1:2: expected a key in double quotes or '}', found 'name' | keys stand in"
                                + " double quotes"),
                row(
                        "{'a': 1}",
                        "1:2: expected a key in double quotes or '}', found ''' | keys stand in"
                                + " double quotes"),
                row(
                        "{\"a\": 1, 5: 2}",
                        "1:10: expected a key in double quotes or '}', found '5' | keys stand in"
                                + " double quotes"),
                // strings
                row(
                        "{\"a\": \"x\n}",
                        "1:7: string is not closed on its line"
                                + " | expected '\"'; a line break in a string is written \\n"),
                row(
                        "{\"a: 1,\r\n \"b\": 2}",
                        "1:2: string is not closed on its line"
                                + " | expected '\"'; a line break in a string is written \\n"),
                row(
                        "[\"x\\\n\"]",
                        "1:2: string is not closed on its line"
                                + " | expected '\"'; a line break in a string is written \\n"),
                row(
                        "{\"a\": \"x",
                        "1:7: string is never closed | expected '\"' before the end of the file"),
                row(
                        "{\"a\": \"x\\",
                        "1:7: string is never closed | expected '\"' before the end of the file"),
                row("[\"a\tb\"]", "1:4: tab in a string | write \\t"),
                row("[\"a\u0001b\"]", "1:4: control character in a string | write \\u0001"),
                row("[\"a\\d\"]", "1:4: unknown escape '\\d' | a backslash is written \\\\"),
                row("[\"\\u12g4\"]", "1:3: '\\u' takes four hexadecimal digits"),
                // numbers
                row(
                        "[NaN]",
                        "1:2: 'NaN' is not a number in JSON | only finite numbers can be given; in"
                                + " a formula write \"nan\" or \"inf\""),
                row(
                        "[\n -Infinity]",
                        "2:2: '-Infinity' is not a number in JSON | only finite numbers can be"
                                + " given; in a formula write \"nan\" or \"inf\""),
                row("[+5]", "1:2: '+5' is not a number in JSON | leave out the '+'"),
                row(
                        "[.5]",
                        "1:2: '.5' is not a number in JSON | a digit must stand before the point:"
                                + " 0.5"),
                row(
                        "[-.5]",
                        "1:2: '-.5' is not a number in JSON | a digit must stand before the point:"
                                + " 0.5"),
                row(
                        "[5.]",
                        "1:2: '5.' is not a number in JSON | a digit must follow the point: 5.0"),
                row("[007]", "1:2: '007' is not a number in JSON | leave out the zero in front"),
                row("[1_000]", "1:2: '1_000' is not a number in JSON | leave out the '_'"),
                row(
                        "[0x48]",
                        "1:2: '0x48' is not a number in JSON | write it in quotes where an address"
                                + " or a formula is meant, or as a decimal number"),
                row("[1e]", "1:2: '1e' is not a number in JSON | formulas stand in double quotes"),
                row(
                        "[2*x]",
                        "1:2: '2*x' is not a number in JSON | formulas stand in double quotes"),
                row("[1e999]", "1:2: number too large: '1e999' | the largest is 1.797e308"),
                row("[-1e999, 1]", "1:2: number too large: '-1e999' | the largest is 1.797e308"),
                // words
                row("[True]", "1:2: expected a value, found 'True' | write true"),
                row("[None]", "1:2: expected a value, found 'None' | leave the key out"),
                row(
                        "[temp]",
                        "1:2: expected a value, found 'temp' | texts and formulas stand in double"
                                + " quotes"),
                row("['x']", "1:2: expected a value, found '''"),
                row(
                        "[truefalse]",
                        "1:2: expected a value, found 'truefalse' | texts and formulas stand in"
                                + " double quotes"),
                row(
                        "hello",
                        "1:1: expected a value, found 'hello' | texts and formulas stand in double"
                                + " quotes"),
                row(
                        "[\u00A01]",
                        "1:2: expected a value, found 'U+00A01' | texts and formulas stand in"
                                + " double quotes"),
                // comments
                row("{ /* \"a\": 1 }", "1:3: comment is never closed | expected '*/'"),
                row("[1] /", "1:5: expected the end of the file, found '/'"),
                row("// only\n# comments", "2:11: expected a value, found the end of the file"),
                // keys given twice
                row(
                        "{\"a\": 1,\n \"b\": 2,\n \"\\u0061\": 3}",
                        "3:2: key 'a' is given twice; first at line 1, column 2"));
    }

    private static Arguments row(String text, String expected) {
        return Arguments.of(text, expected);
    }

    @Test
    void keepsTheFirstOfTwoValuesAndReportsEveryFurtherOne() {
        JsonValue value =
                JsonText.read(
                        new Source("a.json", "{\"a\": 1, \"a\": 2, \"b\": 1e400, \"a\": 3}"),
                        diagnostics);
        JsonObject object = assertInstanceOf(JsonObject.class, value);
        assertEquals(1, ((JsonNumber) object.members().getFirst().value()).value());
        assertEquals(
                List.of(
                        "1:10: key 'a' is given twice; first at line 1, column 2",
                        "1:23: number too large: '1e400' | the largest is 1.797e308",
                        "1:30: key 'a' is given twice; first at line 1, column 2"),
                Findings.errors(diagnostics));
    }

    @Test
    void syntaxErrorsGiveNoTree() {
        assertNull(JsonText.read(new Source("a.json", "{\"a\": 1"), diagnostics));
    }

    @Test
    void longWordsAreCutInMessages() {
        JsonText.read(new Source("a.json", "[" + "x".repeat(10_000) + "]"), diagnostics);
        assertEquals(
                List.of(
                        "1:2: expected a value, found '"
                                + "x".repeat(30)
                                + "...' (10000 characters)"
                                + " | texts and formulas stand in double quotes"),
                Findings.errors(diagnostics));
    }

    /**
     * Every text that is cut off somewhere, or has a character too many, is refused by exactly one
     * plain message.
     */
    @Test
    void everyBrokenTextGetsOneMessageOfOurOwn() {
        String good =
                "{ \"a\": [1, -2.5e3, true, null], # x\n"
                        + " \"b\\n\\u00b0\": {\"c\": \"d\"}, /* y */ }";
        for (int cut = 0; cut < good.length(); cut++) {
            for (String piece :
                    List.of(
                            "", "}", "]", "\"", ",", ":", "x", "0", "\n", "/", "\\", "\u0000",
                            "#")) {
                checkOneMessage(good.substring(0, cut) + piece + good.substring(cut));
                checkOneMessage(good.substring(0, cut) + piece);
            }
        }
    }

    private static void checkOneMessage(String text) {
        Diagnostics found = new Diagnostics();
        JsonValue value = JsonText.read(new Source("a.json", text), found);
        List<String> errors = Findings.errors(found);
        assertEquals(value == null ? 1 : 0, errors.size(), text + " gave " + errors);
        assertTrue(
                errors.stream().noneMatch(error -> error.contains("from here on")),
                text + " gave " + errors);
    }
}
