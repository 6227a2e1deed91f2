package dev.takt.loop;

import dev.takt.batch.Batch;
import java.util.function.LongSupplier;

/**
 * Evaluates a batch that no loop runs yet, again and again, until it gets no faster.
 *
 * <p>A {@link Rehearsal} runs whole ticks before a loop begins. Here the loop runs already, on code
 * that is compiled, and what is new is the batch alone. Not for the loop thread.
 */
public final class BatchWarmUp {
    private static final int TICKS = 500;
    private static final long LIMIT_NANOS = 5_000_000_000L;

    private BatchWarmUp() {}

    /**
     * Warms up; leaves traces all over the arena.
     *
     * @param generation what the loop will run, its arena as before the first tick
     * @param nowNanos the clock; warming up ends at the latest 5 s later on it
     */
    public static WarmUp run(Generation generation, LongSupplier nowNanos) {
        Improvisation improvisation = new Improvisation(generation);
        return WarmUp.run(
                () -> {
                    improvisation.run();
                    return round(generation.batch(), generation.simulate(), nowNanos);
                },
                Rehearsal::compilationMillis,
                nowNanos,
                LIMIT_NANOS);
    }

    private static long round(Batch batch, boolean simulate, LongSupplier nowNanos) {
        long begin = nowNanos.getAsLong();
        for (int tick = 0; tick < TICKS; tick++) {
            batch.refresh();
            if (simulate) {
                batch.simulate(tick, tick - 1);
            }
            batch.evaluate(tick, tick - 1);
        }
        return nowNanos.getAsLong() - begin;
    }
}
