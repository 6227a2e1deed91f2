package dev.takt.recording.file;

import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording as text after RFC 4180: a line of names with their units, {@code temp [°C]}, then one
 * line for each tick, each ended by CR LF, in UTF-8. Numbers are written as short as they can be
 * read back unchanged, whole ones without a point; {@code NaN}, {@code Infinity} and {@code
 * -Infinity} stand as such.
 */
public final class CsvRecording {
    private static final String END = "\r\n";

    /** Whole numbers beyond this are written with an exponent. */
    private static final double LARGEST_WHOLE = 1e15;

    private CsvRecording() {}

    /** Writes header and rows; flushes and leaves the stream open. */
    public static void write(Traces traces, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.append(header(traces.columns()));
        StringBuilder line = new StringBuilder(512);
        for (int row = 0; row < traces.rows(); row++) {
            line.setLength(0);
            appendRow(traces, row, line);
            text.append(line);
        }
        text.flush();
    }

    /** The line of names, with its end. */
    public static String header(List<Column> columns) {
        StringBuilder line = new StringBuilder(256);
        for (Column column : columns) {
            String unit = column.unit().isEmpty() ? "" : " [" + column.unit() + "]";
            line.append(line.isEmpty() ? "" : ",").append(quoted(column.name() + unit));
        }
        return line.append(END).toString();
    }

    /** Appends the line of one row, with its end. */
    public static void appendRow(Traces traces, int row, StringBuilder line) {
        int columns = traces.columns().size();
        for (int column = 0; column < columns; column++) {
            if (column > 0) {
                line.append(',');
            }
            number(traces.value(column, row), line);
        }
        line.append(END);
    }

    private static void number(double value, StringBuilder line) {
        long whole = (long) value;
        // Equal to the last bit: -0 is not 0.
        if (Double.compare(value, (double) whole) == 0 && Math.abs(value) < LARGEST_WHOLE) {
            line.append(whole);
        } else {
            line.append(value);
        }
    }

    private static String quoted(String field) {
        boolean plain =
                field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** Whether a text begins as such a file does. */
    static boolean isHeader(String firstLine) {
        return fields(firstLine).stream().map(CsvRecording::column).anyMatch(CsvRecording::isTime);
    }

    private static boolean isTime(Column column) {
        return column.name().equals("t") || column.name().equals("tick");
    }

    /**
     * The fields of one line. What stands in quotes may hold commas, not the end of a line.
     *
     * @param line without its end
     */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quotes = !quotes;
            } else if (c == ',' && !quotes) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** The column that a field of the header names. */
    static Column column(String field) {
        int unit = field.lastIndexOf(" [");
        return unit > 0 && field.endsWith("]")
                ? new Column(
                        field.substring(0, unit), field.substring(unit + 2, field.length() - 1))
                : new Column(field, "");
    }
}
