package dev.takt.batch;

import dev.takt.LoopThread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All formulas of a configuration, compiled over one arena.
 *
 * <p>Both methods run on one thread, allocate nothing and never throw. Before each call the caller
 * has written the clock cells and the inputs of the arena; afterwards all signals and outputs of
 * the arena are up to date.
 */
public interface Batch {
    /**
     * Evaluates every set that is due.
     *
     * <p>A set with {@code every} n and {@code phase} p is due when a tick number congruent to p
     * modulo n lies in ({@code previousTick}, {@code tick}], so that a missed tick delays a slow
     * set and never drops it.
     *
     * @param tick number of this release, counted from 0
     * @param previousTick number of the last release that ran, -1 at first; the tick itself to
     *     leave out every set whose {@code every} is above 1
     */
    @LoopThread
    void evaluate(long tick, long previousTick);

    /**
     * Evaluates the same and tells a timer after each set that was due.
     *
     * @param tick as above
     * @param previousTick as above
     * @param timer null: nothing is timed
     */
    @LoopThread
    default void evaluate(long tick, long previousTick, @Nullable SetTimer timer) {
        evaluate(tick, previousTick);
    }

    /** The sets it evaluates, as a timer is told them; none where they cannot be told apart. */
    default List<EvaluatedSet> sets() {
        return List.of();
    }

    /**
     * Advances the simulated plant by one step and computes what the simulated inputs show. Does
     * nothing where the configuration has no simulation.
     *
     * @param tick number of this release, counted from 0
     * @param previousTick number of the last release that ran, -1 at first
     */
    @LoopThread
    void simulate(long tick, long previousTick);

    /**
     * Whether nothing outlasts an evaluation but what it has written into the arena, so that it can
     * be undone there.
     */
    default boolean changesArenaOnly() {
        return false;
    }

    /**
     * Takes in what others than the caller of {@link #evaluate} have written into any cell of the
     * arena: to be called after that, before the next evaluation. Clock cells, inputs and
     * parameters do not need it.
     */
    @LoopThread
    default void refresh() {}
}
