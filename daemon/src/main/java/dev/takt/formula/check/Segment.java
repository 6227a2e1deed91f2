package dev.takt.formula.check;

import java.util.List;

/**
 * Statements of one set that run in a row.
 *
 * @param set name of the set
 * @param every its set is due on every n-th tick
 * @param phase offset in ticks, below {@code every}
 * @param statements in the order of execution
 */
public record Segment(String set, int every, int phase, List<Statement> statements) {
    /**
     * Whether a tick congruent to the phase lies behind {@code previousTick}, up to and with {@code
     * tick}.
     */
    public boolean due(long tick, long previousTick) {
        return every == 1
                || Math.floorDiv(tick - phase, every) != Math.floorDiv(previousTick - phase, every);
    }
}
