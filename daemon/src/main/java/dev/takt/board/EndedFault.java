package dev.takt.board;

/**
 * A fault of an input that was over with its time, and not because somebody took it away.
 *
 * @param input which had it
 * @param fault what was wrong with it
 * @param forNanos for how long, as it was asked for
 */
public record EndedFault(String input, InputFault fault, long forNanos) {}
