package dev.takt.cli;

import dev.takt.telemetry.JitterSample;
import dev.takt.timing.TimingSample;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is said while a loop is measured: a line that is written over and over on a terminal, else a
 * line each second.
 *
 * <p>A line is at most 39 characters long as long as its figures are not absurd, and is cut where
 * they are: one that wraps could not be written over.
 */
final class LatencyProgress implements Consumer<JitterSample> {
    private static final int NARROW = 39;
    private static final double NANOS_PER_MICRO = 1_000;

    private final PrintWriter err;
    private final boolean live;
    private final double rateHz;
    private final long durationNanos;
    private long releases;
    private long missed;
    private long maxNanos;

    /**
     * @param live whether lines are written over one another
     */
    LatencyProgress(PrintWriter err, boolean live, double rateHz, long durationNanos) {
        this.err = err;
        this.live = live;
        this.rateHz = rateHz;
        this.durationNanos = durationNanos;
    }

    @Override
    public synchronized void accept(JitterSample sample) {
        TimingSample timing = sample.timing();
        releases += timing.ticks() + timing.missed();
        missed += timing.missed();
        maxNanos = Math.max(maxNanos, timing.latency().max());
        String line =
                String.format(
                        Locale.ROOT,
                        "%.0f/%.0f s  p99 %.0f  max %.0f µs  missed %d",
                        releases / rateHz,
                        durationNanos / 1e9,
                        timing.latency().p99() / NANOS_PER_MICRO,
                        maxNanos / NANOS_PER_MICRO,
                        missed);
        if (live) {
            String cut = line.substring(0, Math.min(line.length(), NARROW));
            err.print("\r" + cut + " ".repeat(NARROW - cut.length()));
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Takes the live line away. */
    synchronized void end() {
        if (live) {
            err.print("\r" + " ".repeat(NARROW) + "\r");
            err.flush();
        }
    }
}
