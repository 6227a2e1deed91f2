package dev.takt.cli;

import dev.takt.bench.Figure;
import java.util.List;
import java.util.Locale;

/** The figures of {@code takt bench} for people, in lines of at most 40 characters. */
final class BenchTable {
    private static final String ROW = "%-12s%9s%9s%9s\n";
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
        table.append(String.format(Locale.ROOT, ROW, "", "rate", "a batch", "heap"));
        for (Figure figure : figures) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            ROW,
                            figure.rung().label(),
                            scaled(figure.hz(), "Hz"),
                            scaled(figure.nanos() * 1e-9, "s"),
                            scaled(figure.bytes(), "B")));
        }
        for (int i = 1; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Figure before = figures.get(i - 1);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "\n%s: %s x %s",
                            figure.rung().label(),
                            digits(before.nanos() / figure.nanos()),
                            before.rung().label()));
        }
        Figure fastest = figures.getLast();
        table.append(
                String.format(
                        Locale.ROOT,
                        "\nheadroom over %s: %s x",
                        scaled(rateHz, "Hz"),
                        digits(fastest.headroom(rateHz))));
        return table.toString();
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
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
