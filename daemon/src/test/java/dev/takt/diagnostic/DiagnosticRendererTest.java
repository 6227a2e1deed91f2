package dev.takt.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Golden text of what a person reads. */
class DiagnosticRendererTest {
    private static String render(String text, int start, int end, @Nullable String hint) {
        Span span = new Source("oven.json", text).span(start, end);
        return DiagnosticRenderer.render(new Diagnostic(Severity.ERROR, span, "wrong", hint));
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }

    @Test
    void marksThePlaceAndGivesTheHint() {
        assertEquals(
                lines(
                        "oven.json:2:5: error: wrong",
                        "    2 | a - tempp",
                        "      |     ^~~~~ did you mean 'temp'?"),
                render("x\na - tempp\ny", 6, 11, "did you mean 'temp'?"));
    }

    @Test
    void withoutAPlaceThereIsOnlyTheSentence() {
        Diagnostic bare = new Diagnostic(Severity.WARNING, null, "no such file", null);
        assertEquals("warning: no such file", DiagnosticRenderer.render(bare));
        Diagnostic hinted = new Diagnostic(Severity.ERROR, null, "no such file", "create it");
        assertEquals("error: no such file\n  create it", DiagnosticRenderer.render(hinted));
    }

    @Test
    void onePlaceIsOneCaret() {
        assertEquals(
                lines("oven.json:1:2: error: wrong", "    1 | abc", "      |  ^"),
                render("abc", 1, 2, null));
        assertEquals(
                lines("oven.json:1:2: error: wrong", "    1 | abc", "      |  ^"),
                render("abc", 1, 1, null));
    }

    @Test
    void tabsBecomeBlanksAndTheCaretStaysBelowItsPlace() {
        assertEquals(
                lines(
                        "oven.json:1:4: error: wrong",
                        "    1 |     a    bb = 1",
                        "      |          ^~"),
                render("\ta\tbb = 1", 3, 5, null));
        assertEquals(
                lines("oven.json:1:2: error: wrong", "    1 | a    b", "      |  ^~~~~"),
                render("a\tb", 1, 3, null));
    }

    @Test
    void lineEndsOfEveryKindAreNotShown() {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            String text = "first" + end + "second" + end + "third";
            int at = text.indexOf("second");
            assertEquals(
                    lines("oven.json:2:1: error: wrong", "    2 | second", "      | ^~~~~~"),
                    render(text, at, at + 6, null));
        }
    }

    @Test
    void endOfTheTextCanBeMarked() {
        assertEquals(
                lines("oven.json:1:4: error: wrong", "    1 | abc", "      |    ^ more"),
                render("abc", 3, 3, "more"));
        assertEquals(
                lines("oven.json:2:1: error: wrong", "    2 | ", "      | ^"),
                render("abc\n", 4, 4, null));
        assertEquals(
                lines("oven.json:1:1: error: wrong", "    1 | ", "      | ^"),
                render("", 0, 0, null));
    }

    @Test
    void lastLineNeedsNoLineEnd() {
        assertEquals(
                lines("oven.json:2:1: error: wrong", "    2 | bc", "      | ^~"),
                render("a\nbc", 2, 4, null));
    }

    @Test
    void ofSeveralLinesTheFirstIsMarkedToItsEnd() {
        assertEquals(
                lines("oven.json:1:3: error: wrong", "    1 | abcd", "      |   ^~"),
                render("abcd\nefgh\nij", 2, 9, null));
    }

    @Test
    void placeOnALineEndIsMarkedBehindTheLine() {
        assertEquals(
                lines("oven.json:1:3: error: wrong", "    1 | ab", "      |   ^"),
                render("ab\r\ncd", 2, 3, null));
        assertEquals(
                lines("oven.json:1:4: error: wrong", "    1 | ab", "      |   ^"),
                render("ab\r\ncd", 3, 4, null));
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertEquals(
                lines(
                        "oven.json:1:3: error: wrong",
                        "    1 | a\uFFFD\uFFFD[31mb\uFFFD",
                        "      |   ^"),
                render("a\0\u001B[31mb\u0085", 2, 3, null));
    }

    @Test
    void neitherNameNorMessageNorHintCarriesControlCharacters() {
        Span span = new Source("a\u001B[2Jb", "x").span(0, 1);
        Diagnostic diagnostic = new Diagnostic(Severity.ERROR, span, "an\u0007 \nd", "do\u001B it");
        assertEquals(
                lines(
                        "a\uFFFD[2Jb:1:1: error: an\uFFFD \uFFFDd",
                        "    1 | x",
                        "      | ^ do\uFFFD it"),
                DiagnosticRenderer.render(diagnostic));
    }

    @Test
    void invisibleAndReversingCharactersAreReplacedInTheExcerpt() {
        assertEquals(
                lines("oven.json:1:2: error: wrong", "    1 | a\uFFFDb\uFFFD", "      |  ^"),
                render("a\u202Eb\u200B", 1, 2, null));
    }

    @Test
    void gutterGrowsWithTheNumberOfTheLine() {
        assertEquals(
                lines("oven.json:1000:1: error: wrong", "  1000 | x", "       | ^"),
                render("\n".repeat(999) + "x", 999, 1000, null));
        assertEquals(
                lines("oven.json:123456:1: error: wrong", "  123456 | x", "         | ^"),
                render("\n".repeat(123_455) + "x", 123_455, 123_456, null));
    }

    @Test
    void longLineIsCutAroundThePlace() {
        String text = "a".repeat(500) + "WRONG" + "b".repeat(500);
        assertEquals(
                lines(
                        "oven.json:1:501: error: wrong",
                        "    1 | ..." + "a".repeat(40) + "WRONG" + "b".repeat(55) + "...",
                        "      | " + " ".repeat(43) + "^~~~~ hint"),
                render(text, 500, 505, "hint"));
    }

    @Test
    void longLineIsCutOnlyWhereThereIsMore() {
        String text = "WRONG" + "b".repeat(500);
        assertEquals(
                lines(
                        "oven.json:1:1: error: wrong",
                        "    1 | WRONG" + "b".repeat(95) + "...",
                        "      | ^~~~~"),
                render(text, 0, 5, null));
        String tail = "a".repeat(500) + "WRONG";
        assertEquals(
                lines(
                        "oven.json:1:501: error: wrong",
                        "    1 | ..." + "a".repeat(40) + "WRONG",
                        "      | " + " ".repeat(43) + "^~~~~"),
                render(tail, 500, 505, null));
        String fits = "a".repeat(100);
        assertEquals(
                lines(
                        "oven.json:1:100: error: wrong",
                        "    1 | " + fits,
                        "      | " + " ".repeat(99) + "^"),
                render(fits, 99, 100, null));
    }

    @Test
    void hugePlaceIsMarkedAsFarAsItIsShown() {
        assertEquals(
                lines(
                        "oven.json:1:1: error: wrong",
                        "    1 | " + "x".repeat(100) + "...",
                        "      | ^" + "~".repeat(99)),
                render("x".repeat(1_000_000), 0, 1_000_000, null));
    }

    @Test
    void cutNeverHalvesACharacter() {
        String text = "\uD83D\uDE00".repeat(30) + "a" + "\uD83D\uDE00".repeat(100);
        String rendered = render(text, 61, 63, null);
        assertEquals(-1, firstUnpaired(rendered), rendered);
        rendered = render("a" + text, 61, 63, null);
        assertEquals(-1, firstUnpaired(rendered), rendered);
    }

    private static int firstUnpaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
