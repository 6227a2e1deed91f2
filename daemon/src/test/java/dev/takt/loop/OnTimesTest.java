package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.CarryOver;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Output {@code p} may be on for 5 ms, {@code q} for 20 ms, on a loop of 1 ms. */
class OnTimesTest {
    private static final long MS = Bench.MS;

    private final Bench bench = new Bench();

    @BeforeEach
    void limitTwoOutputs() {
        bench.limited =
                List.of(new OnTimes.Limited("p", 5 * MS), new OnTimes.Limited("q", 20 * MS));
    }

    private double get(String name) {
        return bench.arena.get(bench.arena.layout().slot(name));
    }

    private static List<String> told(ControlLoop loop) {
        return loop.stateChanges().stream()
                .filter(Predicate.not(one -> one.from() != one.to()))
                .map(one ->
                        "%s %s at %d since %d"
                                .formatted(
                                        one.cause(),
                                        one.point(),
                                        one.atNanos() / MS,
                                        one.sinceNanos() / MS))
                .toList();
    }

    @Test
    void anOutputIsOffOnceItsTimeIsOverThoughItsFormulaIsStuck() {
        ControlLoop loop = bench.begun();
        bench.p = 0.5;
        bench.q = 1;
        loop.runTicks(5);
        assertEquals(0.5, get("p"));
        loop.tick();
        assertEquals(0, get("p"));
        assertEquals(1, get("q"));
        loop.runTicks(9);
        assertEquals(0, get("p"));
        assertEquals(1, get("q"));
        assertEquals(List.of("ON_TOO_LONG p at 5 since 0"), told(loop));
        assertEquals(LoopState.RUNNING, loop.state());
    }

    @Test
    void followsItsFormulaAgainOnceThatHasBeenZero() {
        ControlLoop loop = bench.begun();
        bench.p = 1;
        loop.runTicks(8);
        bench.p = 0;
        loop.tick();
        bench.p = 1;
        loop.runTicks(5);
        assertEquals(1, get("p"));
        loop.tick();
        assertEquals(0, get("p"));
        assertEquals(
                List.of(
                        "ON_TOO_LONG p at 5 since 0",
                        "OFF_AGAIN p at 8 since 0",
                        "ON_TOO_LONG p at 14 since 9"),
                told(loop));
    }

    @Test
    void anotherValueThanZeroIsNoBreak() {
        ControlLoop loop = bench.begun();
        for (int i = 0; i < 6; i++) {
            bench.p = i % 2 == 0 ? -1 : 0.1;
            loop.tick();
        }
        assertEquals(0, get("p"));
    }

    @Test
    void missedTicksCount() {
        ControlLoop loop = bench.begun();
        bench.p = 1;
        bench.onPost = () -> bench.clock.advance(3 * MS);
        loop.tick();
        loop.tick();
        assertEquals(1, get("p"));
        loop.tick();
        assertEquals(0, get("p"));
    }

    @Test
    void saysWhenTheNextOutputHasToBeOff() {
        ControlLoop loop = bench.begun();
        OnTimes onTimes = loop.generation().onTimes();
        loop.tick();
        assertEquals(Long.MAX_VALUE, onTimes.dueNanos());
        bench.q = 1;
        loop.tick();
        assertEquals(21 * MS, onTimes.dueNanos());
        bench.p = 1;
        loop.tick();
        assertEquals(7 * MS, onTimes.dueNanos());
        loop.runTicks(5);
        assertEquals(21 * MS, onTimes.dueNanos());
    }

    @Test
    void anExchangeIsNoBreak() {
        ControlLoop loop = bench.begun();
        bench.p = 1;
        loop.runTicks(3);
        bench.limited = List.of(new OnTimes.Limited("q", MS), new OnTimes.Limited("p", 5 * MS));
        Generation next = bench.generation(false);
        assertTrue(
                loop.offer(
                        new Exchange(next, CarryOver.builder(bench.arena, bench.arena).build())));
        loop.runTicks(2);
        assertEquals(1, get("p"));
        loop.tick();
        assertEquals(0, get("p"));
    }
}
