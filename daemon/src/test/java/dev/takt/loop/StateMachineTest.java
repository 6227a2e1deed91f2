package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.takt.arena.Slot;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The states of a loop, tick by tick. Input {@code a} is required, {@code b} goes safe. */
class StateMachineTest {
    private static final long MS = Bench.MS;
    private static final double LOST = Double.NaN;

    private final Bench bench = new Bench();

    @BeforeEach
    void watchTwoInputsThatAreGood() {
        bench.armTicks = 3;
        bench.watched =
                List.of(
                        new InputWatch.Watched("a", true, false),
                        new InputWatch.Watched("b", false, true));
        bench.input("a", 1);
        bench.input("b", 1);
    }

    /** Ticks, and says what was posted: values of formulas, or safe ones. */
    private List<String> posted(ControlLoop loop, int ticks) {
        bench.doings.clear();
        loop.runTicks(ticks);
        return bench.doings.stream()
                .filter(one -> one.equals("post") || one.equals("safe"))
                .toList();
    }

    private ControlLoop running() {
        ControlLoop loop = bench.begun();
        loop.runTicks(3);
        assertEquals(LoopState.RUNNING, loop.state());
        loop.stateChanges();
        return loop;
    }

    @Test
    void noOutputMovesBeforeRequiredInputsWereGoodInSoManyTicksInARow() {
        bench.input("a", LOST);
        ControlLoop loop = bench.begun();
        assertEquals(List.of("safe", "safe", "safe", "safe"), posted(loop, 4));
        bench.input("a", 1);
        assertEquals(List.of("safe", "safe"), posted(loop, 2));
        bench.input("a", LOST);
        assertEquals(List.of("safe"), posted(loop, 1));
        bench.input("a", 1);
        assertEquals(List.of("safe", "safe", "post"), posted(loop, 3));
        assertEquals(LoopState.RUNNING, loop.state());
    }

    @Test
    void formulasSeeSamplesAndThatOutputsAreHeldWhileArming() {
        ControlLoop loop = bench.begun();
        loop.tick();
        assertTrue(bench.doings.contains("evaluate 0 after -1 t=0.0"));
        assertEquals(LoopState.ARMING, loop.state());
        assertEquals(1, bench.held());
        loop.runTicks(2);
        assertEquals(0, bench.held());
    }

    @Test
    void anInputWhoseFaultGoesSafeIsWaitedForToo() {
        bench.input("b", LOST);
        ControlLoop loop = bench.begun();
        assertEquals(List.of("safe", "safe", "safe", "safe"), posted(loop, 4));
        assertEquals(LoopState.ARMING, loop.state());
    }

    @Test
    void armingIsOverAtOnceWhereNothingIsWaitedFor() {
        bench.watched = List.of(new InputWatch.Watched("a", false, false));
        ControlLoop loop = bench.begun();
        assertEquals(List.of("post"), posted(loop, 1));
    }

    @Test
    void isDegradedWhileAnInputIsInvalidAndRunsAgainWhenAllAreGood() {
        ControlLoop loop = running();
        bench.input("a", LOST);
        assertEquals(List.of("post"), posted(loop, 1));
        assertEquals(LoopState.DEGRADED, loop.state());
        loop.runTicks(9);
        bench.input("a", 1);
        loop.tick();
        assertEquals(LoopState.RUNNING, loop.state());
        assertEquals(
                List.of(
                        "RUNNING DEGRADED INPUT_INVALID a tick 3 since " + 3 * MS,
                        "DEGRADED RUNNING INPUTS_GOOD null tick 13 since " + 13 * MS),
                changes(loop));
    }

    @Test
    void anotherInputThatFailsIsToldThoughTheStateIsTheSame() {
        ControlLoop loop = running();
        bench.input("a", LOST);
        loop.tick();
        loop.stateChanges();
        bench.arena.set(bench.arena.layout().slot("b.ok"), 0);
        bench.input("a", 1);
        loop.tick();
        assertEquals(
                List.of("DEGRADED DEGRADED INPUT_INVALID b tick 4 since " + 4 * MS), changes(loop));
    }

    @Test
    void isSafeInTheTickThatFindsTheFault() {
        ControlLoop loop = running();
        bench.input("b", LOST);
        assertEquals(List.of("safe"), posted(loop, 1));
        assertEquals(LoopState.SAFE, loop.state());
        assertEquals(List.of("RUNNING SAFE INPUT_FAULT b tick 3 since " + 3 * MS), changes(loop));
    }

    @Test
    void isNotSafeWhileTheInputIsHeld() {
        ControlLoop loop = running();
        bench.arena.set(bench.arena.layout().slot("b.ok"), 0);
        assertEquals(List.of("post"), posted(loop, 1));
        assertEquals(LoopState.DEGRADED, loop.state());
        bench.input("b", LOST);
        assertEquals(List.of("safe"), posted(loop, 1));
        assertEquals(
                List.of(
                        "RUNNING DEGRADED INPUT_INVALID b tick 3 since " + 3 * MS,
                        "DEGRADED SAFE INPUT_FAULT b tick 4 since " + 3 * MS),
                changes(loop));
    }

    @Test
    void staysSafeThoughTheCauseIsGone() {
        ControlLoop loop = running();
        bench.input("b", LOST);
        loop.tick();
        bench.input("b", 1);
        assertEquals(List.of("safe", "safe", "safe", "safe"), posted(loop, 4));
        assertEquals(LoopState.SAFE, loop.state());
        assertEquals(1, bench.held());
    }

    @Test
    void saysWhatItWasInBeforeItStopped() {
        ControlLoop loop = running();
        bench.input("b", LOST);
        loop.tick();
        loop.requestStop();
        assertFalse(loop.tick());
        assertEquals(LoopState.STOPPED, loop.state());
        assertEquals(LoopState.SAFE, loop.runningState());
    }

    @Test
    void missingRightsDegradeOnceArmed() {
        ControlLoop loop = bench.loop(false, EndCondition.NEVER);
        loop.begin(0, true);
        loop.runTicks(3);
        assertEquals(LoopState.DEGRADED, loop.state());
        assertEquals(
                List.of(
                        "STARTING ARMING BEGUN null tick -1 since 0",
                        "ARMING DEGRADED RIGHTS_MISSING null tick 2 since " + 2 * MS),
                changes(loop));
    }

    @Test
    void changesThatNobodyTakesAreCounted() {
        ControlLoop loop = running();
        for (int i = 0; i < StateChanges.CAPACITY + 10; i++) {
            bench.input("a", i % 2 == 0 ? LOST : 1);
            loop.tick();
        }
        assertEquals(StateChanges.CAPACITY, loop.stateChanges().size());
        bench.input("a", LOST);
        loop.tick();
        List<StateChange> later = loop.stateChanges();
        assertEquals(1, later.size());
        assertEquals(10, later.getFirst().lost());
    }

    @Test
    void needsOneTickAtLeast() {
        assertThrows(IllegalArgumentException.class, () -> new StateMachine(0));
    }

    /** As in {@link ControlLoopTest}, with an input that comes and goes. */
    @Test
    void changesOfStateAllocateNothing() {
        bench.quiet = true;
        ControlLoop loop = running();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        toggle(loop, 40_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        toggle(loop, 40_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1_024, allocated + " bytes");
    }

    private void toggle(ControlLoop loop, int ticks) {
        Slot ok = bench.arena.layout().slot("a.ok");
        for (int i = 0; i < ticks; i++) {
            bench.arena.set(ok, i % 2);
            loop.tick();
        }
    }

    private static List<String> changes(ControlLoop loop) {
        return loop.stateChanges().stream()
                .map(one ->
                        "%s %s %s %s tick %d since %d"
                                .formatted(
                                        one.from(),
                                        one.to(),
                                        one.cause(),
                                        one.point(),
                                        one.tick(),
                                        one.sinceNanos()))
                .toList();
    }
}
