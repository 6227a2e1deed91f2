package dev.takt.telemetry;

import dev.takt.attribution.LateTotals;
import dev.takt.timing.Percentiles;
import dev.takt.timing.TimingSample;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What a run was like, said when it has ended.
 *
 * @param timing of the whole run
 * @param allocatedBytes by the loop thread
 * @param minorFaults of the loop thread
 * @param majorFaults of the loop thread
 * @param state the one the loop ran in, in one word
 * @param late how many ticks were late, by cause
 */
public record Summary(
        TimingSample timing,
        long allocatedBytes,
        long minorFaults,
        long majorFaults,
        String state,
        LateTotals late) {
    /** Of a run whose late ticks were not looked at. */
    public Summary(
            TimingSample timing,
            long allocatedBytes,
            long minorFaults,
            long majorFaults,
            String state) {
        this(timing, allocatedBytes, minorFaults, majorFaults, state, LateTotals.NONE);
    }

    /** The same run with its late ticks. */
    public Summary with(LateTotals totals) {
        return new Summary(timing, allocatedBytes, minorFaults, majorFaults, state, totals);
    }

    /**
     * The summary as a table of lines, none longer than 38 characters, so that it stands in any
     * terminal. Times in microseconds.
     */
    public String table() {
        StringBuilder table = new StringBuilder(512);
        row(table, "µs", "latency", "exec", "response");
        times(table, "p50", Percentiles::p50);
        times(table, "p90", Percentiles::p90);
        times(table, "p99", Percentiles::p99);
        times(table, "p99.9", Percentiles::p99_9);
        times(table, "p99.99", Percentiles::p99_99);
        times(table, "max", Percentiles::max);
        table.append('\n');
        count(table, "ticks", Long.toString(timing.ticks()));
        count(table, "missed", Long.toString(timing.missed()));
        count(table, "overruns", Long.toString(timing.overruns()));
        count(table, "allocated", allocatedBytes + " B");
        count(table, "page faults", minorFaults + " minor, " + majorFaults + " major");
        count(table, "state", state);
        if (late.all() > 0) {
            count(table, "late", Long.toString(late.all()));
            late.byCause().forEach((cause, ticks) -> cause(table, cause.label(), ticks));
        }
        return table.toString();
    }

    private void times(StringBuilder table, String name, ToLongFunction<Percentiles> figure) {
        row(
                table,
                name,
                micros(timing.latency(), figure),
                micros(timing.execution(), figure),
                micros(timing.response(), figure));
    }

    private static String micros(Percentiles times, ToLongFunction<Percentiles> figure) {
        return times.count() == 0 ? "-" : Micros.of(figure.applyAsLong(times));
    }

    private static void row(StringBuilder table, String a, String b, String c, String d) {
        table.append(String.format(Locale.ROOT, "%-8s%10s%10s%10s\n", a, b, c, d));
    }

    private static void count(StringBuilder table, String name, String value) {
        table.append(String.format(Locale.ROOT, "%-13s%s\n", name, value));
    }

    private static void cause(StringBuilder table, String name, long ticks) {
        table.append(String.format(Locale.ROOT, "  %-16s%s\n", name, ticks));
    }
}
