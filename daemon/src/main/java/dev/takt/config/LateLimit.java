package dev.takt.config;

/**
 * How many ticks may be late before the outputs go safe. A missed tick counts as a late one.
 *
 * @param late from so many on, 1 to {@code of}
 * @param of among the last so many releases, at most {@value #LONGEST}
 */
public record LateLimit(int late, int of) {
    public static final int LONGEST = 100_000;

    /** What holds where the file says nothing: 10 of 1000. */
    public static final LateLimit DEFAULT = new LateLimit(10, 1000);
}
