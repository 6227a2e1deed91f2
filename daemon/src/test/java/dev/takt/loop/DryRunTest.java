package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final long MS = Bench.MS;

    private final Bench bench = new Bench();

    private static final List<String> DRY_BEFORE =
            List.of(
                    "evaluate 0 after -1 t=0.0",
                    "latch at 1000000",
                    "evaluate 0 after -1 t=0.0",
                    "post");
    private static final List<String> NOT_DRY =
            List.of("latch at 1000000", "evaluate 0 after -1 t=0.0", "post");

    private ControlLoop begun() {
        ControlLoop loop = bench.loopWithDryRuns();
        loop.begin(MS, false);
        return loop;
    }

    private static long evaluations(List<String> doings, int tick) {
        return doings.stream().filter(one -> one.startsWith("evaluate " + tick + " ")).count();
    }

    @Test
    void evaluatesBeforeTheReleaseAndUndoesIt() {
        bench.pure = true;
        bench.clock.spareNanos = 50_000;
        begun().tick();
        assertEquals(DRY_BEFORE, bench.doings);
        assertEquals(0.0, bench.x());
    }

    @Test
    void whatIsUndoneIsWhatTheTickBeforeHasLeft() {
        bench.pure = true;
        ControlLoop loop = begun();
        loop.runTicks(4);
        double without = bench.x();
        Bench other = new Bench();
        other.pure = true;
        other.clock.spareNanos = 50_000;
        ControlLoop dry = other.loopWithDryRuns();
        dry.begin(MS, false);
        dry.runTicks(4);
        assertEquals(2, evaluations(other.doings, 3));
        assertEquals(without, other.x());
    }

    @Test
    void evaluatesNothingThatCannotBeUndone() {
        bench.clock.spareNanos = 50_000;
        begun().tick();
        assertEquals(NOT_DRY, bench.doings);
    }

    @Test
    void whereTheLoopSleepsToTheReleaseNothingIsRunDry() {
        bench.pure = true;
        begun().tick();
        assertEquals(NOT_DRY, bench.doings);
    }

    @Test
    void isLeftOutWhenTheLoopWakesUpTooLateForIt() {
        bench.pure = true;
        bench.clock.spareNanos = 50_000;
        ControlLoop loop = begun();
        bench.clock.advance(MS - 100);
        loop.tick();
        assertEquals(NOT_DRY, bench.doings);
    }

    @Test
    void isLeftOutOnceTheFormulasTakeLongerThanThereIsTime() {
        bench.pure = true;
        bench.clock.spareNanos = 50_000;
        ControlLoop loop = begun();
        bench.onEvaluate = () -> bench.clock.advance(60_000);
        loop.runTicks(60);
        assertEquals(1, evaluations(bench.doings, 59));
        assertEquals(2, evaluations(bench.doings, 0));
    }

    @Test
    void neverTouchesTheBoard() {
        bench.pure = true;
        bench.clock.spareNanos = 50_000;
        begun().runTicks(20);
        assertEquals(20, bench.doings.stream().filter(one -> one.equals("post")).count());
        assertEquals(20, bench.doings.stream().filter(one -> one.startsWith("latch")).count());
    }
}
