package dev.takt.bench;

/**
 * What a rung costs.
 *
 * @param rung the rung
 * @param nanos median time of one batch in ns, every parameter written before it
 * @param bytes bytes allocated by one batch
 */
public record Figure(Rung rung, double nanos, double bytes) {
    /** Batches per second. */
    public double hz() {
        return 1e9 / nanos;
    }

    /** How many times faster than another. */
    public double factorOver(Figure slower) {
        return slower.nanos / nanos;
    }

    /** How many times faster than a rate of ticks. */
    public double headroom(double rateHz) {
        return hz() / rateHz;
    }
}
