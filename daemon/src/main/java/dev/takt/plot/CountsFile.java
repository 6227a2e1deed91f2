package dev.takt.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A distribution as lines of µs and count, in the form that {@code cyclictest -h} prints, so that
 * scripts made for it take it. Microseconds without a sample have no line.
 */
public final class CountsFile {
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
        text.append("# Histogram: us count\n");
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
