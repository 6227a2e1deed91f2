package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.formula.check.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A native function is called as often as it is written, and never by chance. */
class NativeCallTest {
    private final CallLog log = new CallLog();

    private FormulaBench bench() {
        return new FormulaBench().input("x").foreign("n(a, b)", log.function());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    n(1, 2)                                  | 1
                    n(x, 2) + n(x, 2)                        | 2
                    n(x, 2) - n(x, 2) * 0                    | 2
                    0 * n(x, 1)                              | 1
                    false && n(x, 1)                         | 1
                    true ? x : n(x, 1)                       | 1
                    x > 1e9 ? n(x, 1) : n(x, 2)              | 2
                    if(x < 0, n(x, 1), 0)                    | 1
                    x ?? n(x, 1)                             | 1
                    n(n(x, 1), n(2, 3))                      | 3
                    n(b=x, a=1)                              | 1
                    0 < n(x, 1) < 3                          | 1
                    select(n(x, 1), 1, 2, n(1, 1))           | 2
                    twice(n(x, 1))                           | 1
                    nothing(n(x, 1))                         | 1
                    inside(x) + inside(x)                    | 2
                    prev(n(x, 1))                            | 1
                    prev(x, n(x, 1))                         | 1
                    lowpass(n(x, 1), 0.1)                    | 1
                    sum(n(1,1), n(1,1), n(1,1), n(1,1))      | 4
                    """)
    void isCalledOnceForEveryPlaceWhereItStands(String formula, int calls) {
        FormulaBench bench =
                bench().function("twice(v)", "v + v")
                        .function("nothing(v)", "1")
                        .function("inside(v)", "n(v, 1) * 2")
                        .formulas("y: " + formula);
        try (Twins twins = new Twins(bench.program())) {
            assertEquals(0, log.take(), "called while compiling");
            for (double sample : new double[] {0.5, -1, Double.NaN, 7, 7}) {
                twins.set(Program.raw("x"), sample);
                twins.tick();
                assertEquals(calls, log.takeEach(), formula + " at " + sample);
            }
        }
    }

    @Test
    void givesItsValueOn() {
        try (Twins twins = new Twins(bench().formulas("y: 10 * n(x, 4)", "z: y + 1").program())) {
            twins.set(Program.raw("x"), 3);
            twins.tick();
            assertEquals(30, twins.get("y"));
            assertEquals(31, twins.get("z"));
        }
    }

    @Test
    void isCalledWhenItsSetIsDue() {
        try (Twins twins = new Twins(bench().set("slow", 5, 2, "y: n(x, tick)").program())) {
            int calls = 0;
            for (int i = 0; i < 20; i++) {
                twins.tick();
                calls += log.takeEach();
            }
            assertEquals(4, calls);
            twins.advance(100);
            assertEquals(1, log.takeEach());
        }
    }

    @Test
    void isCalledInOneOrderHoweverTheCodeIsCut() {
        String[] formulas = new String[600];
        formulas[0] = "n0: n(x, 0)";
        for (int i = 1; i < formulas.length; i++) {
            formulas[i] =
                    String.format(
                            "n%d: (x > %d ? n(n%d, sin(x * %d)) : n(x, n%d)) + n(%d, prev(n%d))",
                            i, i % 9, i - 1, i % 7, i / 2, i, (i * 11) % 600);
        }
        try (Twins twins = new Twins(bench().formulas(formulas).program())) {
            for (double sample : new double[] {0.5, Double.NaN, 5, -0.0}) {
                twins.set(Program.raw("x"), sample);
                twins.tick();
                assertEquals(1 + 3 * 599, log.takeEach());
            }
        }
    }

    @Test
    void isNoConstantForABlock() {
        assertEquals(
                List.of("error: 'n' of mean must be a constant"),
                bench().formulas("y: mean(x, n(1, 2))").messages());
    }

    @Test
    void isExplainedAsNative() {
        Explanation explanation =
                Explanation.of(bench().formulas("y: n(x, 1)", "z: 2 * n(3, 4) + x").program());
        List<String> lines =
                explanation.steps().stream()
                        .map(step -> step.name() + " = " + step.text() + " " + step.foreign())
                        .toList();
        assertTrue(lines.contains("y = n(x, 1) true"), lines::toString);
        assertTrue(lines.contains("s1 = n(3, 4) true"), lines::toString);
        assertTrue(lines.contains("z = ((2 * s1) + x) false"), lines::toString);
        assertEquals(explanation.written(), explanation.computed());
    }
}
