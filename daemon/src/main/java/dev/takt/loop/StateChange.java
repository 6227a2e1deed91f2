package dev.takt.loop;

import org.jspecify.annotations.Nullable;

/**
 * One change of a loop's state, or of the input that is the cause of it; or something that an
 * output did meanwhile.
 *
 * @param from the state before
 * @param to the state after
 * @param cause why
 * @param point name of the input or output that is the cause; null where none is
 * @param tick the tick in which it changed, -1 before the first
 * @param atNanos when, on CLOCK_MONOTONIC
 * @param sinceNanos when the cause was first seen, on CLOCK_MONOTONIC
 * @param lost changes before this one that nobody took in time
 */
public record StateChange(
        LoopState from,
        LoopState to,
        StateCause cause,
        @Nullable String point,
        long tick,
        long atNanos,
        long sinceNanos,
        long lost) {}
