package dev.takt.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RaceTest {
    @Test
    void runsSidesOnceAndWatchersUntilTheyHaveSeenTheEnd() throws Exception {
        AtomicInteger count = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        new Race(1)
                .side("counter", _ -> count.incrementAndGet())
                .side("other counter", _ -> count.incrementAndGet())
                .watcher("watcher", _ -> seen.set(count.get()))
                .run();
        assertEquals(2, count.get());
        assertEquals(2, seen.get());
    }

    @Test
    void saysWhatEverySideFoundAndWithWhichSeed() {
        Race race =
                new Race(42)
                        .side("one", _ -> assertEquals(1, 2))
                        .watcher("two", _ -> assertEquals(3, 4));
        AssertionError error = assertThrows(AssertionError.class, race::run);
        assertTrue(error.getMessage().startsWith("seed 42: "), error.getMessage());
        assertEquals(1, error.getSuppressed().length);
    }

    @Test
    void aSideThatDoesNotEndIsAViolation() {
        CountDownLatch never = new CountDownLatch(1);
        Race race = new Race(1).side("stuck", _ -> never.await());
        AssertionError error = assertThrows(AssertionError.class, () -> race.run(1));
        assertTrue(error.getMessage().contains("race-stuck does not end"), error.getMessage());
        never.countDown();
    }
}
