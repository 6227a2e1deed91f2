package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static List<String> lines(FormulaBench bench) {
        return Explanation.of(bench.program()).steps().stream()
                .map(step -> step.set() + ": " + step.name() + " = " + step.text())
                .toList();
    }

    @Test
    void foldsConstantsInlinesFunctionsAndNamesWhatIsShared() {
        FormulaBench bench =
                new FormulaBench()
                        .parameter("a", 2)
                        .function("twice(x)", "2 * x")
                        .formulas("y: twice(sin(a)) + 3 * 4", "z: sin(a) - 1");
        assertEquals(
                List.of("set0: s1 = sin(a)", "set0: y = ((2 * s1) + 12)", "set0: z = (s1 - 1)"),
                lines(bench));
    }

    @Test
    void showsTheOrderOfEvaluationAndNotThatOfTheFile() {
        assertEquals(
                List.of("set0: y = 2", "set0: x = 3"),
                lines(new FormulaBench().formulas("x: y + 1", "y: 2")));
    }

    @Test
    void countsWhatBlocksRemember() {
        Explanation explanation =
                Explanation.of(new FormulaBench().formulas("y: mean(t, 8)").program());
        Explanation.Step step = explanation.steps().getFirst();
        assertEquals("mean(t, 8)", step.text());
        assertTrue(step.stateCells() >= 8, () -> "cells: " + step.stateCells());
    }

    @Test
    void explainsOneNameWithTheSharedValuesItUses() {
        FormulaBench bench =
                new FormulaBench()
                        .parameter("a", 2)
                        .formulas("u: cos(a) * cos(a)", "y: exp(cos(a))", "z: y + 1");
        List<String> names =
                Explanation.of(bench.program()).of("y").stream()
                        .map(Explanation.Step::name)
                        .toList();
        assertEquals(List.of("s1", "y"), names);
    }

    @Test
    void knowsNothingOfAnUnknownName() {
        assertEquals(
                List.of(), Explanation.of(new FormulaBench().formulas("y: 1").program()).of("x"));
    }

    @Test
    void countsFewerOperationsThanWereWritten() {
        Explanation explanation =
                Explanation.of(
                        new FormulaBench()
                                .parameter("a", 2)
                                .formulas("y: a*a + a*a", "z: 1 + 2")
                                .program());
        assertEquals(4, explanation.written());
        assertEquals(2, explanation.computed());
    }

    @Test
    void saysWhatPrevGivesAndWhatItKeepsForTheNextTick() {
        FormulaBench bench = new FormulaBench().parameter("a", 2).formulas("y: prev(y + a, 3) * 2");
        assertEquals(
                List.of(
                        "set0: s1 = prev(..., 3)",
                        "set0: y = (s1 * 2)",
                        "set0: next y$prev1 = (y + a)"),
                lines(bench));
        List<Explanation.Step> steps = Explanation.of(bench.program()).steps();
        assertEquals(List.of(2, 0, 0), steps.stream().map(Explanation.Step::stateCells).toList());
        assertEquals(
                List.of(true, false, false), steps.stream().map(Explanation.Step::shared).toList());
    }

    @Test
    void namesTablesAndWhatIsLookedUpInThem() {
        double[] points = {0, 10};
        assertEquals(
                List.of("set0: y = lut(curve, (a + 1))", "set0: z = curve[sin(a)]"),
                lines(
                        new FormulaBench()
                                .parameter("a", 2)
                                .table("curve", points, points)
                                .formulas("y: lut(curve, a + 1)", "z: curve[sin(a)]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nan              | nan
                    inf              | inf
                    -inf             | -inf
                    -0               | -0.0
                    -(2)             | -2
                    0.1              | 0.1
                    1e14             | 100000000000000
                    1e15             | 1.0E15
                    -a               | -a
                    -(a + 1)         | -(a + 1)
                    !a               | !a
                    a > 1 ? -a : 2   | if((a > 1), -a, 2)
                    a ?? 1           | (a ?? 1)
                    a && b           | (a && b)
                    a ^ b            | pow(a, b)
                    a % b            | fmod(a, b)
                    clamp(a, 0, b)   | clamp(a, 0, b)
                    band(a, 7)       | band(a, 7)
                    """)
    void writesConstantsAndOperationsAsTheLanguageDoes(String formula, String text) {
        FormulaBench bench =
                new FormulaBench().parameter("a", 2).parameter("b", 3).formulas("y: " + formula);
        assertEquals(List.of("set0: y = " + text), lines(bench));
    }

    @Test
    void everyFormulaComesOnceBehindAllItNeedsAndSetsInTheirOrder() {
        assertEquals(
                List.of(
                        "set0: a = t",
                        "set0: b = (t + 1)",
                        "set0: c = (t + 2)",
                        "set0: d = (b + c)",
                        "set1: f = tick"),
                lines(
                        new FormulaBench()
                                .formulas("d: b + c", "b: a + 1", "c: a + 2", "a: t")
                                .formulas("f: tick")));
    }
}
