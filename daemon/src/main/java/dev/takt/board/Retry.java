package dev.takt.board;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * How long to wait for the next attempt: twice as long after every failure, up to a bound, never
 * less than the period of the successful case.
 */
public final class Retry {
    private static final long FIRST_NANOS = MILLISECONDS.toNanos(100);
    private static final long LONGEST_NANOS = SECONDS.toNanos(5);

    private final long periodNanos;
    private long delayNanos;

    /**
     * @param periodNanos shortest wait between two attempts, above 0
     */
    public Retry(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** The next failure is the first again. */
    public void succeeded() {
        delayNanos = 0;
    }

    /** The wait after one more failure. */
    public long failed() {
        delayNanos = delayNanos == 0 ? FIRST_NANOS : Math.min(2 * delayNanos, LONGEST_NANOS);
        return Math.max(delayNanos, periodNanos);
    }
}
