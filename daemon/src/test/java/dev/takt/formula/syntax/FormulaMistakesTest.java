package dev.takt.formula.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Severity;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no formula, and what a person is told about it. */
class FormulaMistakesTest {
    private static Diagnostic mistake(String formula) {
        Diagnostics diagnostics = new Diagnostics();
        Fragment text = Fragment.of(new Source("formula", formula));
        assertNull(FormulaParser.parse(text, diagnostics));
        assertEquals(1, diagnostics.sorted().size());
        return diagnostics.sorted().getFirst();
    }

    private static Span place(Diagnostic mistake) {
        return Objects.requireNonNull(mistake.span());
    }

    private static void assertMistake(
            Diagnostic mistake, int column, int length, String message, @Nullable String hint) {
        Span span = place(mistake);
        assertEquals(Severity.ERROR, mistake.severity());
        assertEquals(message, mistake.message());
        assertEquals(hint, mistake.hint());
        assertEquals(column + " " + length, span.column() + " " + (span.end() - span.start()));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "mistakes.txt", delimiter = '¦', quoteCharacter = '`')
    void isToldWithPlaceAndRemedy(
            String formula, int column, int length, String message, @Nullable String hint) {
        assertMistake(mistake(formula), column, length, message, hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    "" | 1
                    "  " | 3
                    "# only a comment" | 17
                    "# a + b" | 8
                    """)
    void emptyFormulaIsNone(String formula, int column) {
        assertMistake(mistake(formula), column, 0, "the formula is empty", null);
    }

    @Test
    void blankLinesAndCommentsMakeNoFormula() {
        Diagnostic mistake = mistake("\n# one\r\n\t# two\r");
        assertEquals("the formula is empty", mistake.message());
    }

    @Test
    void placeCountsFromTheLineItIsIn() {
        Span span = place(mistake("a + # x\r\n  b & c"));
        assertEquals("2:5", span.line() + ":" + span.column());
    }

    @ParameterizedTest
    @CsvSource({
        "0000, 2", "0007, 2", "001B, 2", "007F, 2", "0085, 2", "FFFF, 2", "FEFF, 2", "202E, 2",
        "2009, 2"
    })
    void characterThatIsNoTextIsNamedAndNotPrinted(String hexadecimal, int column) {
        char c = (char) Integer.parseInt(hexadecimal, 16);
        Diagnostic mistake = mistake("a" + c + "b");
        String message = "U+" + hexadecimal + " cannot stand in a formula";
        assertMistake(mistake, column, 1, message, null);
    }

    @Test
    void halfACharacterIsRefused() {
        assertEquals("U+D83D cannot stand in a formula", mistake("a + \uD83D").message());
        assertEquals("U+DE00 cannot stand in a formula", mistake("a + \uDE00b").message());
    }

    @Test
    void nameOfTwoHundredLettersIsTheLongest() {
        Diagnostics diagnostics = new Diagnostics();
        Fragment longest = Fragment.of(new Source("formula", "a".repeat(200)));
        assertEquals(
                new Expression.Name("a".repeat(200), 0, 200),
                FormulaParser.parse(longest, diagnostics));
        String message = "a name of 201 characters; at most 200";
        assertMistake(mistake("1 + " + "a".repeat(201)), 5, 201, message, null);
        assertMistake(
                mistake("a".repeat(10_000) + " + 1"),
                1,
                10_000,
                "a name of 10000 characters; at most 200",
                null);
    }

    @ParameterizedTest
    @CsvSource({"1 _, ' '", "1.5.5, 9", "2x, y", "'1 1', 1", "'a a', b", "0x0, 0"})
    void messageStaysShortHoweverLongTheText(String start, String repeated) {
        Diagnostics diagnostics = new Diagnostics();
        String formula = start + repeated.repeat(100_000) + " $";
        FormulaParser.parse(Fragment.of(new Source("formula", formula)), diagnostics);
        for (Diagnostic mistake : diagnostics.sorted()) {
            assertTrue(mistake.message().length() < 150, mistake.message());
            assertTrue(mistake.hint() == null || mistake.hint().length() < 150, mistake.hint());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    f     | 2 | '(' expected behind the name of the function, found END
                    f x   | 3 | '(' expected behind the name of the function, found 'x'
                    (x)   | 1 | the name of the function expected, found '('
                    2(x)  | 1 | the name of the function expected, found '2'
                    and(x)| 1 | the name of the function expected, found 'and'
                    f(    | 3 | the name of a parameter expected, found END
                    f(x   | 4 | ',' expected between parameters, found END
                    f(x y)| 5 | ',' expected between parameters, found 'y'
                    f(,)  | 3 | the name of a parameter expected, found ','
                    f(1)  | 3 | the name of a parameter expected, found '1'
                    f(or) | 3 | the name of a parameter expected, found 'or'
                    f(x)y | 5 | nothing expected behind ')', found 'y'
                    f(x=1)| 4 | ',' expected between parameters, found '='
                    f{x}  | 2 | '{' is not an operator of formulas
                    ''    | 1 | the name of the function expected, found END
                    """)
    void headOfAFunctionIsANameAndItsParameters(String head, int column, String message) {
        Diagnostics diagnostics = new Diagnostics();
        Fragment text = Fragment.of(new Source("head", head));
        assertNull(FormulaParser.parseSignature(text, diagnostics));
        Diagnostic mistake = diagnostics.sorted().getFirst();
        assertEquals(message.replace("END", "the end of the formula"), mistake.message());
        assertEquals(column, place(mistake).column());
        assertEquals("a function is named like \"c2f(c)\"", mistake.hint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    f()          | f
                    c2f(c)       | f c
                    f ( a , b )  | f a b
                    f(a, b, )    | f a b
                    my.f(x, x)   | f x x
                    """)
    void readsTheHeadOfAFunction(String head, String names) {
        Diagnostics diagnostics = new Diagnostics();
        Signature signature =
                FormulaParser.parseSignature(Fragment.of(new Source("head", head)), diagnostics);
        assertEquals(List.of(), diagnostics.sorted());
        assertNotNull(signature);
        assertEquals(head.substring(0, head.indexOf('(')).strip(), signature.name());
        assertEquals(names.split(" ").length - 1, signature.parameters().size());
        for (Signature.Parameter parameter : signature.parameters()) {
            assertEquals(parameter.name(), head.substring(parameter.start(), parameter.end()));
        }
    }
}
