package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.CarryOver;
import dev.takt.arena.Slot;
import dev.takt.race.Race;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What other threads see of a loop and tell it.
 *
 * <p>Those that wait in a bare loop fail where the field is plain, as the JIT then reads it once.
 * Those that look at what was written before fail where the order in the source is turned round:
 * writing the outputs safe is made to last until the reader has looked again. Two things cannot
 * fail on x86: a plain {@code stopRequested}, as each tick goes through the recorder, across which
 * the JIT keeps no field in a register; and a write without release, as x86 keeps the order of two
 * writes and the JIT has no reason to change it here.
 */
class ControlLoopRaceTest {
    private static final long TICKS = 200_000;
    private static final int EXCHANGES = 200;

    private final Bench bench = new Bench();
    private final RuntimeException mistake = new RuntimeException("mistake");
    private final AtomicLong looks = new AtomicLong();
    private volatile boolean looked;

    /** Plain on purpose: others see it by what the loop publishes after it. */
    private boolean safe;

    @BeforeEach
    void makePostingSafeLastUntilTheReaderHasLookedAgain() {
        bench.quiet = true;
        bench.onPostSafe =
                () -> {
                    long enough = looks.get() + 2;
                    while (!looked && looks.get() < enough) {
                        Thread.onSpinWait();
                    }
                    safe = true;
                };
    }

    private void awaitState(ControlLoop loop, LoopState state) {
        while (loop.state() != state) {
            looks.incrementAndGet();
        }
        looked = true;
    }

    @Test
    void aStopIsSeenAndSoIsItsEnd() throws Exception {
        bench.onPostSafe = () -> safe = true;
        ControlLoop loop = bench.begun();
        new Race(31)
                .side("loop", _ -> loop.runTicks(Long.MAX_VALUE))
                .side(
                        "stopper",
                        pace -> {
                            pace.giveLead();
                            loop.requestStop();
                        })
                .side(
                        "reader",
                        _ -> {
                            long turns = 0;
                            while (loop.state() != LoopState.STOPPED) {
                                turns++;
                            }
                            assertTrue(turns >= 0);
                            assertTrue(safe);
                        })
                .run();
        assertNull(loop.fault());
        assertFalse(loop.tick());
    }

    @Test
    void stoppedMeansThatTheOutputsAreSafe() throws Exception {
        ControlLoop loop = bench.begun();
        new Race(32)
                .side("loop", _ -> loop.runTicks(Long.MAX_VALUE))
                .side("stopper", _ -> loop.requestStop())
                .side(
                        "reader",
                        _ -> {
                            awaitState(loop, LoopState.STOPPED);
                            assertTrue(safe);
                        })
                .run();
    }

    @Test
    void safeMeansThatTheOutputsAreSafe() throws Exception {
        bench.overruns = OverrunRule.safeAfter(1, 3);
        ControlLoop loop = bench.begun();
        new Race(33)
                .side(
                        "loop",
                        _ -> {
                            bench.clock.advance(10 * Bench.MS);
                            loop.runTicks(1);
                        })
                .side(
                        "reader",
                        _ -> {
                            awaitState(loop, LoopState.SAFE);
                            assertTrue(safe);
                            assertEquals(LoopState.SAFE, loop.state());
                        })
                .run();
    }

    @Test
    void theFaultIsThereOnceTheStateIsStopped() throws Exception {
        RuntimeException second = new RuntimeException("second");
        Runnable slowly = bench.onPostSafe;
        bench.onPost =
                () -> {
                    throw mistake;
                };
        bench.onPostSafe =
                () -> {
                    slowly.run();
                    throw second;
                };
        ControlLoop loop = bench.begun();
        new Race(34)
                .side("loop", _ -> loop.runTicks(1))
                .side(
                        "reader",
                        _ -> {
                            awaitState(loop, LoopState.STOPPED);
                            assertSame(mistake, loop.fault());
                            assertSame(second, loop.unsafe());
                        })
                .run();
    }

    /** As where the thread of the loop ends before its first tick. */
    @Test
    void aLoopThatFailedElsewhereDoesNotTick() throws Exception {
        ControlLoop loop = bench.begun();
        new Race(35)
                .side("elsewhere", _ -> loop.fail(mistake))
                .side(
                        "loop",
                        _ -> {
                            awaitState(loop, LoopState.STOPPED);
                            assertTrue(safe);
                            assertFalse(loop.tick());
                            assertSame(mistake, loop.fault());
                        })
                .run();
        assertEquals(-1, loop.lastTick());
    }

    @Test
    void theFirstTickIsSeenByWhoWaitsForIt() throws Exception {
        ControlLoop loop = bench.begun();
        new Race(36)
                .side(
                        "loop",
                        pace -> {
                            pace.giveLead();
                            loop.runTicks(1);
                        })
                .side(
                        "reader",
                        _ -> {
                            long turns = 0;
                            while (loop.lastTick() < 0) {
                                turns++;
                            }
                            assertTrue(turns >= 0);
                        })
                .run();
        assertEquals(0, loop.lastTick());
    }

    /** Every second tick takes two periods and misses one release: 0, 2, 3, 5, 6, 8 .. run. */
    @Test
    void aTickIsNumberedLastOnceItsSignalsAndTimesAreThere() throws Exception {
        Slot tick = bench.arena.layout().slot("tick");
        long[] posts = new long[1];
        bench.onPost =
                () -> {
                    if (posts[0]++ % 2 == 0) {
                        bench.clock.advance(2 * Bench.MS);
                    }
                };
        ControlLoop loop = bench.begun();
        long[] before = {-1};
        new Race(37)
                .side("loop", _ -> loop.runTicks(TICKS))
                .watcher(
                        "reader",
                        _ -> {
                            for (int i = 0; i < 100; i++) {
                                long last = loop.lastTick();
                                assertTrue(
                                        last >= before[0], "the number of the last tick went back");
                                assertTrue(
                                        last < 0 || bench.arena.get(tick) >= last,
                                        "signals are older");
                                assertTrue(last < 0 || bench.recorder.missed() >= last / 3 + 1);
                                assertTrue(last < 0 || bench.recorder.overruns() >= last / 3 + 1);
                                before[0] = last;
                            }
                        })
                .run();
        assertEquals(loop.lastTick(), before[0]);
    }

    /** To and fro between two generations, some of the offers taken back. */
    @Test
    void aGenerationIsLeftAloneOnceTheNextIsTaken() throws Exception {
        Bench other = new Bench();
        other.quiet = true;
        // Whichever generation is the last: nobody looks here.
        bench.onPostSafe = () -> {};
        Slot tick = bench.arena.layout().slot("tick");
        Slot x = bench.arena.layout().slot("x");
        ControlLoop loop = bench.begun();
        new Race(38)
                .side("loop", _ -> loop.runTicks(Long.MAX_VALUE))
                .side(
                        "reload",
                        pace -> {
                            Bench runs = bench;
                            Bench waits = other;
                            for (int i = 0; i < EXCHANGES; i++) {
                                CarryOver all =
                                        CarryOver.builder(runs.arena, waits.arena)
                                                .copy(x, x)
                                                .build();
                                Exchange exchange = new Exchange(waits.generation(false), all);
                                assertTrue(loop.offer(exchange));
                                pace.vary();
                                if (i % 8 == 0 && loop.withdraw(exchange)) {
                                    assertFalse(exchange.isTaken());
                                    continue;
                                }
                                while (!exchange.isTaken()) {
                                    pace.vary();
                                }
                                assertSame(exchange.next(), loop.generation());
                                double last = Math.max(0, exchange.takenTick() - 1);
                                assertEquals(last, runs.arena.get(tick));
                                Bench before = runs;
                                runs = waits;
                                waits = before;
                            }
                            loop.requestStop();
                        })
                .run();
        assertNull(loop.fault());
    }
}
