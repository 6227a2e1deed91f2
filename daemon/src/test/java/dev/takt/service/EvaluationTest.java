package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMistakeDoesNotKeepTheOthersFromBeingComputed(boolean interpret) {
        Evaluation evaluation = Evaluation.ofFile("f", "1 +\n2 * x\nfoo(\nnobody\nx^0.5");
        evaluation.value("x", 9);
        List<Evaluation.Result> results = evaluation.run(interpret);
        assertEquals(5, results.size());
        assertEquals(
                List.of(1, 2, 3, 4, 5), results.stream().map(Evaluation.Result::line).toList());
        assertEquals(18, results.get(1).value());
        assertEquals(3, results.get(4).value());
        for (int mistaken : new int[] {0, 2, 3}) {
            assertNotNull(results.get(mistaken).error());
            assertTrue(Double.isNaN(results.get(mistaken).value()));
        }
        assertTrue(evaluation.general().isEmpty());
    }

    @Test
    void anArgumentMayHaveSeveralLines() {
        Evaluation evaluation = Evaluation.ofArguments(List.of("1 +\n 2", "3 +\n nobody"));
        List<Evaluation.Result> results = evaluation.run(false);
        assertEquals(3, results.get(0).value());
        assertNull(results.get(0).error());
        assertEquals(
                "unknown name 'nobody'", Objects.requireNonNull(results.get(1).error()).message());
    }

    @Test
    void aValueThatNoFormulaUsesIsNoMistake() {
        Evaluation evaluation = Evaluation.ofArguments(List.of("1"));
        evaluation.value("x", 1);
        assertEquals(1, evaluation.run(false).getFirst().value());
        assertTrue(evaluation.general().isEmpty());
    }

    @Test
    void formulasDoNotSeeEachOther() {
        Evaluation evaluation = Evaluation.ofArguments(List.of("counter(1, 0)", "counter(1, 0)"));
        List<Evaluation.Result> results = evaluation.run(false);
        assertEquals(results.get(0).value(), results.get(1).value());
    }
}
