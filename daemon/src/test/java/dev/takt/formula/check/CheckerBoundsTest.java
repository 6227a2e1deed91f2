package dev.takt.formula.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.formula.syntax.SmallStack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Controllers of absurd size: checked, or refused clearly, on a thread with a small stack. */
class CheckerBoundsTest {
    private static List<String> mistakes(List<String> lines) {
        return SmallStack.run(() -> Controller.mistakes(lines.toArray(String[]::new)));
    }

    private static List<String> mistakes(String formula) {
        return mistakes(List.of("input x", "a: " + formula));
    }

    /** Functions f0 to f(count - 1), each made of the one before; F in {@code body} is its name. */
    private static List<String> functions(int count, String body) {
        List<String> lines = new ArrayList<>(List.of("function f0(x): x + 1"));
        for (int i = 1; i < count; i++) {
            lines.add("function f" + i + "(x): " + body.replace("F", "f" + (i - 1)));
        }
        return lines;
    }

    private static List<String> formulas(int count, String text) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + ": " + text.replace("N", "a" + (i + 1) % count))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @ParameterizedTest
    @CsvSource({"20", "100", "10000"})
    void functionsThatGrowExponentiallyAreRefusedOnce(int count) {
        List<String> lines = functions(count, "F(x) + F(x)");
        lines.add("a: f" + (count - 1) + "(1)");
        lines.add("b: f" + (count - 1) + "(2) + f19(3)");
        assertEquals(
                List.of(
                        "17:10 function 'f16' grows beyond 500000 operations with its functions"
                                + " inlined"),
                mistakes(lines));
    }

    @Test
    void formulaThatGrowsTooLargeByItsFunctionsIsToldWhereItCallsThem() {
        List<String> lines = functions(16, "F(x) + F(x)");
        lines.add("a: f15(1)");
        lines.add("b: f15(1) + f15(2) + f15(3)");
        assertEquals(
                List.of(
                        "18:13 formula 'b' grows beyond 500000 operations with its functions"
                                + " inlined (give parts of the formula names of their own)"),
                mistakes(lines));
    }

    @Test
    void manyFormulasThatGrowLargeByTheirFunctionsAreRefusedBeforeMemoryIsExhausted() {
        List<String> lines = functions(16, "F(x) + F(x)");
        lines.addAll(formulas(1000, "f15(1)"));
        List<String> mistakes = mistakes(lines);
        assertEquals(1, mistakes.size());
        assertEquals(
                "all formulas up to here grow beyond 10000000 operations with their functions"
                        + " inlined",
                mistakes.getFirst().replaceAll("^\\S+ | \\(.*", ""));
    }

    @ParameterizedTest
    @CsvSource({"300, 0", "10000, 1"})
    void longChainOfFunctionsIsInlinedOrRefusedOnce(int count, int expected) {
        List<String> lines = functions(count, "F(x)");
        lines.add("a: f" + (count - 1) + "(1)");
        assertEquals(expected, mistakes(lines).size());
        lines = functions(count, "(((((F(x + 1) ^ 2)))))");
        lines.add("a: f" + Math.min(60, count - 1) + "(1)");
        assertEquals(1, mistakes(lines).size());
    }

    @Test
    void circleOfTenThousandFunctionsIsCutInTheMessage() {
        List<String> lines = functions(10_000, "F(x)");
        lines.set(0, "function f0(x): f9999(x)");
        assertEquals(
                List.of(
                        "1:17 functions call each other in a circle: f0 → f9999 → f9998 → f9997 →"
                                + " f9996 → f9995 → f9994 → f9993 → f9992 → f9991 → f9990 → f9989 →"
                                + " ... (10000 functions) (functions are inlined and cannot recur)"),
                mistakes(lines));
    }

    @Test
    void tenThousandFormulasInAChainAreOrdered() {
        List<String> lines = formulas(10_000, "N + 1");
        lines.set(9_999, "a9999: 1");
        assertEquals(List.of(), mistakes(lines));
    }

    @Test
    void circleOfTenThousandFormulasIsCutInTheMessage() {
        assertEquals(
                List.of(
                        "1:1 formulas need each other in a circle: a0 → a1 → a2 → a3 → a4 → a5 →"
                                + " a6 → a7 → a8 → a9 → a10 → a11 → ... (10000 formulas)"
                                + " (prev(name), the value of the preceding evaluation, breaks it)"),
                mistakes(formulas(10_000, "N + 1")));
    }

    @Test
    void everyOfManyCirclesIsTold() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add("a" + i + ": b" + i + (i > 0 ? " + a" + (i - 1) : ""));
            lines.add("b" + i + ": a" + i);
        }
        assertEquals(2_000, mistakes(lines).size());
    }

    @Test
    void formulasThatAllNeedEachOtherAreToldInShort() {
        String all =
                IntStream.range(0, 300).mapToObj(i -> "a" + i).collect(Collectors.joining("+"));
        assertEquals(10, mistakes(formulas(300, all.replace("a0+", "0+"))).size());
    }

    @Test
    void manyUnknownNamesAreAllTold() {
        List<String> mistakes = mistakes(formulas(20_000, "unknwon + 1"));
        assertEquals(20_000, mistakes.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    (                    | )
                    -                    | ""
                    x^                   | ""
                    "x ? "               | " : x"
                    "sin("               | )
                    "lowpass("           | ", 1)"
                    "clamp(1, lo="       | ", hi=2)"
                    "min(1, "            | )
                    "poly(x, "           | ", 2)"
                    "prev("              | )
                    "1 < ("              | ") < 2"
                    "select("            | ", 1, 2, 3)"
                    "poly("              | ", 1, 2, 3)"
                    "sum("               | ", 1, 2, 3)"
                    "curve["             | ]
                    "lut(curve, "        | )
                    """)
    void deepestFormulaThatParsesIsChecked(String before, String behind) {
        String formula = before.repeat(199) + "x" + behind.repeat(199);
        assertEquals(List.of(), mistakes(List.of("input x", "table curve", "a: " + formula)));
    }

    @Test
    void deepArgumentsOfUserFunctionsAreChecked() {
        List<String> lines =
                List.of(
                        "function f(x): ((((x + 1)))) + prev(x)",
                        "input x",
                        "a: " + "f(".repeat(199) + "x" + ")".repeat(199),
                        "b: " + "x??x||x&&x<x+x*-x^f(".repeat(35) + "x" + ")".repeat(35));
        assertEquals(List.of(), mistakes(lines));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    x         | " + x"      | ""   | 100000
                    x         | " && x"     | ""   | 100000
                    x         | " < x"      | ""   | 50000
                    x         | " ?? x"     | ""   | 100000
                    ""        | "x ? 1 : "  | x    | 60000
                    "max(x"   | ", x"       | )    | 100000
                    "poly(x"  | ", x"       | )    | 80000
                    "select(x"| ", x"       | )    | 80000
                    """)
    void formulaOfAHundredThousandTermsIsChecked(
            String start, String repeated, String end, int times) {
        assertEquals(List.of(), mistakes(start + repeated.repeat(times) + end));
    }

    @Test
    void formulaOfHalfAMillionTermsIsRefused() {
        assertEquals(
                List.of(
                        "2:500004 formula 'a' grows beyond 500000 operations with its functions"
                                + " inlined (give parts of the formula names of their own)"),
                mistakes("1" + "+1".repeat(500_000)));
    }

    @Test
    void termsStayShallow() {
        Program program =
                Controller.program(
                        "input x",
                        "a: x" + " + x * 2".repeat(1000),
                        "b: " + "-".repeat(190) + "x",
                        "output o: " + "!".repeat(190) + "x");
        assertNotNull(program);
        for (Segment segment : program.control()) {
            for (Statement statement : segment.statements()) {
                if (statement instanceof Statement.Assign assign) {
                    assertTrue(assign.value().depth() <= Term.DEEPEST);
                }
            }
        }
    }
}
