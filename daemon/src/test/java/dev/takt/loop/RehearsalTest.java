package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final Bench bench = new Bench();
    private final LoopClock clock = LoopClock.hybrid(Bench.MS);
    private final AtomicInteger restored = new AtomicInteger();

    RehearsalTest() {
        bench.quiet = true;
    }

    private Rehearsal rehearsal(RehearsalExtent extent) {
        Generation other = new Bench().generation(false);
        Generation generation = bench.generation(false);
        return new Rehearsal(generation, List.of(other), restored::incrementAndGet, extent);
    }

    @Test
    void aBriefOneEndsWhenATickFitsManyTimesIntoItsPeriod() {
        WarmUp warmUp = rehearsal(RehearsalExtent.brief(HOUR_NANOS)).run(clock);
        assertTrue(warmUp.complete());
        assertEquals(3, warmUp.rounds());
        assertEquals(7, restored.get(), "before every round twice, and after the last");
    }

    @Test
    void itGoesOnWhileATickDoesNotFit() {
        AtomicInteger asked = new AtomicInteger();
        long tooShortNanos = 20;
        WarmUp warmUp =
                rehearsal(RehearsalExtent.brief(tooShortNanos))
                        .run(clock, () -> asked.incrementAndGet() > 8);
        assertFalse(warmUp.complete());
        assertEquals(8, warmUp.rounds());
    }

    @Test
    void aWholeOneDoesNotEndBecauseATickIsFast() {
        AtomicInteger asked = new AtomicInteger();
        WarmUp warmUp =
                rehearsal(RehearsalExtent.WHOLE).run(clock, () -> asked.incrementAndGet() > 8);
        assertEquals(8, warmUp.rounds());
        assertFalse(warmUp.complete());
    }

    @Test
    void anUnderstudyRehearsesOnAThreadOfItsOwnUntilItIsDismissed() throws Exception {
        AtomicBoolean finished = new AtomicBoolean();
        CompletableFuture<Thread> started = new CompletableFuture<>();
        CountDownLatch rounds = new CountDownLatch(20);
        Rehearsal rehearsal =
                new Rehearsal(
                        bench.generation(false),
                        List.of(new Bench().generation(false)),
                        rounds::countDown,
                        // Never over by itself.
                        new RehearsalExtent(10, 3, 10, 1, Long.MAX_VALUE, true));
        Understudy understudy =
                Understudy.start(
                        () -> {
                            started.complete(Thread.currentThread());
                            return rehearsal;
                        },
                        clock,
                        () -> finished.set(true));
        Thread thread = started.get(30, TimeUnit.SECONDS);
        assertTrue(thread.isDaemon());
        assertTrue(rounds.await(30, TimeUnit.SECONDS));
        understudy.close();
        thread.join(30_000);
        assertFalse(thread.isAlive());
        assertFalse(finished.get());
    }
}
