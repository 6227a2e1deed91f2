package dev.takt.batch;

import dev.takt.LoopThread;

/** When a slow set is due. */
final class Cadence {
    private Cadence() {}

    /**
     * Whether a tick congruent to {@code phase} modulo {@code every} lies in (previousTick, tick].
     */
    @LoopThread
    static boolean due(long tick, long previousTick, int every, int phase) {
        return Math.floorDiv(tick - phase, every) != Math.floorDiv(previousTick - phase, every);
    }
}
