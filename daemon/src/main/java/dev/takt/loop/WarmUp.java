package dev.takt.loop;

import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Runs something again and again, so that the JIT compiles it.
 *
 * @param rounds how often it ran
 * @param bestNanos what the fastest round said
 * @param tookNanos all of it together
 * @param complete whether it ended because there was nothing more to gain or it was fast enough,
 *     not because it had to
 */
public record WarmUp(int rounds, long bestNanos, long tookNanos, boolean complete) {
    private static final int FEWEST_ROUNDS = 40;
    private static final int ROUNDS_WITHOUT_GAIN = 12;

    /** The first loads classes, the second may still link what the first did not get to. */
    private static final int FEWEST_UNTIL_ENOUGH = 3;

    /** A round counts as faster when it takes less than this part of the best so far. */
    private static final double GAIN = 0.97;

    /** Whether a round was the last that is needed. */
    private interface Rule {
        boolean fulfilled(int rounds, long nanos, long bestNanos);
    }

    /** Fulfilled when for long enough no round was faster, and the JIT had nothing to do. */
    private static final class NoGain implements Rule {
        private final BooleanSupplier compiling;
        private int withoutGain;

        NoGain(BooleanSupplier compiling) {
            this.compiling = compiling;
        }

        @Override
        public boolean fulfilled(int rounds, long nanos, long bestNanos) {
            boolean gained = compiling.getAsBoolean() || nanos < bestNanos * GAIN;
            withoutGain = gained ? 0 : withoutGain + 1;
            return rounds >= FEWEST_ROUNDS && withoutGain >= ROUNDS_WITHOUT_GAIN;
        }
    }

    /**
     * Warms up, at least 40 rounds, until in 12 in a row the JIT had nothing to do and none was 3 %
     * faster than the best before.
     *
     * @param round runs once and says how fast it was: any time that tells rounds apart
     * @param compiling asked after a round: whether the JIT has worked since it was asked last
     * @param nowNanos the clock
     * @param mayGoOn told the time taken so far, whether there may be another round
     */
    public static WarmUp run(
            LongSupplier round,
            BooleanSupplier compiling,
            LongSupplier nowNanos,
            LongPredicate mayGoOn) {
        return run(round, new NoGain(compiling), nowNanos, mayGoOn);
    }

    /**
     * Warms up, at least 3 rounds, until one is fast enough.
     *
     * @param round as above
     * @param enoughNanos how fast that is
     * @param nowNanos as above
     * @param mayGoOn as above
     */
    public static WarmUp untilEnough(
            LongSupplier round, long enoughNanos, LongSupplier nowNanos, LongPredicate mayGoOn) {
        return run(
                round,
                (rounds, nanos, _) -> rounds >= FEWEST_UNTIL_ENOUGH && nanos <= enoughNanos,
                nowNanos,
                mayGoOn);
    }

    private static WarmUp run(
            LongSupplier round, Rule rule, LongSupplier nowNanos, LongPredicate mayGoOn) {
        long begin = nowNanos.getAsLong();
        long took = 0;
        long best = Long.MAX_VALUE;
        int rounds = 0;
        boolean complete = false;
        while (!complete && mayGoOn.test(took)) {
            long nanos = round.getAsLong();
            rounds++;
            complete = rule.fulfilled(rounds, nanos, best);
            best = Math.min(best, nanos);
            took = nowNanos.getAsLong() - begin;
        }
        return new WarmUp(rounds, rounds == 0 ? 0 : best, took, complete);
    }
}
