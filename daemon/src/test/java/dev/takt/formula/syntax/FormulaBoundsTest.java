package dev.takt.formula.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas of absurd size: read, or refused by one error, on a thread with a small stack. */
class FormulaBoundsTest {
    private static final int DEEP = 10_000;
    private static final int MEBIBYTE = 1 << 20;
    private final Diagnostics diagnostics = new Diagnostics();

    private @Nullable Expression parse(String formula) {
        Fragment text = Fragment.of(new Source("formula", formula));
        return SmallStack.run(() -> FormulaParser.parse(text, diagnostics));
    }

    /** Place and message of every mistake. */
    private List<String> mistakes() {
        return diagnostics.sorted().stream()
                .map(d -> Objects.requireNonNull(d.span()).start() + " " + d.message())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    (               | a | )     | 200
                    -               | a | ""    | 199
                    "!"             | a | ""    | 199
                    "not "          | a | ""    | 796
                    2^              | 2 | ""    | 399
                    2**-            | 2 | ""    | 399
                    "1 ? "          | 1 | " : 2"  | 800
                    "max(1, "       | 1 | )     | 1397
                    t[              | 1 | ]     | 400
                    "-("            | a | )     | 200
                    "a??a||a&&a<a+a*-a^(" | a | ) | 1271
                    """)
    void nestingBeyondTheBoundIsOneError(String before, String middle, String behind, int place) {
        assertNull(parse(before.repeat(DEEP) + middle + behind.repeat(DEEP)));
        assertEquals(List.of(place + " nested more than 200 deep"), mistakes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    (               | a | )       | 199
                    -               | a | ""      | 199
                    2^              | 2 | ""      | 199
                    "1 ? "          | 1 | " : 2"  | 199
                    "max(1, "       | 1 | )       | 199
                    t[              | 1 | ]       | 199
                    "a??a||a&&a<a+a*-a^(" | a | ) | 66
                    """)
    void nestingUpToTheBoundIsRead(String before, String middle, String behind, int times) {
        assertNotNull(parse(before.repeat(times) + middle + behind.repeat(times)));
        assertEquals(List.of(), mistakes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    1        | +1
                    1        | "-1\n"
                    a        | "*-a"
                    a        | " or a"
                    a        | ??a
                    a        | "<a"
                    a        | "?a:a"
                    1        | "#\n"
                    0.       | 0
                    0.       | 9
                    1e-      | 9
                    0x1      | "+0xFF"
                    """)
    void formulaOfOneMebibyteIsRead(String start, String repeated) {
        String piece = repeated.replace("\\n", "\n");
        assertNotNull(parse(start + piece.repeat(MEBIBYTE / piece.length())));
        assertEquals(List.of(), mistakes());
    }

    @ParameterizedTest
    @CsvSource({"0x, F", "0b, 1", "9, 9", "0x, F_F", "1e, 9", "1_, 1"})
    void numberOfAMillionDigitsIsTooLarge(String start, String digits) {
        assertNull(parse(start + digits.repeat(MEBIBYTE / digits.length())));
        assertEquals(List.of("0 number too large; the largest is 1.797e308"), mistakes());
    }

    @Test
    void callOfHalfAMillionArgumentsIsRead() {
        Expression.Call call = (Expression.Call) parse("max(1" + ",1".repeat(500_000) + ")");
        assertNotNull(call);
        assertEquals(500_001, call.arguments().size());
    }

    @Test
    void formulaLongerThanTheBoundIsOneError() {
        assertNull(parse(" ".repeat(FormulaParser.LONGEST) + "a"));
        assertEquals(List.of("0 formula of 4194305 characters; at most 4194304"), mistakes());
    }

    @Test
    void aNumberOfAnyLengthIsShownInPart() {
        assertNull(parse("9".repeat(MEBIBYTE / 2) + "e-"));
        assertEquals(1, mistakes().size());
        assertTrue(mistakes().getFirst().length() < 100);
    }
}
