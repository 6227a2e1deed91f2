package dev.takt.bench;

import com.sun.management.ThreadMXBean;
import dev.takt.config.Configuration;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Measures the batch of a configuration, one rung at a time, on the calling thread.
 *
 * <p>Before every batch all parameters are written; the inputs keep what the simulated plant shows
 * at its start, or 1 where there is none. Each rung is run for half its time to settle, then
 * measured in up to {@value #PARTS} parts of which the median is taken. However large the
 * configuration, a rung is measured once at least.
 */
public final class BatchBench {
    private static final int PARTS = 7;

    /** Fetched once: fetching it allocates. */
    private static final ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** Fewest chunks of a part. */
    private static final int CHUNKS = 50;

    /** A part counts as faster when it takes less than this share of the best so far. */
    private static final double GAIN = 0.97;

    /** So many parts in a row must bring nothing before a rung counts as settled. */
    private static final int QUIET_PARTS = 4;

    /** Settling takes at most so many times the time of a rung. */
    private static final int MOST_SETTLING = 4;

    private final Configuration configuration;
    private final LongSupplier nanoTime;
    private final long rungNanos;

    /**
     * @param nanoTime a clock in ns
     * @param rungNanos how long a rung takes once it settles at once, above 0; two batches are run
     *     in any case
     */
    public BatchBench(Configuration configuration, LongSupplier nanoTime, long rungNanos) {
        this.configuration = configuration;
        this.nanoTime = nanoTime;
        this.rungNanos = rungNanos;
    }

    /** Measures one rung. */
    public Figure measure(Rung rung) {
        try (Contender contender = Contender.of(rung, configuration)) {
            return measure(rung, contender);
        }
    }

    private Figure measure(Rung rung, Contender contender) {
        Stopwatch stopwatch = new Stopwatch(contender);
        settle(stopwatch);
        double[] nanos = new double[PARTS];
        int parts = 0;
        long left = rungNanos / 2;
        while (parts < PARTS && (parts == 0 || left > 0)) {
            left -= stopwatch.run(rungNanos / 2 / PARTS);
            nanos[parts++] = stopwatch.nanosPerBatch;
        }
        Arrays.sort(nanos, 0, parts);
        return new Figure(rung, nanos[parts / 2], Math.floor(stopwatch.bytesPerBatch));
    }

    /** Lets the JIT finish, which on a busy machine takes seconds. */
    private void settle(Stopwatch stopwatch) {
        long left = MOST_SETTLING * rungNanos;
        double best = Double.POSITIVE_INFINITY;
        long compiledBefore = compilationMillis();
        int parts = 0;
        int quiet = 0;
        while (left > 0 && (parts < PARTS || quiet < QUIET_PARTS)) {
            left -= stopwatch.run(rungNanos / 2 / PARTS);
            long compiled = compilationMillis();
            boolean gained = stopwatch.nanosPerBatch < best * GAIN || compiled != compiledBefore;
            quiet = gained ? 0 : quiet + 1;
            best = Math.min(best, stopwatch.nanosPerBatch);
            compiledBefore = compiled;
            parts++;
        }
    }

    private static long compilationMillis() {
        CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
        return jit == null ? 0 : jit.getTotalCompilationTime();
    }

    /** Runs batches for some time, in chunks so long that reading the clock costs nothing. */
    private final class Stopwatch {
        private final Contender contender;
        private long tick;
        private long chunk = 1;

        /** Of the last run. */
        private double nanosPerBatch;

        /** Of the last run. */
        private double bytesPerBatch;

        Stopwatch(Contender contender) {
            this.contender = contender;
        }

        /** Runs for at least so long, one batch or more, and tells how long it took. */
        long run(long leastNanos) {
            long batches = 0;
            long took;
            long bytesBefore = allocatedBytes();
            long begin = nanoTime.getAsLong();
            do {
                for (long i = 0; i < chunk; i++) {
                    contender.batch(tick++);
                }
                batches += chunk;
                took = nanoTime.getAsLong() - begin;
                if (took * CHUNKS < leastNanos) {
                    chunk *= 2;
                }
            } while (took < leastNanos);
            bytesPerBatch = (double) (allocatedBytes() - bytesBefore) / batches;
            nanosPerBatch = (double) took / batches;
            return took;
        }
    }

    private static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
