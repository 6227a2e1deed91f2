package dev.takt.recording;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.UnaryOperator;

/** A copy of neighbouring rows of a {@link SignalRing}, off the heap until it is closed. */
public final class Window implements Traces, AutoCloseable {
    private static final double NANOS_PER_MICRO = 1e3;

    private final RowLayout layout;
    private final Arena owner;
    private final MemorySegment memory;
    private final long skipped;
    private final long from;
    private final long to;

    /**
     * @param skipped rows at the beginning of the copy that were written over meanwhile
     * @param from number of the first row that is whole
     * @param to number behind the last
     */
    Window(RowLayout layout, Arena owner, MemorySegment memory, long skipped, long from, long to) {
        this.layout = layout;
        this.owner = owner;
        this.memory = memory;
        this.skipped = skipped;
        this.from = from;
        this.to = to;
    }

    /** Of a ring in which nothing has been written. */
    static Window empty() {
        Arena owner = Arena.ofShared();
        return new Window(RowLayout.NONE, owner, owner.allocate(1), 0, 0, 0);
    }

    /** Number of the first row in the ring. */
    public long from() {
        return from;
    }

    /** Number behind the last row. */
    public long to() {
        return to;
    }

    @Override
    public List<Column> columns() {
        return layout.columns();
    }

    @Override
    public int rows() {
        return Math.toIntExact(to - from);
    }

    @Override
    public double value(int column, int row) {
        long place = layout.place(column);
        if (place >= RowLayout.CELLS) {
            return memory.get(ValueLayout.JAVA_DOUBLE, at(row) + place);
        }
        double stored = (double) memory.get(ValueLayout.JAVA_LONG, at(row) + place);
        return place == RowLayout.STATE ? stored : stored / NANOS_PER_MICRO;
    }

    /** Number of the tick of a row. */
    public long tick(int row) {
        return (long) memory.get(ValueLayout.JAVA_DOUBLE, at(row) + layout.tickPlace());
    }

    /** Release of a row on CLOCK_MONOTONIC. */
    public long releaseNanos(int row) {
        return memory.get(ValueLayout.JAVA_LONG, at(row) + RowLayout.RELEASE);
    }

    /** Code of the state in which the tick of a row ended. */
    public int state(int row) {
        return (int) memory.get(ValueLayout.JAVA_LONG, at(row) + RowLayout.STATE);
    }

    /** The first row whose tick is not before this one; {@link #rows} where there is none. */
    public int rowOf(long tick) {
        int low = 0;
        int high = rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tick(middle) < tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Some of the rows; they share the memory of these.
     *
     * @param units from the name of a signal to its unit, empty where it has none
     */
    public Traces rows(int first, int end, UnaryOperator<String> units) {
        List<Column> named =
                columns().stream()
                        .map(column ->
                                column.unit().isEmpty()
                                        ? new Column(column.name(), units.apply(column.name()))
                                        : column)
                        .toList();
        return new Traces() {
            @Override
            public List<Column> columns() {
                return named;
            }

            @Override
            public int rows() {
                return end - first;
            }

            @Override
            public double value(int column, int row) {
                return Window.this.value(column, first + row);
            }
        };
    }

    private long at(int row) {
        return (skipped + row) * layout.rowBytes();
    }

    @Override
    public void close() {
        owner.close();
    }
}
