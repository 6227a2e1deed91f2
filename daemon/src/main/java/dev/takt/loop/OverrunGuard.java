package dev.takt.loop;

import dev.takt.LoopThread;

/**
 * Keeps an {@link OverrunRule}: told of every tick, it says what the next one leaves out and when
 * the outputs have to go safe. Belongs to the loop thread.
 */
final class OverrunGuard {
    /**
     * Most ticks in a row without the slow sets: where every tick is late they run all the same,
     * only seldom.
     */
    static final int MOST_SHED = 100;

    private final OverrunRule rule;

    /** Whether each of the last releases was late, as a ring. */
    private final boolean[] late;

    private int position;
    private int lateNow;
    private int shedInARow;
    private boolean shedding;

    OverrunGuard(OverrunRule rule) {
        this.rule = rule;
        this.late = new boolean[rule.of()];
    }

    /** Whether the tick to come leaves out the sets that are not due on every tick. */
    @LoopThread
    boolean sheds() {
        return shedding;
    }

    /**
     * Takes a tick into account.
     *
     * @param missed releases it made miss; the tick itself was late when there are any
     * @return whether too many releases were late
     */
    @LoopThread
    boolean served(long missed) {
        shedInARow = shedding ? shedInARow + 1 : 0;
        shedding = rule.shed() && missed > 0 && shedInARow < MOST_SHED;
        if (late.length == 0) {
            return false;
        }
        boolean tooMany = count(missed > 0);
        for (long left = Math.min(missed, late.length); left > 0; left--) {
            tooMany |= count(true);
        }
        return tooMany;
    }

    private boolean count(boolean isLate) {
        lateNow += (isLate ? 1 : 0) - (late[position] ? 1 : 0);
        late[position] = isLate;
        position = position + 1 == late.length ? 0 : position + 1;
        return lateNow >= rule.late();
    }
}
