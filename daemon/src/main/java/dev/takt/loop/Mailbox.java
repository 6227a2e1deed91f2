package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What other threads want to change, applied by the loop between two ticks.
 *
 * <p>Guarantees: the loop never waits for a sender and allocates nothing; a sender never waits for
 * the loop and is told at once when the box is full. Transactions take effect in the order in which
 * they were sent; the work of one tick is bounded, and what is beyond it waits for the next.
 */
public final class Mailbox {
    /** Transactions it holds at most. */
    public static final int CAPACITY = 256;

    /** Values written in one tick at most, and so in one transaction. */
    public static final int MOST_WRITES = 1024;

    private final AtomicReferenceArray<@Nullable Transaction> ring =
            new AtomicReferenceArray<>(CAPACITY);

    /** Transactions sent so far; written by senders, one at a time. */
    private final AtomicLong sent = new AtomicLong();

    /** Transactions the loop has come to so far; written by the loop alone. */
    private final AtomicLong taken = new AtomicLong();

    /**
     * Hands over a transaction; callable from any thread but the loop's.
     *
     * @return false where the box is full
     */
    public synchronized boolean send(Transaction transaction) {
        long position = sent.getPlain();
        if (position - taken.getAcquire() >= CAPACITY) {
            return false;
        }
        ring.setRelease(index(position), transaction);
        sent.setRelease(position + 1);
        return true;
    }

    /**
     * Applies what has been sent.
     *
     * @param arena of the program that runs
     * @param tick the one about to be evaluated
     */
    @LoopThread
    public void apply(SignalArena arena, long tick) {
        long position = taken.getPlain();
        long end = sent.getAcquire();
        int writesLeft = MOST_WRITES;
        while (position < end) {
            int index = index(position);
            Transaction transaction = ring.getAcquire(index);
            if (transaction == null || transaction.size() > writesLeft) {
                break;
            }
            writesLeft -= transaction.size();
            transaction.apply(arena, tick);
            ring.setRelease(index, null);
            position++;
            taken.setRelease(position);
        }
    }

    private static int index(long position) {
        return (int) (position & (CAPACITY - 1));
    }
}
