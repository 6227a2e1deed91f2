package dev.takt.config;

/** What follows when a tick takes longer than its period. */
public enum OverrunPolicy {
    /** Releases that have passed are counted as missed ticks and left out; the phase is kept. */
    SKIP
}
