package dev.takt.timing;

import org.HdrHistogram.Histogram;

/**
 * The distributions of an interval, or of the whole run, in ns.
 *
 * @param latency actual start minus release, missed ticks counted in
 * @param execution end of the last output write minus actual start, of the ticks that ran
 * @param response end of the last output write minus release, missed ticks counted in
 */
public record Histograms(Histogram latency, Histogram execution, Histogram response) {
    /** The same values in histograms that nobody else writes. */
    public Histograms copy() {
        return new Histograms(latency.copy(), execution.copy(), response.copy());
    }

    /** Adds the values of others to these. */
    public void add(Histograms others) {
        latency.add(others.latency);
        execution.add(others.execution);
        response.add(others.response);
    }
}
