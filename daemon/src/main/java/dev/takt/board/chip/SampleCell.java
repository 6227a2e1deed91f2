package dev.takt.board.chip;

import dev.takt.LoopThread;
import dev.takt.board.RealInput;
import java.lang.invoke.VarHandle;

/**
 * Where the thread of a bus leaves the samples of one input for the loop.
 *
 * <p>One thread publishes, one takes; neither waits, neither allocates. The last samples lie in a
 * ring:
 *
 * <pre>
 *   slot        0   1   2   3
 *   sample      8   5   6   7      published = 8: the next one goes to slot 1
 * </pre>
 *
 * A reader that was overtaken by two samples while it read takes the newer one; one that is
 * overtaken again and again keeps what it has until it is asked next.
 */
public final class SampleCell implements RealInput {
    private static final int SLOTS = 4;
    private static final int MASK = SLOTS - 1;
    private static final int ATTEMPTS = 3;

    private final double[] values = new double[SLOTS];
    private final long[] times = new long[SLOTS];
    private volatile long published;

    // Of the loop alone.
    private long taken;
    private double value = Double.NaN;
    private long timeNanos;

    /**
     * Leaves one sample.
     *
     * @param sample NaN where there is no valid one
     * @param sampledNanos when it was taken, on CLOCK_MONOTONIC
     */
    public void publish(double sample, long sampledNanos) {
        long next = published + 1;
        int slot = (int) next & MASK;
        values[slot] = sample;
        times[slot] = sampledNanos;
        published = next;
    }

    /** How many samples were left so far. */
    public long published() {
        return published;
    }

    @Override
    @LoopThread
    public boolean advance() {
        long newest = published;
        if (newest == taken) {
            return false;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int slot = (int) newest & MASK;
            double sample = values[slot];
            long sampledNanos = times[slot];
            VarHandle.loadLoadFence();
            long now = published;
            if (now - newest < 2) {
                value = sample;
                timeNanos = sampledNanos;
                taken = newest;
                return true;
            }
            newest = now;
        }
        return false;
    }

    @Override
    @LoopThread
    public double read() {
        return value;
    }

    @Override
    @LoopThread
    public long sampledNanos(long nowNanos) {
        return timeNanos;
    }
}
