package dev.takt.config;

/**
 * What follows when a tick takes longer than its period. In any case the releases that have passed
 * are counted as missed ticks and left out, and the phase is kept.
 */
public enum OverrunPolicy {
    /** Nothing more. */
    SKIP,
    /** Sets with {@code every} above 1 wait until a tick has been in time. */
    SHED,
    /** Too many late ticks put the outputs to their safe values; see {@link LateLimit}. */
    SAFE
}
