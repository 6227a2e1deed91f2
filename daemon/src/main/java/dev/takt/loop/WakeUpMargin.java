package dev.takt.loop;

import dev.takt.LoopThread;

/**
 * How long before a release a sleep should end so that 99 of 100 wake-ups are in time.
 *
 * <p>An estimate of the 99th percentile of the wake-up latency in one number: a wake-up later than
 * the margin raises it by 99 steps, one within it lowers it by 1, so that it rests where 1 of 100
 * is late. A single wake-up, however late, moves it by no more than 2 µs.
 *
 * <p>It stays within 20 µs .. 200 µs, and never above a quarter of the period, so that spinning
 * costs a quarter of a CPU at most.
 */
final class WakeUpMargin {
    static final long LEAST_NANOS = 20_000;
    static final long MOST_NANOS = 200_000;

    private static final long FIRST_NANOS = 60_000;
    private static final long DOWN_NANOS = 20;
    private static final long UP_NANOS = 99 * DOWN_NANOS;

    /** From the wake-up to the first look at the clock in the spin, with some room. */
    private static final long GUARD_NANOS = 2_000;

    private final long periodNanos;
    private final long least;
    private final long most;
    private long nanos;

    /**
     * @param periodNanos time between two releases, above 0
     */
    WakeUpMargin(long periodNanos) {
        this.periodNanos = periodNanos;
        this.most = Math.min(MOST_NANOS, periodNanos / 4);
        this.least = Math.min(LEAST_NANOS, most);
        this.nanos = Math.clamp(FIRST_NANOS, least, most);
    }

    long periodNanos() {
        return periodNanos;
    }

    @LoopThread
    long nanos() {
        return nanos;
    }

    /**
     * Takes one wake-up into account.
     *
     * @param latencyNanos actual end of the sleep minus the wanted one
     */
    @LoopThread
    void learn(long latencyNanos) {
        long step = latencyNanos + GUARD_NANOS > nanos ? UP_NANOS : -DOWN_NANOS;
        nanos = Math.clamp(nanos + step, least, most);
    }
}
