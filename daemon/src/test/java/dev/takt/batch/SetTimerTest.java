package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.formula.check.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A timed evaluation computes what any other does, and tells which sets have run. */
class SetTimerTest {
    private static Program program(int formulas) {
        return new FormulaBench()
                .input("x", "raw * 2", "sin(t)")
                .input("z")
                .parameter("k", 3)
                .formulas(MethodSizeTest.shared(formulas))
                .set("slow", 3, 1, "c: median(x, 5) + k", "d: prev(c) + k")
                .output("o", "clamp(n1 + d, -1, 1)", false, -1, 1, 100, 0)
                .program();
    }

    /** 3 fit one method over the arena, 300 need several methods and classes over the mirror. */
    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void resultsAreTheSame(int formulas) {
        Program program = program(formulas);
        try (CompiledBatch plain = BatchCompiler.compile(program);
                CompiledBatch timed = BatchCompiler.compile(program)) {
            for (long tick = 0; tick < 50; tick++) {
                plain.arena().set(plain.arena().layout().slot(Program.raw("x")), tick * 0.3);
                timed.arena().set(timed.arena().layout().slot(Program.raw("x")), tick * 0.3);
                plain.evaluate(tick, tick - 1);
                timed.evaluate(tick, tick - 1, _ -> {});
                assertEquals(-1, plain.arena().memory().mismatch(timed.arena().memory()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void whatRanIsToldByItsPlace(int formulas) {
        try (CompiledBatch batch = BatchCompiler.compile(program(formulas))) {
            assertEquals(List.of("inputs 1", "set0 1", "slow 3", "outputs 1"), names(batch));
            assertEquals(List.of("inputs", "set0", "outputs"), ran(batch, 0, -1));
            assertEquals(List.of("inputs", "set0", "slow", "outputs"), ran(batch, 1, 0));
            assertEquals(List.of("inputs", "set0", "outputs"), ran(batch, 1, 1));
        }
    }

    private static List<String> names(Batch batch) {
        return batch.sets().stream().map(set -> set.name() + " " + set.every()).toList();
    }

    private static List<String> ran(Batch batch, long tick, long previousTick) {
        List<String> ran = new ArrayList<>();
        batch.evaluate(tick, previousTick, set -> ran.add(batch.sets().get(set).name()));
        return ran.stream().distinct().toList();
    }

    @Test
    void theNextTickInWhichASetIsDue() {
        EvaluatedSet set = new EvaluatedSet("slow", 10, 3);
        assertEquals(3, set.dueFrom(0));
        assertEquals(3, set.dueFrom(3));
        assertEquals(13, set.dueFrom(4));
    }
}
