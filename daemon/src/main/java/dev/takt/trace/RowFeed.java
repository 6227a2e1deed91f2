package dev.takt.trace;

import dev.takt.control.Feed;
import dev.takt.recording.Column;
import dev.takt.recording.SignalRing;
import dev.takt.recording.Window;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The rows of some columns, from one on, as they come. */
final class RowFeed implements Feed {
    private static final long PERIOD_NANOS = 50_000_000;

    /** Keeps a line below 64 kB. */
    private static final int MOST_VALUES_IN_A_LINE = 2_000;

    private final SignalRing ring;
    private final List<Column> kind;
    private final int[] columns;
    private final int most;
    private long nextRow;
    private long dueNanos;
    private boolean over;

    /**
     * @param kind all columns of the rows; with others, after a reload, the feed is over
     * @param columns places of those that are wanted
     * @param from number of the first row that is wanted
     */
    RowFeed(SignalRing ring, List<Column> kind, int[] columns, long from) {
        this.ring = ring;
        this.kind = kind;
        this.columns = columns;
        this.most = Math.max(1, MOST_VALUES_IN_A_LINE / columns.length);
        this.nextRow = from;
    }

    @Override
    public long dueNanos() {
        return over ? Long.MAX_VALUE : dueNanos;
    }

    @Override
    public @Nullable Consumer<JsonGenerator> next(long nowNanos) {
        if (over || nowNanos < dueNanos) {
            return null;
        }
        try (Window window = ring.window(nextRow, nextRow + most)) {
            if (window.rows() > 0 && !window.columns().equals(kind)) {
                over = true;
                return json -> json.writeStringProperty("event", "reloaded");
            }
            long lost = window.from() - nextRow;
            if (lost > 0) {
                nextRow = window.from();
                return json -> {
                    json.writeStringProperty("event", "gap");
                    json.writeNumberProperty("lost", lost);
                };
            }
            if (window.rows() == 0) {
                dueNanos = nowNanos + PERIOD_NANOS;
                return null;
            }
            nextRow = window.to();
            return rows(window);
        }
    }

    private Consumer<JsonGenerator> rows(Window window) {
        double[][] values = new double[window.rows()][columns.length];
        for (int row = 0; row < values.length; row++) {
            for (int i = 0; i < columns.length; i++) {
                values[row][i] = window.value(columns[i], row);
            }
        }
        return json -> {
            json.writeStringProperty("event", "rows");
            json.writeArrayPropertyStart("rows");
            for (double[] row : values) {
                json.writeStartArray();
                for (double value : row) {
                    number(json, value);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        };
    }

    private static void number(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    @Override
    public boolean over() {
        return over;
    }
}
