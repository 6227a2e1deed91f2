package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.race.Race;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ArenaLayout layout =
            ArenaLayout.builder()
                    .add(Section.PARAMETER, "a", 1)
                    .add(Section.PARAMETER, "b", 1)
                    .build();
    private final Slot a = layout.slot("a");
    private final Slot b = layout.slot("b");
    private final SignalArena arena = SignalArena.allocate(layout);
    private final Mailbox mailbox = new Mailbox();

    @AfterEach
    void close() {
        arena.close();
    }

    private Transaction both(double value) {
        return new Transaction(
                arena, List.of(new Transaction.Write(a, value), new Transaction.Write(b, -value)));
    }

    @Test
    void aTransactionTakesEffectInOneTickAndItsSenderLearnsWhich() {
        Transaction transaction = both(3);
        assertTrue(mailbox.send(transaction));
        assertEquals(Transaction.Outcome.WAITING, transaction.outcome());
        assertEquals(0, arena.get(a));
        mailbox.apply(arena, 41);
        assertEquals(3, arena.get(a));
        assertEquals(-3, arena.get(b));
        assertEquals(Transaction.Outcome.APPLIED, transaction.outcome());
        assertEquals(41, transaction.tick());
    }

    @Test
    void ticksCountFromTheOneInWhichItTakesEffect() {
        Transaction transaction =
                new Transaction(
                        arena,
                        List.of(new Transaction.Write(b, 4), Transaction.Write.tickAfter(a, 30)));
        mailbox.send(transaction);
        mailbox.apply(arena, 41);
        assertEquals(71, arena.get(a));
        assertEquals(4, arena.get(b));
    }

    @Test
    void laterOnesComeLast() {
        mailbox.send(both(1));
        mailbox.send(both(2));
        mailbox.apply(arena, 0);
        assertEquals(2, arena.get(a));
    }

    @Test
    void whatIsMeantForAnotherProgramIsNotWritten() {
        Transaction transaction = both(3);
        mailbox.send(transaction);
        try (SignalArena next = SignalArena.allocate(layout)) {
            mailbox.apply(next, 7);
            assertEquals(0, next.get(a));
        }
        assertEquals(0, arena.get(a));
        assertEquals(Transaction.Outcome.SUPERSEDED, transaction.outcome());
        assertEquals(-1, transaction.tick());
    }

    @Test
    void whatIsWithdrawnHasNoEffect() {
        Transaction transaction = both(3);
        mailbox.send(transaction);
        assertTrue(transaction.withdraw());
        mailbox.apply(arena, 0);
        assertEquals(0, arena.get(a));
        assertEquals(Transaction.Outcome.WITHDRAWN, transaction.outcome());
    }

    @Test
    void whatIsInEffectCannotBeWithdrawn() {
        Transaction transaction = both(3);
        mailbox.send(transaction);
        mailbox.apply(arena, 0);
        assertFalse(transaction.withdraw());
    }

    @Test
    void aFullBoxRefusesAndHasRoomAgainAfterATick() {
        for (int i = 0; i < Mailbox.CAPACITY; i++) {
            assertTrue(mailbox.send(both(i)));
        }
        assertFalse(mailbox.send(both(0)));
        mailbox.apply(arena, 0);
        assertTrue(mailbox.send(both(0)));
    }

    @Test
    void oneTickWritesABoundedNumberOfValuesAndNoTransactionInParts() {
        List<Transaction.Write> many = new ArrayList<>();
        for (int i = 0; i < Mailbox.MOST_WRITES; i++) {
            many.add(new Transaction.Write(a, i));
        }
        Transaction large = new Transaction(arena, many);
        Transaction small = both(-1);
        mailbox.send(small);
        mailbox.send(large);
        mailbox.apply(arena, 0);
        assertEquals(0, small.tick());
        assertEquals(Transaction.Outcome.WAITING, large.outcome());
        mailbox.apply(arena, 1);
        assertEquals(1, large.tick());
        assertEquals(Mailbox.MOST_WRITES - 1, arena.get(a));
    }

    @Test
    void noTransactionIsLostOrSeenInPartsWhereManySendAtOnce() throws Exception {
        int each = 20_000;
        AtomicLong applied = new AtomicLong();
        Race race = new Race(9);
        for (int side = 0; side < 2; side++) {
            race.side(
                    "sender " + side,
                    pace -> {
                        for (int i = 0; i < each; i++) {
                            Transaction transaction = both(i);
                            while (!mailbox.send(transaction)) {
                                Thread.onSpinWait();
                            }
                            if (i % 100 == 0) {
                                while (transaction.outcome() == Transaction.Outcome.WAITING) {
                                    Thread.onSpinWait();
                                }
                                applied.incrementAndGet();
                            }
                            pace.vary();
                        }
                    });
        }
        race.watcher(
                        "loop",
                        _ -> {
                            mailbox.apply(arena, 1);
                            assertEquals(0, arena.get(a) + arena.get(b));
                        })
                .run();
        assertEquals(2L * each / 100, applied.get());
    }

    @Test
    void theLoopAllocatesNothing() {
        Deque<Transaction> made = new ArrayDeque<>();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 60 && allocated > 0; round++) {
            for (int i = 0; i < 200; i++) {
                made.add(both(i));
            }
            made.forEach(mailbox::send);
            made.clear();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            mailbox.apply(arena, round);
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated);
    }
}
