package dev.takt.loop;

import dev.takt.LoopThread;

/** The loop's only door to time. One instance serves one loop. */
public interface LoopClock {
    /** Time now on CLOCK_MONOTONIC. */
    @LoopThread
    long nowNanos();

    /**
     * Waits for a moment; returns at once if it has passed.
     *
     * @param releaseNanos the moment on CLOCK_MONOTONIC
     * @return the time at which the wait ended, so that the caller need not ask again
     */
    @LoopThread
    long awaitUntil(long releaseNanos);

    /**
     * Waits for a moment shortly before a release, without waking up earlier for it than for the
     * release itself.
     *
     * @param releaseNanos the release on CLOCK_MONOTONIC
     * @param earlyNanos how long before it, at most {@link #spareNanos}
     * @return the time at which the wait ended, later where it woke up later
     */
    @LoopThread
    default long awaitBefore(long releaseNanos, long earlyNanos) {
        return awaitUntil(releaseNanos - earlyNanos);
    }

    /**
     * Runs, without waiting, what {@link #awaitUntil} runs once per real wait: real waits alone
     * would take too long to have it compiled.
     */
    default void rehearse() {}

    /** How long before the release it stops sleeping and begins to spin; 0 if it never spins. */
    default long marginNanos() {
        return 0;
    }

    /**
     * How long before a release it is awake with nothing to do; 0 if it sleeps to the release. For
     * the loop.
     */
    @LoopThread
    default long spareNanos() {
        return 0;
    }

    /** Whether the CPU is never given up while waiting. */
    default boolean neverSleeps() {
        return false;
    }

    /** Sleeps to the release: least CPU time, latency that of the kernel's wake-up. */
    static LoopClock sleeping() {
        return new SleepingClock();
    }

    /**
     * Sleeps to a margin before the release and spins the rest: the kernel's wake-up latency is
     * hidden as long as it stays below the margin, which is learnt.
     *
     * @param periodNanos time between two releases, above 0
     */
    static LoopClock hybrid(long periodNanos) {
        return new HybridClock(new WakeUpMargin(periodNanos));
    }

    /** Spins all the time: least latency, a whole CPU. */
    static LoopClock spinning() {
        return new SpinningClock();
    }
}
