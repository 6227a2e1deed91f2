package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
