package dev.takt.watch;

/**
 * What some files hold at a moment.
 *
 * @param contents compared by {@code equals}
 * @param good whether they can be used; half a file cannot, most of the time
 * @param <T> type of the contents
 */
public record Look<T>(T contents, boolean good) {}
