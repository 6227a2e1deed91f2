package dev.takt.cli;

import dev.takt.diagnostic.NearestName;
import dev.takt.plot.TracePicture;
import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import dev.takt.recording.file.RecordingFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code takt plot} of a recording: its signals as a table and as a picture. */
final class TracePlot {
    private static final int MOST_AT_ONCE = 24;
    private static final int NAME_WIDTH = 20;

    private final Traces traces;
    private final List<Integer> columns;

    private TracePlot(Traces traces, List<Integer> columns) {
        this.traces = traces;
        this.columns = columns;
    }

    /**
     * Reads a recording.
     *
     * @param signals names of what is wanted; empty for all that change
     */
    static TracePlot read(Path file, List<String> signals) throws IOException {
        RecordingFile recording = RecordingFile.read(file);
        return new TracePlot(
                recording,
                signals.isEmpty()
                        ? changing(recording)
                        : signals.stream().map(name -> column(name, recording)).toList());
    }

    private static int column(String name, Traces recording) {
        int column = recording.column(name);
        if (column < 0) {
            List<String> known = recording.columns().stream().map(Column::name).toList();
            throw new UsageException(
                    "unknown signal '"
                            + name
                            + "'"
                            + NearestName.of(name, known)
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        return column;
    }

    /** What moves, but for the time itself and what only says how good an input is. */
    private static List<Integer> changing(Traces recording) {
        List<Integer> changing = new ArrayList<>();
        for (int column = 0; column < recording.columns().size(); column++) {
            String name = recording.columns().get(column).name();
            boolean aside =
                    name.equals("t")
                            || name.equals("tick")
                            || name.startsWith("$")
                            || name.endsWith(".ok")
                            || name.endsWith(".age");
            if (!aside && range(recording, column).moves() && changing.size() < MOST_AT_ONCE) {
                changing.add(column);
            }
        }
        return changing;
    }

    /** From the least to the greatest finite value, and the last one. */
    private record Range(double min, double max, double last) {
        boolean moves() {
            return min < max;
        }
    }

    private static Range range(Traces recording, int column) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double last = Double.NaN;
        for (int row = 0; row < recording.rows(); row++) {
            last = recording.value(column, row);
            min = last < min ? last : min;
            max = last > max ? last : max;
        }
        return new Range(min > max ? Double.NaN : min, min > max ? Double.NaN : max, last);
    }

    /** A line for each signal; none is longer than 72 characters. */
    String table() {
        StringBuilder table = new StringBuilder(512);
        table.append(
                String.format(
                        Locale.ROOT,
                        "%-20s%-8s%14s%14s%14s\n",
                        traces.rows() + " ticks",
                        "unit",
                        "min",
                        "max",
                        "last"));
        for (int column : columns) {
            Column one = traces.columns().get(column);
            Range range = range(traces, column);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-20s%-8s%14.6g%14.6g%14.6g\n",
                            shortened(one.name()),
                            one.unit(),
                            range.min(),
                            range.max(),
                            range.last()));
        }
        return table.toString();
    }

    private static String shortened(String name) {
        return name.length() < NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 2) + "…";
    }

    /** One JSON object for each signal, each on a line of its own. */
    List<String> jsonLines() {
        return columns.stream().map(this::jsonLine).toList();
    }

    private String jsonLine(int column) {
        Range range = range(traces, column);
        return JsonLine.of(json -> {
            json.writeStringProperty("name", traces.columns().get(column).name());
            json.writeStringProperty("unit", traces.columns().get(column).unit());
            json.writeNumberProperty("ticks", traces.rows());
            JsonLine.number(json, "min", range.min());
            JsonLine.number(json, "max", range.max());
            JsonLine.number(json, "last", range.last());
        });
    }

    /** Whether there is nothing to draw. */
    boolean isEmpty() {
        return columns.isEmpty() || traces.rows() == 0;
    }

    void draw(@Nullable String title, Path source, Path output) throws IOException {
        String heading = title == null ? String.valueOf(source.getFileName()) : title;
        new TracePicture(heading, traces, columns).write(output);
    }
}
