package dev.takt.loop;

import dev.takt.LoopThread;

/**
 * When ticks are due: release n is {@code epochNanos + n * periodNanos}. Pure arithmetic; the phase
 * never moves.
 *
 * <p>No record, and no text in it: the JVM makes the text constants of a class when one of its
 * methods comes to the second compiler, on the thread that calls it, which here is that of the
 * loop.
 */
final class ReleaseSchedule {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long epochNanos;
    private final long periodNanos;

    /**
     * @param epochNanos release 0 on CLOCK_MONOTONIC
     * @param periodNanos time between two releases, above 0
     */
    ReleaseSchedule(long epochNanos, long periodNanos) {
        this.epochNanos = epochNanos;
        this.periodNanos = periodNanos;
    }

    /** Release 0 on CLOCK_MONOTONIC. */
    @LoopThread
    long epochNanos() {
        return epochNanos;
    }

    /** The scheduled start of tick n. */
    @LoopThread
    long releaseNanos(long n) {
        return epochNanos + n * periodNanos;
    }

    /** Seconds from release 0 to release n. */
    @LoopThread
    double seconds(long n) {
        return n * periodNanos / NANOS_PER_SECOND;
    }

    /**
     * The release to be served after tick n: the first one after n that has not passed. Those
     * between are missed, so that a late tick is never followed by a burst. A release that is due
     * this very moment has not passed.
     *
     * @param n the tick that has just run
     * @param nowNanos when it ended
     * @return n + 1 exactly when the response time of tick n was within the period
     */
    @LoopThread
    long releaseAfter(long n, long nowNanos) {
        long sinceRelease = nowNanos - releaseNanos(n);
        return sinceRelease <= periodNanos ? n + 1 : n + Math.ceilDiv(sinceRelease, periodNanos);
    }
}
