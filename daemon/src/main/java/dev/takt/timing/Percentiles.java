package dev.takt.timing;

import org.HdrHistogram.AbstractHistogram;

/**
 * The shape of a distribution of times in nanoseconds; each figure is at most 0.1 % above the true
 * value. All are 0 when {@code count} is 0.
 *
 * @param p50 half of the values are not above it
 * @param p99_9 99.9 % of the values are not above it
 * @param max the largest value
 * @param count how many values there are
 */
public record Percentiles(
        long p50, long p90, long p99, long p99_9, long p99_99, long max, long count) {
    /** Of no value at all. */
    public static final Percentiles EMPTY = new Percentiles(0, 0, 0, 0, 0, 0, 0);

    /** The shape of a histogram of nanoseconds. */
    public static Percentiles of(AbstractHistogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return EMPTY;
        }
        return new Percentiles(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getValueAtPercentile(99.99),
                histogram.getMaxValue(),
                histogram.getTotalCount());
    }
}
