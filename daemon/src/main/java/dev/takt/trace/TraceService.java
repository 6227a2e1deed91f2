package dev.takt.trace;

import dev.takt.control.Answer;
import dev.takt.control.Command;
import dev.takt.control.Peer;
import dev.takt.control.RefusedException;
import dev.takt.control.Reply;
import dev.takt.control.Request;
import dev.takt.diagnostic.NearestName;
import dev.takt.recording.Column;
import dev.takt.recording.SignalRing;
import dev.takt.recording.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The command {@code trace}: signals at full rate, from some time ago on.
 *
 * <p>The reply says which columns there are, {@code t} and {@code tick} first, and the rate; then
 * come lines with rows until the client goes.
 */
public final class TraceService implements Command {
    private static final int MOST_NAMES = 1_000;

    private final SignalRing ring;
    private final Supplier<List<Column>> columns;
    private final double rateHz;
    private final UnaryOperator<String> units;

    /**
     * @param ring what the loop writes
     * @param columns of the rows that the loop writes now, or will with its first tick
     * @param rateHz ticks per second
     * @param units from the name of a signal to its unit, empty where it has none
     */
    public TraceService(
            SignalRing ring,
            Supplier<List<Column>> columns,
            double rateHz,
            UnaryOperator<String> units) {
        this.ring = ring;
        this.columns = columns;
        this.rateHz = rateHz;
        this.units = units;
    }

    @Override
    public Answer answer(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("names", "before_s"));
        double beforeSeconds = request.number("before_s", 0);
        if (beforeSeconds < 0) {
            throw RefusedException.usage("'before_s' is not below 0");
        }
        List<String> names = new ArrayList<>(List.of("t", "tick"));
        names.addAll(request.names("names"));
        if (names.size() > MOST_NAMES) {
            throw RefusedException.usage("at most " + MOST_NAMES + " names");
        }
        List<Column> known = columns.get();
        int[] places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(known, names.get(i));
        }
        long now = ring.written();
        try (Window last = ring.window(now - 1, now)) {
            if (last.rows() == 0 || !last.columns().equals(known)) {
                throw new RefusedException("busy", "no tick has been recorded yet; ask again");
            }
            List<Column> wanted = Arrays.stream(places).mapToObj(known::get).toList();
            long from = now - Math.round(Math.min(beforeSeconds * rateHz, (double) now));
            RowFeed feed = new RowFeed(ring, known, places, first(from));
            Reply reply =
                    new Reply(
                            json -> {
                                json.writeNumberProperty("rate_hz", rateHz);
                                json.writeArrayPropertyStart("columns");
                                for (Column column : wanted) {
                                    json.writeStartObject();
                                    json.writeStringProperty("name", column.name());
                                    json.writeStringProperty(
                                            "unit",
                                            column.unit().isEmpty()
                                                    ? units.apply(column.name())
                                                    : column.unit());
                                    json.writeEndObject();
                                }
                                json.writeEndArray();
                            },
                            feed);
            return _ -> reply;
        }
    }

    /** What has already been written over is not missed by who asks only now. */
    private long first(long from) {
        try (Window kept = ring.window(from, Long.MAX_VALUE)) {
            return kept.from();
        }
    }

    private static int place(List<Column> columns, String name) throws RefusedException {
        List<String> known = columns.stream().map(Column::name).toList();
        int place = known.indexOf(name);
        if (place < 0) {
            throw new RefusedException(
                    "unknown_name",
                    "no signal named '"
                            + name
                            + "'"
                            + NearestName.of(name, known)
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        return place;
    }
}
