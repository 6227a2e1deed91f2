package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.formula.check.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens over several ticks: order, slow sets, {@code prev}, blocks, outputs. */
class EvaluationTest {
    private static final double NAN = Double.NaN;

    /** The values of a formula over ticks in which the input {@code x} takes some samples. */
    private static List<Double> run(FormulaBench bench, String name, double... samples) {
        List<Double> values = new ArrayList<>();
        try (Twins twins = new Twins(bench.program())) {
            for (double sample : samples) {
                twins.set(Program.raw("x"), sample);
                twins.tick();
                values.add(twins.get(name));
            }
        }
        return values;
    }

    private static FormulaBench bench() {
        return new FormulaBench().input("x");
    }

    // prev

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    prev(x)                          ; 0 1 2 4
                    prev(x, 9)                       ; 9 1 2 4
                    prev(x, x)                       ; 1 1 2 4
                    prev(x, init=x * 10)             ; 10 1 2 4
                    prev(init=7, x=x)                ; 7 1 2 4
                    prev(prev(x))                    ; 0 0 1 2
                    prev(prev(x, 5), 6)              ; 6 5 1 2
                    prev(prev(prev(x)), nan)         ; NaN 0 0 1
                    prev(a) + 1                      ; 1 2 3 4
                    prev(a, 100) * 2                 ; 200 400 800 1600
                    prev(x * 2 + b)                  ; 0 5 7 11
                    prev(integral(x * 1000, 0, 99))  ; 0 1 3 7
                    prev(rise(x > 1))                ; 0 0 1 0
                    x - prev(x)                      ; 1 1 2 4
                    prev(x ? prev(x, 30) : 1, 20)    ; 20 30 1 2
                    prev(sq(prev(x)))                ; 0 0 1 4
                    late(x)                          ; 0 1 2 4
                    late(late(x))                    ; 0 0 1 2
                    late(x * 2)                      ; 0 2 4 8
                    late(a) + 1                      ; 1 2 3 4
                    """)
    void prevIsTheValueOfTheEvaluationBefore(String formula, String values) {
        FormulaBench bench = bench().function("late(v)", "prev(v)").function("sq(v)", "v * v");
        List<Double> expected = new ArrayList<>();
        for (String value : values.split(" ")) {
            expected.add(Double.valueOf(value));
        }
        bench.formulas("a: " + formula, "b: 3");
        assertEquals(expected, run(bench, "a", 1, 2, 4, 8));
    }

    @Test
    void prevInASlowSetIsTheValueAtThatSetsEvaluationBefore() {
        FormulaBench bench = bench().formulas("fast: x * 10").set("slow", 3, 1, "a: prev(fast, 5)");
        assertEquals(
                List.of(NAN, 5.0, 5.0, 5.0, 20.0, 20.0, 20.0, 50.0),
                run(bench, "a", 1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void prevOfASlowSignalInAFastSetIsItsValueOneTickBefore() {
        FormulaBench bench = bench().set("slow", 3, 0, "s: x").set("fast", 1, 0, "a: prev(s, -1)");
        assertEquals(
                List.of(-1.0, 1.0, 1.0, 1.0, 4.0, 4.0, 4.0), run(bench, "a", 1, 2, 3, 4, 5, 6, 7));
    }

    @Test
    void twoFormulasMayExchangeTheirValuesThroughPrev() {
        FormulaBench bench = bench().formulas("a: prev(b, 1) + x", "b: prev(a, 2) * 10");
        assertEquals(List.of(1.0, 20.0, 10.0, 200.0), run(bench, "a", 0, 0, 0, 0));
        assertEquals(List.of(20.0, 10.0, 200.0, 100.0), run(bench, "b", 0, 0, 0, 0));
    }

    // order and cadence

    @Test
    void formulasSeeEachOtherInAnyOrderAndOverAllSets() {
        FormulaBench bench =
                bench().set("one", 1, 0, "d: c + 1", "a: x")
                        .set("two", 1, 0, "c: b + 1")
                        .set("three", 1, 0, "b: a + 1", "g: d + 1")
                        .output("o", "g + 1", 0);
        assertEquals(List.of(5.0, 15.0), run(bench, "o", 0, 10));
    }

    @Test
    void fastFormulaBehindASlowOneSeesItInTheSameTick() {
        FormulaBench bench =
                bench().set("fast", 1, 0, "before: x + 1", "after: s * 2")
                        .set("slow", 2, 1, "s: before");
        assertEquals(List.of(NAN, 6.0, 6.0, 10.0), run(bench, "after", 1, 2, 3, 4));
    }

    @Test
    void tenThousandFormulasInReverseOrderAreOneChain() {
        String[] formulas = new String[10_000];
        for (int i = 0; i < formulas.length; i++) {
            formulas[i] = "n" + i + ": " + (i == 9_999 ? "x" : "n" + (i + 1) + " + 1");
        }
        FormulaBench bench = bench().formulas(formulas);
        assertEquals(List.of(10_004.0, 9_999.0), run(bench, "n0", 5, 0));
    }

    @Test
    void slowSetIsEvaluatedInItsPhaseOnly() {
        FormulaBench bench = bench().set("slow", 4, 2, "a: x", "n: prev(n) + 1");
        assertEquals(
                List.of(NAN, NAN, 3.0, 3.0, 3.0, 3.0, 7.0, 7.0),
                run(bench, "a", 1, 2, 3, 4, 5, 6, 7, 8));
        assertEquals(
                List.of(NAN, NAN, 1.0, 1.0, 1.0, 1.0, 2.0, 2.0),
                run(bench, "n", 1, 2, 3, 4, 5, 6, 7, 8));
    }

    /** Releases that run, and whether the set of period 5 and phase 2 is due in each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    0 1 2 3 4 5 6 7 8 ; 0 0 1 0 0 0 0 1 0
                    0 1 3 4 5 6 7     ; 0 0 1 0 0 0 1
                    0 1 8 9 11 12     ; 0 0 1 0 0 1
                    0 2 20 21 22      ; 0 1 1 0 1
                    7 8               ; 1 0
                    1 2               ; 0 1
                    """)
    void missedTickDelaysASlowSetAndNeverDropsIt(String releases, String due) {
        FormulaBench bench = bench().set("slow", 5, 2, "n: prev(n) + 1").output("o", "0", 0);
        try (Twins twins = new Twins(bench.program())) {
            double runs = 0;
            String[] expected = due.split(" ");
            String[] numbers = releases.split(" ");
            for (int i = 0; i < numbers.length; i++) {
                twins.advance(Long.parseLong(numbers[i]));
                runs += Double.parseDouble(expected[i]);
                double counted = twins.get("n");
                assertEquals(runs, Double.isNaN(counted) ? 0 : counted, "at " + numbers[i]);
            }
        }
    }

    @Test
    void interpreterAndCompiledCodeAgreeWhenASetIsDue() {
        for (int every = 1; every <= 7; every++) {
            for (int phase = 0; phase < every; phase++) {
                Program program = bench().set("slow", every, phase, "n: x").program();
                var segment =
                        program.control().stream()
                                .filter(s -> s.set().equals("slow"))
                                .findFirst()
                                .orElseThrow();
                for (long previous = -1; previous < 20; previous++) {
                    for (long tick = previous + 1; tick < 30; tick++) {
                        boolean met = false;
                        for (long passed = previous + 1; passed <= tick; passed++) {
                            met |= passed % every == phase;
                        }
                        String at = every + " " + phase + " " + previous + " " + tick;
                        assertEquals(met, segment.due(tick, previous), at);
                        assertEquals(met, Cadence.due(tick, previous, every, phase), at);
                    }
                }
            }
        }
    }

    @Test
    void slowSetsCanBeLeftOut() {
        FormulaBench bench = bench().formulas("fast: x").set("slow", 2, 0, "s: x");
        try (Twins twins = new Twins(bench.program())) {
            twins.set(Program.raw("x"), 1);
            twins.advance(1);
            twins.set(Program.raw("x"), 2);
            twins.tickWithoutSlowSets();
            assertEquals(2, twins.get("fast"));
            assertEquals(1, twins.get("s"));
        }
    }

    @Test
    void dtIsThePeriodOfTheOwnSet() {
        FormulaBench bench = bench().set("slow", 4, 0, "a: dt", "i: integral(1)").formulas("b: dt");
        assertEquals(0.004, run(bench, "a", 0, 0).getLast());
        assertEquals(0.001, run(bench, "b", 0, 0).getLast());
        assertEquals(0.008, run(bench, "i", 0, 0, 0, 0, 0).getLast(), 1e-12);
    }

    // blocks and functions

    @Test
    void blockInABranchNotTakenSeesEverySample() {
        FormulaBench bench = bench().formulas("a: x > 5 ? counter(x > 0) : -1");
        assertEquals(List.of(-1.0, -1.0, -1.0, 2.0), run(bench, "a", 1, 0, 2, 9));
        bench = bench().formulas("a: 0 && counter(x > 0) || x > 5 && counter(x > 0) == 2");
        assertEquals(List.of(0.0, 0.0, 0.0, 1.0), run(bench, "a", 1, 0, 2, 9));
        bench = bench().formulas("a: (x > 5 ? nan : -1) ?? counter(x > 0)");
        assertEquals(List.of(-1.0, -1.0, -1.0, 2.0), run(bench, "a", 1, 0, 2, 9));
    }

    @Test
    void argumentWithABlockIsSteppedOnceHoweverOftenItsParameterIsUsed() {
        FormulaBench bench =
                bench().function("twice(v)", "v + v")
                        .function("four(v)", "twice(v) + twice(v)")
                        .formulas("a: twice(counter(x > 0))", "b: four(counter(x > 0))");
        assertEquals(List.of(2.0, 2.0, 4.0), run(bench, "a", 1, 0, 1));
        assertEquals(List.of(4.0, 4.0, 8.0), run(bench, "b", 1, 0, 1));
    }

    @Test
    void everyOccurrenceOfABlockIsAnInstance() {
        FormulaBench bench =
                bench().function("count(c)", "counter(c)")
                        .formulas("a: counter(x > 0) + 10 * count(x > 1) + 100 * count(x > 2)");
        assertEquals(List.of(1.0, 1.0, 12.0, 12.0, 123.0), run(bench, "a", 1, 0, 2, 0, 3));
    }

    @Test
    void operandOfAComparisonChainIsSteppedOnce() {
        FormulaBench bench = bench().formulas("a: 1 <= counter(x > 0) <= 1");
        assertEquals(List.of(1.0, 1.0, 0.0), run(bench, "a", 1, 0, 1));
    }

    // inputs, outputs, simulation

    @Test
    void inputIsItsValueFormulaOverTheRawSample() {
        FormulaBench bench = new FormulaBench().input("x", "raw / 4 + k", "0").parameter("k", 1);
        bench.formulas("a: x * 10");
        assertEquals(List.of(20.0, 35.0, NAN), run(bench, "a", 4, 10, NAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    x   ; false ; -10 ; 10   ; Infinity ; 3 ; 5 50 -50 NaN 7 ; 5 10 -10 3 7
                    x   ; false ; -10 ; 10   ; 2000     ; 3 ; 5 50 -50 NaN 7 ; 5 7 5 3 5
                    x   ; false ; 0 ; Infinity ; 1000   ; 0 ; 9 9 NaN 9 9    ; 1 2 0 1 2
                    x   ; true  ; 0 ; 1      ; Infinity ; 0 ; 5 0 -0.5 NaN 0 ; 1 0 1 0 0
                    x   ; true  ; 0 ; 1      ; Infinity ; 1 ; 5 0 -0.5 NaN 0 ; 1 0 1 1 0
                    1/x ; false ; -9 ; 9     ; Infinity ; 2 ; 0 -0.0 2 NaN   ; 9 -9 0.5 2
                    x ; false ; -Infinity ; Infinity ; Infinity ; 2 ; Infinity 1e9 ; Infinity 1e9
                    """)
    void outputKeepsItsLimitsAndTakesItsSafeValueForNan(
            String formula,
            boolean binary,
            double min,
            double max,
            double slew,
            double safe,
            String samples,
            String values) {
        FormulaBench bench = bench().output("o", formula, binary, min, max, slew, safe);
        double[] taken =
                List.of(samples.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
        List<Double> expected = List.of(values.split(" ")).stream().map(Double::valueOf).toList();
        assertEquals(expected, run(bench, "o", taken));
    }

    @Test
    void formulaSeesWhatAnOutputPosts() {
        FormulaBench bench = bench().output("o", "x", false, -1, 1, 1e9, 0).formulas("a: o * 2");
        assertEquals(List.of(2.0, -2.0, 0.0), run(bench, "a", 7, -7, NAN));
    }

    @Test
    void plantReadsThePinsOfTheOutputsAndTheSetsReadNothingOfIt() {
        FormulaBench bench =
                new FormulaBench()
                        .input("x", "raw", "plant + 0.5")
                        .simulation("plant: prev(plant, 10) + o")
                        .output("o", "x * 100", 0);
        try (Twins twins = new Twins(bench.program())) {
            twins.set(Program.pin("o"), 3);
            twins.tick();
            assertEquals(13.0, twins.get("plant"));
            assertEquals(13.5, twins.get(Program.sim("x")));
            twins.set(Program.raw("x"), 1);
            twins.set(Program.pin("o"), -1);
            twins.tick();
            assertEquals(12.5, twins.get(Program.sim("x")));
            assertEquals(100.0, twins.get("o"));
        }
    }

    @Test
    void outputsAndTheirPinsBeginSafe() {
        try (Twins twins = new Twins(new FormulaBench().output("o", "1", 0.25).program())) {
            assertEquals(0.25, twins.get("o"));
            assertEquals(0.25, twins.get(Program.pin("o")));
        }
    }
}
