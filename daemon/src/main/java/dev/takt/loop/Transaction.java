package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Values for some parameters, or for what is forced, that take effect in one tick, all or none.
 *
 * <p>It is meant for one arena: where another program runs when the loop comes to it, nothing is
 * written, and the sender looks the names up again.
 */
public final class Transaction {
    /**
     * One value for one cell.
     *
     * @param value what is written, or how many ticks after the one it takes effect in
     * @param counted whether it is such a number of ticks
     */
    public record Write(Slot slot, double value, boolean counted) {
        /** A value as it is. */
        public Write(Slot slot, double value) {
            this(slot, value, false);
        }

        /** The number of a tick, counted from the one in which this takes effect. */
        public static Write tickAfter(Slot slot, long ticks) {
            return new Write(slot, ticks, true);
        }
    }

    /** What may become of it. */
    public enum Outcome {
        /** The loop has not come to it yet. */
        WAITING,
        /** In effect from {@link #tick} on. */
        APPLIED,
        /** Another program runs than the one it was meant for. */
        SUPERSEDED,
        /** Taken back by its sender. */
        WITHDRAWN
    }

    private static final long WAITING = -1;
    private static final long TAKEN = -2;
    private static final long SUPERSEDED = -3;
    private static final long WITHDRAWN = -4;

    private final SignalArena arena;
    private final Slot[] slots;
    private final double[] values;
    private final boolean[] counted;
    private final AtomicLong fate = new AtomicLong(WAITING);

    /**
     * @param arena what the slots belong to
     * @param writes at most {@link Mailbox#MOST_WRITES}
     * @throws IllegalArgumentException if there are more, or none
     */
    public Transaction(SignalArena arena, List<Write> writes) {
        if (writes.isEmpty() || writes.size() > Mailbox.MOST_WRITES) {
            throw new IllegalArgumentException(
                    "1 to %d writes expected, got %d"
                            .formatted(Mailbox.MOST_WRITES, writes.size()));
        }
        this.arena = arena;
        this.slots = new Slot[writes.size()];
        this.values = new double[writes.size()];
        this.counted = new boolean[writes.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = writes.get(i).slot();
            values[i] = writes.get(i).value();
            counted[i] = writes.get(i).counted();
        }
    }

    int size() {
        return slots.length;
    }

    @LoopThread
    void apply(SignalArena running, long tick) {
        if (running != arena) {
            fate.compareAndSet(WAITING, SUPERSEDED);
        } else if (fate.compareAndSet(WAITING, TAKEN)) {
            for (int i = 0; i < slots.length; i++) {
                running.set(slots[i], counted[i] ? tick + values[i] : values[i]);
            }
            fate.setRelease(tick);
        }
    }

    /** What has become of it so far. */
    public Outcome outcome() {
        long now = fate.getAcquire();
        if (now >= 0) {
            return Outcome.APPLIED;
        }
        if (now == SUPERSEDED) {
            return Outcome.SUPERSEDED;
        }
        return now == WITHDRAWN ? Outcome.WITHDRAWN : Outcome.WAITING;
    }

    /** The tick in which it took effect; negative where it has not. */
    public long tick() {
        return Math.max(-1, fate.getAcquire());
    }

    /**
     * Takes it back.
     *
     * @return whether it will have no effect; false where the loop has come to it
     */
    public boolean withdraw() {
        return fate.compareAndSet(WAITING, WITHDRAWN) || fate.get() < TAKEN;
    }
}
