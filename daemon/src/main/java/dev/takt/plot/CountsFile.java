package dev.takt.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distribution as lines of µs and count, in the form that {@code cyclictest -h} prints, so that
 * scripts made for it take it. Microseconds without a sample have no line.
 */
public final class CountsFile {
    /** Takt's own, which counts what it misses. */
    private static final String HEADING = "# Histogram: us count";

    private static final String OVERFLOWS = "Histogram Overflows";
    private static final String MAXIMUM = "Max Latencies";
    private static final Pattern FIGURE =
            Pattern.compile("# (" + OVERFLOWS + "|" + MAXIMUM + "): (\\d{1,18})\\s*");
    private static final Pattern COUNT = Pattern.compile("\\s*(\\d{1,12})\\s+(\\d{1,18})\\s*");

    private CountsFile() {}

    /**
     * The text of a series.
     *
     * @param notes lines that say what was measured; each becomes a comment
     */
    public static String text(LatencySeries series, List<String> notes) {
        StringBuilder text = new StringBuilder(4096);
        for (String note : notes) {
            text.append("# ").append(note).append('\n');
        }
        text.append(HEADING).append('\n');
        series.counts()
                .forEach((micro, count) ->
                        text.append(String.format(Locale.ROOT, "%06d %06d\n", micro, count)));
        text.append(String.format(Locale.ROOT, "# Total: %09d\n", series.total()));
        if (!series.isEmpty()) {
            figure(text, "Min", series.minMicros());
            figure(text, "Avg", series.meanMicros());
            figure(text, "Max", series.maxMicros());
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} or {@code cyclictest -h} of one thread has written. Samples beyond
     * the range of cyclictest, of which it keeps only the number, count at its maximum.
     *
     * @param name of the series
     * @param intervalMicros of cyclictest, whose missed wake-ups are added ({@link
     *     LatencySeries#withMissed}); 0 to leave them out. Takt's own counts have them anyway
     * @throws IOException if the file cannot be read, or a line is neither a comment nor µs and
     *     count; the message names file and line
     */
    public static LatencySeries read(String name, Path file, long intervalMicros)
            throws IOException {
        TreeMap<Long, Long> counts = new TreeMap<>();
        boolean isOurs = false;
        long beyond = 0;
        long most = 0;
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            number++;
            isOurs |= line.equals(HEADING);
            Matcher note = FIGURE.matcher(line);
            Matcher count = COUNT.matcher(line);
            if (note.matches()) {
                long value = Long.parseLong(note.group(2));
                beyond = note.group(1).equals(OVERFLOWS) ? value : beyond;
                most = note.group(1).equals(MAXIMUM) ? value : most;
            } else if (count.matches()) {
                long samples = Long.parseLong(count.group(2));
                if (samples > 0) {
                    counts.merge(Long.parseLong(count.group(1)), samples, Long::sum);
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IOException(file + ":" + number + ": no µs and count");
            }
        }
        if (beyond > 0) {
            counts.merge(most, beyond, Long::sum);
        }
        LatencySeries series = LatencySeries.ofCounts(name, counts);
        return isOurs || intervalMicros == 0 ? series : series.withMissed(intervalMicros);
    }

    private static void figure(StringBuilder text, String name, double micros) {
        text.append(String.format(Locale.ROOT, "# %s Latencies: %05d\n", name, (long) micros));
    }

    /**
     * Writes the text of a series over a file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(LatencySeries series, List<String> notes, Path file)
            throws IOException {
        Files.writeString(file, text(series, notes), StandardCharsets.UTF_8);
    }
}
