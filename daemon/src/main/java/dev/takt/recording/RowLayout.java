package dev.takt.recording;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one row of a {@link SignalRing} holds: the times of a tick, then the cells of the arena as
 * they were at its end, all in native byte order.
 *
 * <pre>
 *   0         8          16           24        32
 *   | release | latency  | execution  | state   | cells of clock, inputs, parameters,
 *   | ns      | ns       | ns         | a code  | signals, outputs and simulation, 8 bytes each
 * </pre>
 *
 * The sections that are kept lie side by side in the arena, so one copy takes them all.
 */
public final class RowLayout {
    static final long RELEASE = 0;
    static final long LATENCY = 8;
    static final long EXECUTION = 16;
    static final long STATE = 24;
    static final long CELLS = 32;

    /** The columns that the loop adds, and how a stored long becomes their value. */
    public static final Column LATENCY_COLUMN = new Column("$latency", "µs");

    public static final Column EXECUTION_COLUMN = new Column("$exec", "µs");

    /** 0 STARTING, 1 ARMING, 2 RUNNING, 3 DEGRADED, 4 SAFE, 5 STOPPED. */
    public static final Column STATE_COLUMN = new Column("$state", "");

    /** Of rows that hold nothing. */
    static final RowLayout NONE = new RowLayout(0, 0, CELLS, List.of(), new long[0]);

    private static final Set<Section> KEPT = EnumSet.range(Section.CLOCK, Section.SIMULATION);

    private final long from;
    private final long cellBytes;
    private final long tickPlace;
    private final List<Column> columns;
    private final long[] places;

    private RowLayout(
            long from, long cellBytes, long tickPlace, List<Column> columns, long[] places) {
        this.from = from;
        this.cellBytes = cellBytes;
        this.tickPlace = tickPlace;
        this.columns = List.copyOf(columns);
        this.places = places;
    }

    /**
     * The rows of an arena.
     *
     * @param arena has a slot {@code tick}
     */
    public static RowLayout of(ArenaLayout arena) {
        List<Slot> kept =
                arena.slots().stream().filter(slot -> KEPT.contains(slot.section())).toList();
        long from = kept.getFirst().offset();
        Slot last = kept.getLast();
        List<Column> columns = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        boolean timesAdded = false;
        for (Slot slot : kept) {
            if (slot.section() != Section.CLOCK && !timesAdded) {
                timesAdded = addTimes(columns, places);
            }
            if (slot.name().indexOf('$') < 0) {
                columns.add(new Column(slot.name(), unit(slot)));
                places.add(CELLS + slot.offset() - from);
            }
        }
        if (!timesAdded) {
            addTimes(columns, places);
        }
        return new RowLayout(
                from,
                last.offset() + last.byteSize() - from,
                CELLS + arena.slot("tick").offset() - from,
                columns,
                places.stream().mapToLong(Long::longValue).toArray());
    }

    private static boolean addTimes(List<Column> columns, List<Long> places) {
        columns.addAll(List.of(LATENCY_COLUMN, EXECUTION_COLUMN, STATE_COLUMN));
        places.addAll(List.of(LATENCY, EXECUTION, STATE));
        return true;
    }

    private static String unit(Slot slot) {
        boolean time = slot.section() == Section.CLOCK && !slot.name().equals("tick");
        return time || slot.name().endsWith(".age") ? "s" : "";
    }

    /**
     * What a user sees of a row: cells without a name of the user's are left out. Units are those
     * that every configuration has; the others are the configuration's to know.
     */
    public List<Column> columns() {
        return columns;
    }

    /** Whether rows of both mean the same. */
    boolean isLike(RowLayout other) {
        return from == other.from
                && cellBytes == other.cellBytes
                && tickPlace == other.tickPlace
                && columns.equals(other.columns)
                && Arrays.equals(places, other.places);
    }

    /** Bytes of one row. */
    public long rowBytes() {
        return CELLS + cellBytes;
    }

    /** Where the kept cells begin in the arena. */
    long from() {
        return from;
    }

    long cellBytes() {
        return cellBytes;
    }

    /** Where in a row the number of the tick stands, as a double. */
    long tickPlace() {
        return tickPlace;
    }

    /** Where in a row a column stands. */
    long place(int column) {
        return places[column];
    }
}
