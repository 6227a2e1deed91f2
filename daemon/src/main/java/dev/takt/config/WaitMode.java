package dev.takt.config;

/** How the loop waits for a release. */
public enum WaitMode {
    /** The kernel wakes the thread at the release. */
    SLEEP,
    /** The kernel wakes the thread a little before the release, and the rest is spun. */
    HYBRID,
    /** The thread watches the clock and never sleeps. */
    SPIN
}
