package dev.takt.loop;

import dev.takt.LoopThread;

/**
 * When a loop ends by itself: at whichever comes first.
 *
 * @param ticks ticks that have run
 * @param releases releases that have passed, run or missed
 */
public record EndCondition(long ticks, long releases) {
    /** The loop runs until it is stopped. */
    public static final EndCondition NEVER = new EndCondition(Long.MAX_VALUE, Long.MAX_VALUE);

    /**
     * @throws IllegalArgumentException if one of them is below 1
     */
    public EndCondition {
        if (ticks < 1 || releases < 1) {
            throw new IllegalArgumentException(
                    "ticks >= 1 and releases >= 1 expected, got " + ticks + " and " + releases);
        }
    }

    /** After so many ticks that ran, however long that takes. */
    public static EndCondition afterTicks(long ticks) {
        return new EndCondition(ticks, Long.MAX_VALUE);
    }

    /** After so much time, however many ticks that was; at least one. */
    public static EndCondition afterNanos(long durationNanos, long periodNanos) {
        return new EndCondition(
                Long.MAX_VALUE, Math.max(1, Math.ceilDiv(durationNanos, periodNanos)));
    }

    /** The earlier of both. */
    public EndCondition or(EndCondition other) {
        return new EndCondition(Math.min(ticks, other.ticks), Math.min(releases, other.releases));
    }

    @LoopThread
    boolean reached(long ranTicks, long passedReleases) {
        return ranTicks >= ticks || passedReleases >= releases;
    }
}
