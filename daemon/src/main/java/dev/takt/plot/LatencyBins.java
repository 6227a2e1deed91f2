package dev.takt.plot;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The columns a picture counts latencies in, the same for all series of it: 1 µs wide up to 400 µs;
 * where something is later than that, they grow with the latency and stand on a logarithmic scale.
 */
final class LatencyBins {
    /** Where the scale of samples begins: a logarithmic one has no 0, and 1 should be seen. */
    static final double FLOOR = 0.7;

    /** Where a column without a sample ends: its line is out of sight. */
    private static final double CELLAR = 0.4;

    private static final long LONGEST_LINEAR_MICROS = 400;
    private static final long SHORTEST_LINEAR_MICROS = 20;
    private static final double GROWTH = 1.07;

    /** Where the column below 1 µs begins on a logarithmic scale. */
    private static final double HALF_MICRO = 0.5;

    private static final int[] ROUND = {1, 2, 3, 4, 5, 6, 8, 10};

    private final boolean logarithmic;

    /** Whole µs, rising, the first is 0. */
    private final long[] micros;

    private LatencyBins(boolean logarithmic, long[] micros) {
        this.logarithmic = logarithmic;
        this.micros = micros;
    }

    /**
     * The columns for these.
     *
     * @param series none without a sample
     */
    static LatencyBins of(List<LatencySeries> series) {
        long longest = series.stream().mapToLong(one -> one.counts().lastKey()).max().orElse(0) + 1;
        // Some room to the right of the maximum, for the figure on top of it.
        long end = roundedUp(Math.max(SHORTEST_LINEAR_MICROS, longest + longest / 12));
        boolean logarithmic = longest > LONGEST_LINEAR_MICROS;
        LongStream.Builder edges = LongStream.builder();
        long edge = 0;
        while (edge < end) {
            edges.add(edge);
            edge = logarithmic ? Math.max(edge + 1, Math.round(edge * GROWTH)) : edge + 1;
        }
        return new LatencyBins(logarithmic, edges.add(end).build().toArray());
    }

    private static long roundedUp(long value) {
        long decade = 1;
        while (decade * 10 < value) {
            decade *= 10;
        }
        for (int step : ROUND) {
            if (decade * step >= value) {
                return decade * step;
            }
        }
        return decade * 10;
    }

    boolean logarithmic() {
        return logarithmic;
    }

    /** Left end of the axis, in µs; a little to the left of the first column. */
    double axisBegin() {
        return logarithmic ? first() * 0.95 : -0.006 * last();
    }

    /** Right end of the axis, in µs. */
    double axisEnd() {
        return logarithmic ? last() * 1.05 : 1.006 * last();
    }

    /**
     * A place on the axis that is not nearer to its ends than a label is wide.
     *
     * @param micros where it would be best, in µs
     * @param margin share of the axis that is kept free at each end
     */
    double inside(double micros, double margin) {
        double begin = position(axisBegin());
        double length = position(axisEnd()) - begin;
        double place =
                Math.clamp(
                        position(Math.max(micros, first())),
                        begin + margin * length,
                        begin + (1 - margin) * length);
        return logarithmic ? Math.exp(place) : place;
    }

    private double position(double micros) {
        return logarithmic ? Math.log(micros) : micros;
    }

    private double first() {
        return logarithmic ? HALF_MICRO : 0;
    }

    private double last() {
        return micros[micros.length - 1];
    }

    /**
     * The latencies of the outline of the columns, in µs: from the left on the floor, up and down
     * over every column, and back to the floor on the right.
     */
    double[] outlineMicros() {
        double[] outline = new double[2 * micros.length];
        for (int i = 0; i < micros.length; i++) {
            outline[2 * i] = i == 0 ? first() : micros[i];
            outline[2 * i + 1] = outline[2 * i];
        }
        return outline;
    }

    /** The samples that belong to {@link #outlineMicros}, a little below the floor for none. */
    double[] outlineCounts(LatencySeries series) {
        double[] outline = new double[2 * micros.length];
        outline[0] = CELLAR;
        for (int i = 0; i + 1 < micros.length; i++) {
            double count = Math.max(CELLAR, (double) series.between(micros[i], micros[i + 1]));
            outline[2 * i + 1] = count;
            outline[2 * i + 2] = count;
        }
        outline[outline.length - 1] = CELLAR;
        return outline;
    }

    /** The samples in the fullest column. */
    double most(LatencySeries series) {
        double most = FLOOR;
        for (double count : outlineCounts(series)) {
            most = Math.max(most, count);
        }
        return most;
    }
}
