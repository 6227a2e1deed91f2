package dev.takt.plot;

import dev.takt.recording.Traces;

/**
 * A signal in as many points as can be seen: of each group of ticks the least and the greatest
 * value, in the order in which they came. Where a value is NaN or infinite the line is broken.
 */
final class Outline {
    private final double[] seconds;
    private final double[] values;

    private Outline(double[] seconds, double[] values) {
        this.seconds = seconds;
        this.values = values;
    }

    /** The times of the points, rising. */
    double[] seconds() {
        return seconds;
    }

    /** The values of the points, as many as times. */
    double[] values() {
        return values;
    }

    /**
     * The points of one column.
     *
     * @param seconds of each row
     * @param most how many groups at most, above 0
     */
    static Outline of(Traces traces, int column, double[] seconds, int most) {
        int rows = traces.rows();
        int step = Math.max(1, (rows + most - 1) / most);
        int groups = (rows + step - 1) / step;
        int perGroup = step == 1 ? 1 : 2;
        double[] times = new double[groups * perGroup];
        double[] values = new double[groups * perGroup];
        for (int group = 0; group < groups; group++) {
            int least = group * step;
            int greatest = least;
            for (int row = least; row < Math.min(rows, (group + 1) * step); row++) {
                double value = traces.value(column, row);
                least = value < traces.value(column, least) ? row : least;
                greatest = value > traces.value(column, greatest) ? row : greatest;
            }
            int at = group * perGroup;
            put(traces, column, Math.min(least, greatest), seconds, times, values, at);
            if (perGroup > 1) {
                put(traces, column, Math.max(least, greatest), seconds, times, values, at + 1);
            }
        }
        return new Outline(times, values);
    }

    private static void put(
            Traces traces,
            int column,
            int row,
            double[] seconds,
            double[] times,
            double[] values,
            int at) {
        double value = traces.value(column, row);
        times[at] = seconds[row];
        values[at] = Double.isInfinite(value) ? Double.NaN : value;
    }
}
