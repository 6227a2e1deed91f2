package dev.takt.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A distribution as bars of characters. Both scales are logarithmic: a single sample far out is as
 * easy to see as a million near 0.
 */
public final class TextHistogram {
    private static final long[] STEPS = {1, 2, 3, 5, 7};
    private static final int GAPS = 2;
    private static final int SHORTEST_BAR = 4;

    private record Row(String range, long count) {}

    private TextHistogram() {}

    /**
     * The bars, each line ended; a line is at most {@code columns} long, but 28 in any case.
     *
     * @param columns of the terminal
     */
    public static String of(LatencySeries series, int columns) {
        if (series.isEmpty()) {
            return "no samples\n";
        }
        List<Row> rows = rows(series);
        int widest = rows.stream().mapToInt(row -> row.range().length()).max().orElse(0);
        int rangeWidth = Math.max("latency".length(), widest);
        long most = rows.stream().mapToLong(Row::count).max().orElse(0);
        int countWidth = Math.max("samples".length(), Long.toString(most).length());
        int barWidth = Math.max(SHORTEST_BAR, columns - rangeWidth - countWidth - GAPS);
        StringBuilder text = new StringBuilder(1024);
        text.append(right("latency", rangeWidth)).append(' ').append(right("samples", countWidth));
        text.append(barWidth < 10 ? "\n" : " (log)\n");
        for (Row row : rows) {
            text.append(right(row.range(), rangeWidth));
            if (row.count() > 0) {
                text.append(' ').append(right(Long.toString(row.count()), countWidth)).append(' ');
                text.repeat("#", bar(row.count(), most, barWidth));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String right(String word, int width) {
        return " ".repeat(width - word.length()) + word;
    }

    /** From the first that has a sample to the last. */
    private static List<Row> rows(LatencySeries series) {
        List<Row> rows = new ArrayList<>();
        long first = series.counts().firstKey();
        long last = series.counts().lastKey();
        long from = 0;
        for (int step = 0; from <= last; step++) {
            long until = edge(step);
            if (until > first) {
                rows.add(new Row(range(from, until), series.between(from, until)));
            }
            from = until;
        }
        return rows;
    }

    /** 1, 2, 3, 5, 7, 10, 20 and so on. */
    private static long edge(int step) {
        long edge = STEPS[step % STEPS.length];
        for (int decade = step / STEPS.length; decade > 0; decade--) {
            edge *= 10;
        }
        return edge;
    }

    private static String range(long from, long until) {
        if (from == 0) {
            return "< 1 µs";
        }
        if (until <= 1_000) {
            return from + "-" + until + " µs";
        }
        return until <= 1_000_000
                ? from / 1_000 + "-" + until / 1_000 + " ms"
                : from / 1_000_000 + "-" + until / 1_000_000 + " s";
    }

    /** A single sample has the shortest bar, the fullest range the longest. */
    private static int bar(long count, long most, int width) {
        double share = most == 1 ? 1 : Math.log((double) count) / Math.log((double) most);
        return 1 + (int) Math.round(share * (width - 1));
    }
}
