package dev.takt.cli;

import dev.takt.config.LoopSettings;
import dev.takt.linux.MachineName;
import dev.takt.loop.Degradation;
import dev.takt.plot.LatencySeries;
import dev.takt.plot.TextHistogram;
import dev.takt.service.LatencyResult;
import dev.takt.telemetry.Summary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What {@code takt latency} prints at its end, for terminals of 40 columns and more. */
final class LatencyTable {
    private static final int LEAD = 13;
    private static final double NANOS_PER_MICRO = 1_000;

    private final int columns;
    private final StringBuilder text = new StringBuilder(2048);

    private LatencyTable(int columns) {
        this.columns = columns;
    }

    /**
     * The whole of it.
     *
     * @param columns of the terminal; no line is longer, except where one word is
     */
    static String of(
            LatencyResult result, LatencySeries latency, MachineName machine, int columns) {
        return new LatencyTable(columns).write(result, latency, machine);
    }

    private String write(LatencyResult result, LatencySeries latency, MachineName machine) {
        text.append(TextHistogram.of(latency, columns)).append('\n');
        Summary summary = result.summary();
        String table = summary.table();
        int body = table.indexOf('\n') + 1;
        // Minimum and mean stand between the heading of the summary and its first percentile.
        text.append(table, 0, body);
        times("min", result, Histogram::getMinValue);
        times("mean", result, Histogram::getMean);
        text.append(table, body, table.length());
        entry("samples", Long.toString(latency.total()));
        entry(
                "switches",
                result.disturbances().involuntarySwitches()
                        + " involuntary, "
                        + result.disturbances().voluntarySwitches()
                        + " voluntary");
        text.append('\n');
        entry("loop", loop(result.asked()));
        entry("cpu", result.cpu() < 0 ? "not pinned" : Integer.toString(result.cpu()));
        entry("policy", result.policy().toString());
        for (Degradation refused : result.refused()) {
            entry("refused", refused.toString());
        }
        entry("machine", machine.hardware());
        entry("kernel", machine.kernel());
        return text.toString();
    }

    /** Rate and way of waiting. */
    static String loop(LoopSettings loop) {
        return rate(loop) + ", " + loop.waitMode().name().toLowerCase(Locale.ROOT);
    }

    /** {@code 1000 Hz}, without digits that say nothing. */
    static String rate(LoopSettings loop) {
        return BigDecimal.valueOf(loop.rateHz()).stripTrailingZeros().toPlainString() + " Hz";
    }

    @FunctionalInterface
    private interface Figure {
        double nanos(Histogram histogram);
    }

    private void times(String name, LatencyResult result, Figure figure) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-8s%10s%10s%10s\n",
                        name,
                        micros(result.histograms().latency(), figure),
                        micros(result.histograms().execution(), figure),
                        micros(result.histograms().response(), figure)));
    }

    private static String micros(Histogram histogram, Figure figure) {
        if (histogram.getTotalCount() == 0) {
            return "-";
        }
        double micros = figure.nanos(histogram) / NANOS_PER_MICRO;
        return String.format(Locale.ROOT, micros < 9.95 ? "%.1f" : "%.0f", micros);
    }

    private void entry(String name, String value) {
        List<String> lines = Paragraph.lines(value, columns - LEAD);
        String lead = name + " ".repeat(LEAD - name.length());
        for (String line : lines) {
            text.append(lead).append(line).append('\n');
            lead = " ".repeat(LEAD);
        }
    }
}
