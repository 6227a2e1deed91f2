package dev.takt.loop;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Runs something again and again until it gets no faster: by then the JIT has compiled it.
 *
 * @param rounds how often it ran
 * @param bestNanos what the fastest round said
 * @param tookNanos all of it together
 * @param complete whether it ended because there was nothing more to gain, not at its limit
 */
public record WarmUp(int rounds, long bestNanos, long tookNanos, boolean complete) {
    private static final int FEWEST_ROUNDS = 40;
    private static final int ROUNDS_WITHOUT_GAIN = 12;

    /** A round counts as faster when it takes less than this part of the best so far. */
    private static final double GAIN = 0.97;

    /**
     * Warms up, at least 40 rounds, until in 12 in a row the JIT had nothing to do and none was 3 %
     * faster than the best before.
     *
     * @param round runs once and says how fast it was: any time that tells rounds apart
     * @param compiling asked after a round: whether the JIT has worked since it was asked last
     * @param nowNanos the clock for the limit
     * @param limitNanos the most it may take; the round begun is finished
     */
    public static WarmUp run(
            LongSupplier round, BooleanSupplier compiling, LongSupplier nowNanos, long limitNanos) {
        long begin = nowNanos.getAsLong();
        long took = 0;
        long best = Long.MAX_VALUE;
        int rounds = 0;
        int withoutGain = 0;
        boolean complete = false;
        while (took < limitNanos && !complete) {
            long nanos = round.getAsLong();
            boolean gained = compiling.getAsBoolean() || nanos < best * GAIN;
            withoutGain = gained ? 0 : withoutGain + 1;
            best = Math.min(best, nanos);
            rounds++;
            complete = rounds >= FEWEST_ROUNDS && withoutGain >= ROUNDS_WITHOUT_GAIN;
            took = nowNanos.getAsLong() - begin;
        }
        return new WarmUp(rounds, rounds == 0 ? 0 : best, took, complete);
    }
}
