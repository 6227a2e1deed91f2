package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.takt.arena.CarryOver;
import dev.takt.arena.Slot;
import dev.takt.timing.Excursion;
import dev.takt.timing.Stage;
import dev.takt.timing.TimingSample;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlLoopTest {
    private static final long MS = Bench.MS;

    private final Bench bench = new Bench();

    @Test
    void aTickSimulatesLatchesEvaluatesAndPostsInThisOrder() {
        ControlLoop loop = bench.loop(true, EndCondition.NEVER);
        loop.begin(5 * MS, false);
        bench.clock.wakeLateBy(7);
        assertTrue(loop.tick());
        assertEquals(
                List.of("simulate 0", "latch at 5000007", "evaluate 0 after -1 t=0.0", "post"),
                bench.doings);
        assertEquals(0, loop.lastTick());
    }

    @Test
    void withoutSimulationThePlantIsLeftAlone() {
        bench.begun().tick();
        assertFalse(bench.doings.contains("simulate 0"));
    }

    @Test
    void recordsLatencyExecutionAndResponse() {
        bench.clock.wakeLateBy(300);
        bench.onPost = () -> bench.clock.advance(2_000);
        bench.begun().tick();
        TimingSample sample = bench.recorder.sample();
        assertEquals(300, sample.latency().max());
        assertEquals(2_000.0, (double) sample.execution().max(), 2);
        assertEquals(2_300.0, (double) sample.response().max(), 2);
    }

    @Test
    void skipsMissedReleasesAndKeepsPhase() {
        ControlLoop loop = bench.begun();
        loop.tick();
        bench.onPost = () -> bench.clock.advance(3 * MS + MS / 2);
        loop.tick();
        bench.onPost = () -> {};
        bench.doings.clear();
        loop.tick();
        loop.tick();
        assertEquals(
                List.of(
                        "latch at " + 5 * MS,
                        "evaluate 5 after 1 t=0.005",
                        "post",
                        "latch at " + 6 * MS,
                        "evaluate 6 after 5 t=0.006",
                        "post"),
                bench.doings);
        TimingSample sample = bench.recorder.sample();
        assertEquals(4, sample.ticks());
        assertEquals(3, sample.missed());
        assertEquals(1, sample.overruns());
    }

    @Test
    void shedsSlowSetsUntilATickWasInTimeAndThenOffersThemAllTheyMissed() {
        bench.overruns = OverrunRule.SHED;
        ControlLoop loop = bench.begun();
        loop.tick();
        bench.onPost = () -> bench.clock.advance(MS + MS / 2);
        loop.tick();
        loop.tick();
        bench.onPost = () -> {};
        loop.tick();
        loop.tick();
        assertEquals(
                List.of(
                        "evaluate 0 after -1 t=0.0",
                        "evaluate 1 after 0 t=0.001",
                        "evaluate 3 after 3 t=0.003",
                        "evaluate 5 after 5 t=0.005",
                        "evaluate 6 after 1 t=0.006"),
                bench.doings.stream().filter(one -> one.startsWith("evaluate")).toList());
    }

    @Test
    void aLateTickThatShedsSlowSetsIsNotPutDownToThem() {
        bench.overruns = OverrunRule.SHED;
        ControlLoop loop = bench.begun();
        bench.onPost = () -> bench.clock.advance(MS + MS / 2);
        loop.runTicks(2);
        bench.onPost = () -> {};
        loop.tick();
        bench.onPost = () -> bench.clock.advance(MS + MS / 2);
        loop.tick();
        assertEquals(
                List.of("0 after -1", "2 after 2", "5 after 0"),
                bench.recorder.excursions().drain().stream()
                        .map(late -> late.tick() + " after " + late.previousTick())
                        .toList());
    }

    @Test
    void slowSetsRunNowAndThenThoughEveryTickIsLate() {
        bench.overruns = OverrunRule.SHED;
        ControlLoop loop = bench.begun();
        bench.onPost = () -> bench.clock.advance(MS + MS / 2);
        loop.runTicks(3 * (OverrunGuard.MOST_SHED + 1));
        long offered =
                bench.doings.stream()
                        .filter(one -> one.matches("evaluate (\\d+) after (?!\\1 ).*"))
                        .count();
        assertEquals(3, offered);
    }

    @Test
    void goesSafeAfterTooManyLateTicksAtOnceAndTicksOn() {
        bench.overruns = OverrunRule.safeAfter(3, 10);
        ControlLoop loop = bench.begun();
        bench.onPost = () -> bench.clock.advance(MS + MS / 2);
        loop.tick();
        assertEquals(LoopState.RUNNING, loop.state());
        bench.doings.clear();
        loop.tick();
        assertEquals(LoopState.SAFE, loop.state());
        assertEquals("safe", bench.doings.getLast());
        bench.doings.clear();
        assertTrue(loop.tick());
        assertEquals(
                List.of("latch at " + 4 * MS, "evaluate 4 after 2 t=0.004", "safe"), bench.doings);
    }

    @Test
    void lateTicksThatLieFarBackDoNotCount() {
        bench.overruns = OverrunRule.safeAfter(3, 10);
        ControlLoop loop = bench.begun();
        for (int i = 0; i < 20; i++) {
            bench.onPost = () -> bench.clock.advance(MS + MS / 2);
            loop.tick();
            bench.onPost = () -> {};
            loop.runTicks(9);
        }
        assertEquals(LoopState.RUNNING, loop.state());
    }

    @Test
    void aTickThatFillsItsPeriodMissesNothing() {
        ControlLoop loop = bench.begun();
        bench.onPost = () -> bench.clock.advance(MS);
        loop.tick();
        loop.tick();
        assertEquals(0, bench.recorder.missed());
        assertEquals(0, bench.recorder.overruns());
        assertEquals(1, loop.lastTick());
    }

    @Test
    void anOversleptReleaseIsServedAndThoseItHidAreMissed() {
        ControlLoop loop = bench.begun();
        bench.clock.wakeLateBy(2 * MS + 10);
        loop.tick();
        bench.clock.wakeLateBy(0);
        loop.tick();
        assertEquals(3, loop.lastTick());
        TimingSample sample = bench.recorder.sample();
        assertEquals(2, sample.missed());
        assertEquals(1, sample.overruns());
        // Latencies 2000010, 1000010 and 10 of the stall, 0 of the tick after it.
        assertEquals(4, sample.latency().count());
        assertEquals(10, sample.latency().p50());
        assertEquals(2_000_010.0, (double) sample.latency().max(), 2_000);
    }

    @Test
    void endsAfterItsTicksWithOutputsSafe() {
        ControlLoop loop = bench.loop(false, EndCondition.afterTicks(2));
        loop.begin(0, false);
        assertTrue(loop.tick());
        assertFalse(loop.tick());
        assertEquals("safe", bench.doings.getLast());
        assertEquals(LoopState.STOPPED, loop.state());
        bench.doings.clear();
        assertFalse(loop.tick());
        assertEquals(List.of(), bench.doings);
        assertNull(loop.fault());
    }

    @Test
    void endsAfterItsReleasesThoughSomeWereMissed() {
        ControlLoop loop = bench.loop(false, EndCondition.afterNanos(4 * MS, MS));
        loop.begin(0, false);
        assertTrue(loop.tick());
        bench.onPost = () -> bench.clock.advance(2 * MS + 1);
        assertFalse(loop.tick());
        assertEquals(2, bench.recorder.sample().ticks());
    }

    @Test
    void stopsWhenAskedWithoutAnotherTick() {
        ControlLoop loop = bench.begun();
        loop.tick();
        bench.doings.clear();
        loop.requestStop();
        assertFalse(loop.tick());
        assertEquals(List.of("safe"), bench.doings);
        assertEquals(LoopState.STOPPED, loop.state());
    }

    @Test
    void goesSafeAndKeepsTheCauseWhenATickThrows() {
        IllegalStateException mistake = new IllegalStateException("mistake");
        ControlLoop loop = bench.begun();
        bench.onPost =
                () -> {
                    throw mistake;
                };
        assertFalse(loop.tick());
        assertEquals("safe", bench.doings.getLast());
        assertSame(mistake, loop.fault());
        assertNull(loop.unsafe());
        assertEquals(LoopState.STOPPED, loop.state());
    }

    @Test
    void saysWhenOutputsAreNotSafeAndKeepsTheCause() {
        ControlLoop loop = bench.begun();
        bench.onPost =
                () -> {
                    throw new StackOverflowError("first");
                };
        bench.onPostSafe =
                () -> {
                    throw new IllegalStateException("second");
                };
        assertFalse(loop.tick());
        Throwable fault = loop.fault();
        Throwable unsafe = loop.unsafe();
        assertNotNull(fault);
        assertNotNull(unsafe);
        assertEquals("first", fault.getMessage());
        assertEquals("second", unsafe.getMessage());
        assertEquals(LoopState.STOPPED, loop.state());
    }

    @Test
    void saysWhetherItIsDegraded() {
        ControlLoop loop = bench.loop(false, EndCondition.NEVER);
        assertEquals(LoopState.STARTING, loop.state());
        assertFalse(loop.tick());
        assertEquals(-1, loop.lastTick());
        loop.begin(0, true);
        assertEquals(LoopState.ARMING, loop.state());
        loop.tick();
        assertEquals(LoopState.DEGRADED, loop.state());
        assertThrows(IllegalStateException.class, () -> loop.begin(0, true));
    }

    private Exchange exchangeFor(Bench other) {
        Slot x = bench.arena.layout().slot("x");
        CarryOver all = CarryOver.builder(bench.arena, other.arena).copy(x, x).build();
        return new Exchange(other.generation(true), all);
    }

    @Test
    void whatIsOfferedTakesOverAtTheStartOfATickAndGoesOnWhereTheOtherEnded() {
        ControlLoop loop = bench.begun();
        loop.runTicks(3);
        double before = bench.arena.get(bench.arena.layout().slot("x"));
        Bench other = new Bench();
        Exchange exchange = exchangeFor(other);
        bench.doings.clear();
        assertTrue(loop.offer(exchange));
        assertFalse(exchange.isTaken());
        loop.tick();
        assertTrue(exchange.isTaken());
        assertEquals(3, exchange.takenTick());
        assertSame(exchange.next(), loop.generation());
        assertEquals(List.of(), bench.doings);
        assertEquals(
                List.of(
                        "take over",
                        "simulate 3",
                        "latch at " + 3 * MS,
                        "evaluate 3 after 2 t=0.003",
                        "post"),
                other.doings);
        assertEquals(before * 0.5 + 3, other.arena.get(other.arena.layout().slot("x")));
        loop.requestStop();
        loop.tick();
        assertEquals("safe", other.doings.getLast());
    }

    @Test
    void oneOfferAtATimeAndNoneThatWasWithdrawn() {
        ControlLoop loop = bench.begun();
        Exchange first = exchangeFor(new Bench());
        Exchange second = exchangeFor(new Bench());
        assertTrue(loop.offer(first));
        assertFalse(loop.offer(second));
        assertTrue(loop.withdraw(first));
        loop.tick();
        assertFalse(first.isTaken());
        assertTrue(loop.offer(second));
        loop.tick();
        assertTrue(second.isTaken());
        assertFalse(loop.withdraw(second));
    }

    @Test
    void staysSafeOverAnExchange() {
        bench.overruns = OverrunRule.safeAfter(1, 1);
        ControlLoop loop = bench.begun();
        bench.onPost = () -> bench.clock.advance(MS + MS / 2);
        loop.tick();
        assertEquals(LoopState.SAFE, loop.state());
        Bench other = new Bench();
        loop.offer(exchangeFor(other));
        loop.tick();
        assertEquals("safe", other.doings.getLast());
        assertEquals(LoopState.SAFE, loop.state());
    }

    @Test
    void anExchangeCountsAsExecutionTime() {
        ControlLoop loop = bench.begun();
        Bench other = new Bench();
        other.onTakeOver = () -> bench.clock.advance(3 * MS);
        loop.offer(exchangeFor(other));
        loop.tick();
        Excursion late = bench.recorder.excursions().drain().getFirst();
        assertEquals(Stage.PLANT, late.stage());
    }

    /** 1 KiB leaves room for what the JIT may charge to the thread; a tick may not cost a byte. */
    @Test
    void allocatesNothingInAHundredThousandTicks() {
        bench.quiet = true;
        Bench other = new Bench();
        other.quiet = true;
        Exchange exchange = exchangeFor(other);
        ControlLoop loop = bench.loop(true, EndCondition.NEVER);
        loop.begin(0, false);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        bench.onPost = () -> bench.clock.advance(MS + MS / 2);
        loop.runTicks(20_000);
        bench.onPost = () -> {};
        loop.runTicks(20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        loop.runTicks(50_000);
        loop.offer(exchange);
        loop.runTicks(50_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1_024, allocated + " bytes");
        assertTrue(exchange.isTaken());
        assertEquals(140_000, bench.recorder.sample().ticks());
    }

    @Test
    void keepsALateTickWithTheStageThatMadeItLate() {
        ControlLoop loop = bench.begun();
        loop.tick();
        bench.onPost = () -> bench.clock.advance(3 * MS - 1);
        loop.tick();
        bench.onPost = () -> {};
        loop.tick();
        List<Excursion> late = bench.recorder.excursions().drain();
        assertEquals(1, late.size());
        assertEquals(1, late.getFirst().tick());
        assertEquals(2, late.getFirst().missed());
        assertEquals(Stage.OUTPUTS, late.getFirst().stage());
        assertEquals(3 * MS - 1, late.getFirst().responseNanos());
        assertEquals(MS, late.getFirst().releaseNanos());
    }
}
