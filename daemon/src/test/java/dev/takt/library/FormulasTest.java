package dev.takt.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulasTest {
    /** Evaluations in which code that is compiled must not allocate. */
    private static final int TICKS = 10_000;

    /** Rounds until the JIT has compiled everything; code not yet compiled may allocate. */
    private static final int MOST_ROUNDS = 60;

    private static final String OVEN =
            """
            {
              "loop": { "rate_hz": 10 },
              "inputs": { "temp": { "file": "/sys/temp", "value": "raw / 1000" } },
              "parameters": { "setpoint": { "value": 60, "min": 20, "max": 240 } },
              "sets": { "control": { "formulas": {
                "error": "setpoint - temp",
                "late": "temp.age > 1 || !temp.ok"
              } } }
            }
            """;

    @Test
    void computesFormulasOverVariablesWhateverTheirOrder() {
        Formulas formulas = Formulas.of(Map.of("b", "a * 2", "a", "x + y"), "x", "y");
        try (CompiledFormulas compiled = formulas.compile()) {
            compiled.variable("x").set(3);
            compiled.variable("y").set(4);
            compiled.evaluate();
            assertEquals(14, compiled.result("b").get());
        }
    }

    @Test
    void variableIsNaNUntilItIsSetUnlessItHasAFirstValue() {
        Formulas formulas =
                Formulas.builder()
                        .variable("k", 5)
                        .variable("x", Double.NaN)
                        .formula("y", "k")
                        .check();
        try (CompiledFormulas compiled = formulas.compile()) {
            assertEquals(Double.NaN, compiled.result("y").get());
            compiled.evaluate();
            assertEquals(5, compiled.result("y").get());
            assertEquals(Double.NaN, compiled.result("x").get());
        }
    }

    @Test
    void inputOfAConfigurationIsItsRawSampleAndBecomesGood() {
        try (CompiledFormulas compiled = Formulas.ofJson(OVEN).compile()) {
            Variable temp = compiled.variable("temp");
            compiled.evaluate();
            assertEquals(1, compiled.result("late").get());
            temp.set(57_500);
            compiled.evaluate();
            assertEquals(57.5, compiled.result("temp").get());
            assertEquals(2.5, compiled.result("error").get());
            assertEquals(0, compiled.result("late").get());
            compiled.variable("temp.age").set(2);
            compiled.evaluate();
            assertEquals(1, compiled.result("late").get());
            temp.set(Double.NaN);
            compiled.evaluate();
            assertEquals(0, compiled.result("temp.ok").get());
            assertEquals(2, compiled.result("temp.age").get());
        }
    }

    @Test
    void tellsWhatCanBeSetAndWhatCanBeGot() {
        try (CompiledFormulas compiled = Formulas.ofJson(OVEN).compile()) {
            assertEquals(
                    List.of("setpoint", "temp", "temp.age", "temp.ok"),
                    compiled.variableNames().stream().sorted().toList());
            assertEquals(
                    List.of(
                            "error",
                            "held",
                            "late",
                            "setpoint",
                            "t",
                            "temp",
                            "temp.age",
                            "temp.ok",
                            "tick"),
                    compiled.resultNames().stream().sorted().toList());
            compiled.variableNames().forEach(compiled::variable);
            compiled.resultNames().forEach(compiled::result);
        }
    }

    @Test
    void unknownNameIsAnsweredWithTheNearest() {
        try (CompiledFormulas compiled = Formulas.ofJson(OVEN).compile()) {
            assertEquals(
                    "no variable named 'setpiont'; did you mean 'setpoint'?",
                    messageOf(() -> compiled.variable("setpiont")));
            assertEquals(
                    "no result named 'eror'; did you mean 'error'?",
                    messageOf(() -> compiled.result("eror")));
            assertEquals("no variable named 't'", messageOf(() -> compiled.variable("t")));
            assertEquals(
                    "no result named 'temp$raw'", messageOf(() -> compiled.result("temp$raw")));
        }
    }

    @Test
    void programPassesTickAndPeriod() {
        Formulas formulas =
                Formulas.builder()
                        .periodSeconds(0.1)
                        .formula("now", "t")
                        .formula("area", "integral(1)")
                        .check();
        try (CompiledFormulas compiled = formulas.compile()) {
            Result now = compiled.result("now");
            compiled.evaluate();
            assertEquals(0, now.get());
            compiled.evaluate();
            assertEquals(0.1, now.get());
            compiled.evaluate(9);
            // As the loop counts: 9 * 0.1 is 0.9, and not 0.9000000000000001.
            assertEquals(0.9, now.get());
            compiled.evaluate(30);
            assertEquals(3, now.get());
            assertEquals("tick > 30 expected, got 30", messageOf(() -> compiled.evaluate(30)));
            assertEquals(0.1, compiled.periodSeconds());
        }
        assertEquals(0.1, Formulas.ofJson(OVEN).periodSeconds());
        assertThrows(
                IllegalArgumentException.class, () -> Formulas.builder().periodSeconds(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Formulas.builder().periodSeconds(0));
    }

    @Test
    void resetMakesBlocksFreshAndVariablesFirst() {
        Formulas formulas =
                Formulas.builder().variable("x", 1).formula("n", "prev(n, 0) + x").check();
        try (CompiledFormulas compiled = formulas.compile()) {
            Result n = compiled.result("n");
            compiled.variable("x").set(10);
            compiled.evaluate();
            compiled.evaluate();
            assertEquals(20, n.get());
            compiled.reset();
            assertEquals(Double.NaN, n.get());
            compiled.evaluate(0);
            assertEquals(1, n.get());
        }
    }

    @Test
    void eachCompilationHasMemoryOfItsOwn() {
        Formulas formulas = Formulas.of(Map.of("y", "x"), "x");
        try (CompiledFormulas one = formulas.compile();
                CompiledFormulas other = formulas.compile()) {
            one.variable("x").set(1);
            other.variable("x").set(2);
            one.evaluate();
            other.evaluate();
            assertEquals(1, one.result("y").get());
            assertEquals(2, other.result("y").get());
        }
    }

    @Test
    void allMistakesComeInOneExceptionWithPlaceAndRendering() {
        Map<String, String> wrong = Map.of("a", "60 - tempp", "b", "(1", "c", "2", "1d", "3");
        FormulaException e =
                assertThrows(FormulaException.class, () -> Formulas.of(wrong, "temp", "sin"));
        List<Mistake> mistakes = e.mistakes();
        assertEquals(4, mistakes.size(), e::getMessage);
        Mistake first = mistakes.getFirst();
        assertEquals("a", first.source());
        assertEquals(1, first.line());
        assertEquals(6, first.column());
        assertEquals(5, first.length());
        assertEquals("unknown name 'tempp' in formula 'a'", first.message());
        assertEquals("did you mean 'temp'?", first.hint());
        assertFalse(first.warning());
        assertEquals(
                """
                a:1:6: error: unknown name 'tempp' in formula 'a'
                    1 | 60 - tempp
                      |      ^~~~~ did you mean 'temp'?\
                """,
                first.toString());
        String message = String.valueOf(e.getMessage());
        mistakes.forEach(one -> assertTrue(message.contains(one.rendering())));
    }

    @Test
    void mistakesOfAConfigurationHaveItsNameAndLine() {
        String text = OVEN.replace("- temp\"", "- tempp\"").replace("\"rate_hz\"", "\"rate\"");
        FormulaException e =
                assertThrows(FormulaException.class, () -> Formulas.ofJson("oven.json", text));
        assertEquals(
                List.of("oven.json:2", "oven.json:6"),
                e.mistakes().stream().map(one -> one.source() + ":" + one.line()).toList());
    }

    @Test
    void textThatIsNoConfigurationIsAMistake() {
        for (String text : List.of("", " ", "[1]", "{", "{\"sets\": 1}", "\0", "null")) {
            FormulaException e =
                    assertThrows(FormulaException.class, () -> Formulas.ofJson("x\0/y", text));
            assertFalse(e.mistakes().isEmpty());
        }
    }

    @Test
    void warningsDoNotKeepFormulasFromBeingUsed() {
        Formulas formulas =
                Formulas.ofJson(
                        OVEN.replace("temp.age > 1 || !temp.ok", "1")
                                .replace("setpoint - temp", "setpoint"));
        assertEquals(
                List.of("input 'temp' is used by no formula"),
                formulas.warnings().stream().map(Mistake::message).toList());
        assertTrue(formulas.warnings().getFirst().warning());
        assertEquals(List.of(), Formulas.ofJson(OVEN).warnings());
    }

    @Test
    void closedFormulasThrow() {
        CompiledFormulas compiled = Formulas.of(Map.of("y", "x"), "x").compile();
        Variable x = compiled.variable("x");
        Result y = compiled.result("y");
        compiled.close();
        assertThrows(IllegalStateException.class, compiled::evaluate);
        assertThrows(IllegalStateException.class, () -> x.set(1));
        assertThrows(IllegalStateException.class, y::get);
    }

    @Test
    void settingEvaluatingAndGettingAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (CompiledFormulas compiled = Formulas.ofJson(OVEN).compile()) {
            Variable temp = compiled.variable("temp");
            Variable setpoint = compiled.variable("setpoint");
            Result error = compiled.result("error");
            long allocated = Long.MAX_VALUE;
            double sum = 0;
            for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < TICKS; i++) {
                    temp.set(i);
                    setpoint.set(round);
                    compiled.evaluate();
                    sum += error.get();
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertEquals(0, allocated, "bytes over " + TICKS + " ticks");
            assertFalse(Double.isNaN(sum));
        }
    }

    private static String messageOf(Runnable call) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
