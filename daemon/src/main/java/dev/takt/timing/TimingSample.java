package dev.takt.timing;

/**
 * How punctual the loop was over an interval, or since its start.
 *
 * @param latency actual start minus release, missed ticks counted in
 * @param execution end of the last output write minus actual start, of the ticks that ran
 * @param response end of the last output write minus release, missed ticks counted in
 * @param ticks ticks that ran
 * @param missed releases that passed without a tick
 * @param overruns ticks whose response time exceeded the period
 */
public record TimingSample(
        Percentiles latency,
        Percentiles execution,
        Percentiles response,
        long ticks,
        long missed,
        long overruns) {
    /** Of a loop that has not run. */
    public static final TimingSample EMPTY =
            new TimingSample(Percentiles.EMPTY, Percentiles.EMPTY, Percentiles.EMPTY, 0, 0, 0);
}
