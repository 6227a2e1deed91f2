package dev.takt.cli;

import dev.takt.bench.Figure;
import java.util.List;
import java.util.Locale;

/** The figures of {@code takt bench} for people, in lines of at most 40 characters. */
final class BenchTable {
    private static final String[] PREFIXES = {"n", "µ", "m", "", "k", "M", "G"};
    private static final int NO_PREFIX = 3;

    private BenchTable() {}

    /**
     * The table, without a final line end.
     *
     * @param figures one for each rung, the slowest first
     * @param rateHz the rate the configuration is to run at
     */
    static String of(List<Figure> figures, double rateHz) {
        StringBuilder table = new StringBuilder();
        table.append(costs("", "rate", "a batch", "heap"));
        for (Figure figure : figures) {
            table.append(
                    costs(
                            figure.rung().label(),
                            scaled(figure.hz(), "Hz"),
                            scaled(figure.nanos() * 1e-9, "s"),
                            scaled(figure.bytes(), "B")));
        }
        table.append('\n').append(steps("", "headroom", "faster", "without"));
        Figure above = null;
        for (Figure figure : figures) {
            table.append(
                    steps(
                            figure.rung().label(),
                            times(figure.headroom(rateHz)),
                            above == null ? "" : times(figure.factorOver(above)),
                            figure.rung().without()));
            above = figure;
        }
        Figure slowest = figures.getFirst();
        Figure fastest = figures.getLast();
        table.append("\nheadroom: over ").append(scaled(rateHz, "Hz"));
        table.append("\nfaster: than the line above");
        table.append("\nall steps together: ").append(times(fastest.factorOver(slowest)));
        return table.toString();
    }

    private static String costs(String label, String rate, String time, String heap) {
        return String.format(Locale.ROOT, "%-12s%9s%9s%9s", label, rate, time, heap) + '\n';
    }

    private static String steps(String label, String headroom, String faster, String without) {
        String line =
                String.format(Locale.ROOT, "%-12s%10s%9s %s", label, headroom, faster, without);
        return line.stripTrailing() + '\n';
    }

    private static String times(double factor) {
        return digits(factor) + " x";
    }

    /** Three digits and a prefix: 4.19 µs, 239 kHz, 0 B. */
    static String scaled(double value, String unit) {
        if (value <= 0) {
            return "0 " + unit;
        }
        int prefix = NO_PREFIX;
        double scaled = value;
        while (scaled >= 999.5 && prefix < PREFIXES.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        while (scaled < 0.9995 && prefix > 0) {
            scaled *= 1000;
            prefix--;
        }
        return digits(scaled) + " " + PREFIXES[prefix] + unit;
    }

    private static String digits(double value) {
        int decimals =
                value >= 99.95
                        ? 0
                        : value >= 9.995 ? 1 : value >= 0.0995 ? 2 : value >= 0.00995 ? 3 : 5;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
