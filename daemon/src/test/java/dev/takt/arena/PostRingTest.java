package dev.takt.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.takt.race.Race;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostRingTest {
    private static final int K = 1;
    private static final int Y = 2;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ArenaLayout layout =
            ArenaLayout.builder()
                    .add(Section.CLOCK, "t", 1)
                    .add(Section.PARAMETER, "k", 1)
                    .add(Section.SIGNAL, "y", 1)
                    .build();
    private final SignalArena arena = SignalArena.allocate(layout);
    private final MemorySegment memory =
            Arena.ofAuto().allocate(PostRing.byteSize(PostRing.PLACES), 64);
    private final PostRing ring =
            new PostRing(
                    ImageLayout.of(
                            layout,
                            slot ->
                                    slot.name().equals("k")
                                            ? new ImageCell(slot, "", -10, 10)
                                            : ImageCell.readOnly(slot, "")),
                    arena,
                    memory,
                    new ImageOrigin(1, 1_000_000, 1));

    @AfterEach
    void close() {
        arena.close();
    }

    private double k() {
        return arena.get(layout.slot("k"));
    }

    @Test
    void writesWhatIsPostedInItsOrder() {
        assertTrue(ring.post(K, 3));
        assertTrue(ring.post(K, 4));
        assertEquals(0, k());
        ring.take();
        assertEquals(4, k());
        assertEquals(2, ring.applied());
    }

    @Test
    void refusesWhatIsOutsideTheLimitsOrNoParameter() {
        ring.post(K, 10.1);
        ring.post(K, Double.NaN);
        ring.post(Y, 1);
        ring.post(-1, 1);
        ring.post(3, 1);
        ring.post(Integer.MAX_VALUE, 1);
        ring.take();
        assertEquals(0, k());
        assertEquals(0, arena.get(layout.slot("y")));
        assertEquals(0, ring.applied());
        assertEquals(6, ring.refused());
    }

    @Test
    void saysWhenItIsFullAndTakesABoundedNumberInOneTick() {
        for (int i = 0; i < PostRing.PLACES; i++) {
            assertTrue(ring.post(K, 1));
        }
        assertFalse(ring.post(K, 1));
        ring.take();
        assertEquals(PostRing.MOST_TAKEN, ring.applied());
        assertTrue(ring.post(K, 1));
    }

    @Test
    void aPostThatIsNeverFinishedHoldsTheOthersUpOnlyForAWhile() {
        long number = memory.get(ValueLayout.JAVA_LONG, PostRing.CLAIMED_AT);
        memory.set(ValueLayout.JAVA_LONG, PostRing.CLAIMED_AT, number + 1);
        ring.post(K, 5);
        for (int i = 1; i < PostRing.PATIENCE_TICKS; i++) {
            ring.take();
        }
        assertEquals(0, k());
        ring.take();
        assertEquals(5, k());
        for (int i = 0; i < 3 * PostRing.PLACES; i++) {
            assertTrue(ring.post(K, 6));
            ring.take();
        }
        assertEquals(6, k());
    }

    @Test
    void garbageInItDoesNoHarm() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 300; round++) {
            for (long at = PostRing.HEADER_BYTES; at < memory.byteSize(); at += 8) {
                memory.set(ValueLayout.JAVA_LONG, at, random.nextLong(-5, 2000));
            }
            memory.set(ValueLayout.JAVA_LONG, PostRing.CLAIMED_AT, random.nextLong());
            ring.take();
            assertTrue(k() >= -10 && k() <= 10);
        }
        assertEquals(0, arena.get(layout.slot("y")));
    }

    @Test
    void noPostIsLostOrDoneTwiceWhereManyPostAtOnce() throws Exception {
        int each = 20_000;
        Race race = new Race(5);
        for (int side = 0; side < 3; side++) {
            race.side(
                    "poster " + side,
                    pace -> {
                        for (int i = 0; i < each; i++) {
                            while (!ring.post(K, i % 10)) {
                                Thread.onSpinWait();
                            }
                            pace.vary();
                        }
                    });
        }
        race.watcher("loop", _ -> ring.take()).run();
        while (ring.applied() < 3L * each) {
            long before = ring.applied();
            ring.take();
            assertTrue(ring.applied() > before, "posts are lost: " + before);
        }
        ring.take();
        assertEquals(3L * each, ring.applied());
        assertEquals(0, ring.refused());
    }

    @Test
    void takingAllocatesNothing() {
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 60 && allocated > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                ring.post(K, i % 20);
                ring.take();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated);
    }
}
