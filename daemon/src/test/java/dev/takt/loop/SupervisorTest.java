package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.LoopSettings;
import dev.takt.supervision.Supervisor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop that stalls, seen by its supervisor. */
@Timeout(60)
class SupervisorTest {
    private static final long MS = Bench.MS;
    private static final long LIMIT = Math.round(LoopSettings.STALL_MS * MS);

    private final Bench bench = new Bench();

    /** Steps from one time to another as its thread does; when it put the outputs safe, or -1. */
    private long firstSafe(Supervisor supervisor, long from, long until) {
        for (long now = from; now <= until; now = supervisor.step(now)) {
            if (bench.doings.contains("safe")) {
                return now;
            }
        }
        return -1;
    }

    @Test
    void outputsAreSafeWithinFiftyMillisecondsOfTheBeginOfAStall() {
        ControlLoop loop = bench.begun();
        loop.runTicks(10);
        Supervisor supervisor = new Supervisor(loop, LIMIT);
        long begin = 10 * MS;
        long safe = firstSafe(supervisor, begin + MS / 3, begin + 1_000 * MS);
        assertTrue(safe > begin + LIMIT - 1 && safe <= begin + 50 * MS, "safe at " + safe);
        assertEquals(LoopState.SAFE, loop.state());
        assertTrue(supervisor.stalledNanos() >= LIMIT);
    }

    @Test
    void leavesALoopAloneThatTicks() {
        ControlLoop loop = bench.begun();
        Supervisor supervisor = new Supervisor(loop, LIMIT);
        for (int i = 0; i < 1_000; i++) {
            loop.tick();
            supervisor.step(bench.clock.nowNanos());
        }
        assertFalse(bench.doings.contains("safe"));
        assertEquals(-1, supervisor.stalledNanos());
    }

    @Test
    void leavesALoopAloneThatHasNotBegunOrHasStopped() {
        ControlLoop loop = bench.loop(false, EndCondition.afterTicks(1));
        Supervisor supervisor = new Supervisor(loop, LIMIT);
        assertEquals(-1, firstSafe(supervisor, 0, 1_000 * MS));
        loop.begin(0, false);
        loop.tick();
        bench.doings.clear();
        assertEquals(-1, firstSafe(supervisor, 0, 10_000 * MS));
        assertEquals(LoopState.STOPPED, loop.state());
    }

    @Test
    void aLoopThatGoesOnPostsSafeValuesOnlyAndSaysWhy() {
        ControlLoop loop = bench.begun();
        loop.runTicks(10);
        loop.stateChanges();
        new Supervisor(loop, LIMIT).step(300 * MS);
        bench.clock.advance(300 * MS);
        bench.doings.clear();
        loop.runTicks(3);
        assertFalse(bench.doings.contains("post"));
        assertEquals(3, bench.doings.stream().filter("safe"::equals).count());
        StateChange change = loop.stateChanges().getFirst();
        assertEquals(StateCause.STALLED, change.cause());
        assertEquals(LoopState.SAFE, change.to());
        assertEquals(10 * MS, change.sinceNanos());
    }

    /**
     * The thread of the loop hangs in the midst of a post, and goes on later with the rest of it.
     */
    @Test
    void whatAStalledPostStillWritesIsOverwrittenWithSafeValues() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ControlLoop loop = bench.begun();
        loop.runTicks(3);
        bench.onPost =
                () -> {
                    hangs.countDown();
                    await(goOn);
                    bench.doings.add("rest of the post");
                };
        Thread thread = new Thread(() -> loop.runTicks(1), "hanging loop");
        thread.start();
        hangs.await();
        new Supervisor(loop, LIMIT).step(100 * MS);
        assertEquals("safe", bench.doings.getLast());
        assertEquals(LoopState.SAFE, loop.state());
        goOn.countDown();
        thread.join();
        List<String> doings = bench.doings;
        assertEquals(
                List.of("rest of the post", "safe"),
                doings.subList(doings.size() - 2, doings.size()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOutputThatNoTickPutsOffIsNoLongerOnThanItMay() {
        bench.limited = List.of(new OnTimes.Limited("p", 5 * MS));
        bench.p = 1;
        ControlLoop loop = bench.begun();
        loop.tick();
        Supervisor supervisor = new Supervisor(loop, 3_000 * MS);
        long safe = firstSafe(supervisor, 0, 2_000 * MS);
        assertTrue(safe > 5 * MS && safe <= 20 * MS, "safe at " + safe);
    }

    @Test
    void needsALimit() {
        assertThrows(IllegalArgumentException.class, () -> new Supervisor(bench.begun(), 0));
    }
}
