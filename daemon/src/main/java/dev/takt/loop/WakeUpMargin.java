package dev.takt.loop;

import dev.takt.LoopThread;

/**
 * How long before a release a sleep should end so that 99 of 100 wake-ups are in time.
 *
 * <p>It stays within 20 µs .. 200 µs, and never above a quarter of the period, so that spinning
 * costs a quarter of a CPU at most.
 */
final class WakeUpMargin {
    static final long LEAST_NANOS = 20_000;
    static final long MOST_NANOS = 200_000;

    private static final long FIRST_NANOS = 60_000;

    /** From the wake-up to the first look at the clock in the spin, with some room. */
    private static final long GUARD_NANOS = 2_000;

    private final long periodNanos;
    private final RunningPercentile margin;

    /**
     * @param periodNanos time between two releases, above 0
     */
    WakeUpMargin(long periodNanos) {
        this.periodNanos = periodNanos;
        long most = Math.min(MOST_NANOS, periodNanos / 4);
        this.margin = new RunningPercentile(FIRST_NANOS, Math.min(LEAST_NANOS, most), most);
    }

    long periodNanos() {
        return periodNanos;
    }

    @LoopThread
    long nanos() {
        return margin.nanos();
    }

    /**
     * Takes one wake-up into account.
     *
     * @param latencyNanos actual end of the sleep minus the wanted one
     */
    @LoopThread
    void learn(long latencyNanos) {
        margin.learn(latencyNanos + GUARD_NANOS);
    }
}
