package dev.takt.board;

import dev.takt.LoopThread;
import dev.takt.config.CounterInput.Measure;

/**
 * Count, rate or period of the edges of a line, from the times at which they were.
 *
 * <p>Rate and period are the mean over the edges since the value was last asked for, from the last
 * edge then to the last edge now: exact however many edges a tick brings. While no edge comes, the
 * value says what is still possible: after a gap of 10 ms the rate is at most 100 Hz. Before the
 * second edge, and from {@code zeroAfterNanos} without one, the rate is 0 and the period infinite;
 * the next edge then only begins a new measurement.
 *
 * <p>One thread uses it; nothing is allocated.
 */
public final class EdgeMeter {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Measure measure;
    private final long zeroAfterNanos;

    private long count;
    private long lastNanos;
    private boolean running;
    private long baseCount;
    private long baseNanos;
    private double periodNanos = Double.POSITIVE_INFINITY;

    /**
     * @param zeroAfterNanos above 0
     */
    public EdgeMeter(Measure measure, long zeroAfterNanos) {
        this.measure = measure;
        this.zeroAfterNanos = zeroAfterNanos;
    }

    /**
     * Takes in an edge.
     *
     * @param timeNanos when it was, on CLOCK_MONOTONIC
     * @param edges how many edges there were since the one before, at least 1: more than 1 where
     *     some were lost
     */
    @LoopThread
    public void edge(long timeNanos, long edges) {
        count += edges;
        if (!running || timeNanos - lastNanos >= zeroAfterNanos) {
            running = true;
            periodNanos = Double.POSITIVE_INFINITY;
            baseCount = count;
            baseNanos = timeNanos;
        }
        lastNanos = timeNanos;
    }

    /**
     * What is measured: edges, Hz or s.
     *
     * @param nowNanos time on CLOCK_MONOTONIC
     */
    @LoopThread
    public double value(long nowNanos) {
        if (measure == Measure.COUNT) {
            return count;
        }
        if (count != baseCount) {
            periodNanos = (double) (lastNanos - baseNanos) / (count - baseCount);
            baseCount = count;
            baseNanos = lastNanos;
        }
        long gapNanos = nowNanos - lastNanos;
        boolean stopped = !running || gapNanos >= zeroAfterNanos;
        double nanos =
                stopped ? Double.POSITIVE_INFINITY : Math.max(periodNanos, (double) gapNanos);
        return measure == Measure.RATE ? NANOS_PER_SECOND / nanos : nanos / NANOS_PER_SECOND;
    }
}
