package dev.takt.loop;

import dev.takt.LoopThread;

/**
 * An estimate of the 99th percentile of a series of times, in one number: a time above it raises it
 * by 99 steps of 20 ns, one below lowers it by 1, so that it rests where 1 of 100 is above. A
 * single time, however long, moves it by no more than 2 µs. Belongs to one thread.
 */
final class RunningPercentile {
    private static final long DOWN_NANOS = 20;
    private static final long UP_NANOS = 99 * DOWN_NANOS;

    private final long least;
    private final long most;
    private long nanos;

    /**
     * @param first where it begins
     * @param least it never falls below this
     * @param most nor rises above that
     */
    RunningPercentile(long first, long least, long most) {
        this.least = least;
        this.most = most;
        this.nanos = Math.clamp(first, least, most);
    }

    @LoopThread
    long nanos() {
        return nanos;
    }

    @LoopThread
    void learn(long tookNanos) {
        long step = tookNanos > nanos ? UP_NANOS : -DOWN_NANOS;
        nanos = Math.clamp(nanos + step, least, most);
    }
}
