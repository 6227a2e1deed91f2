package dev.takt.recording;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import java.lang.foreign.MemorySegment;

/**
 * What a {@link SignalRing} takes from one arena. Made when the arena is; a reload brings another.
 */
public final class RecordedRows {
    private final RowLayout layout;
    private final MemorySegment source;

    /** The row from which on the ring holds rows of this kind; written by the loop alone. */
    private volatile long first;

    private RecordedRows(RowLayout layout, MemorySegment source) {
        this.layout = layout;
        this.source = source;
    }

    /**
     * The rows of an arena.
     *
     * @param arena has a slot {@code tick}
     */
    public static RecordedRows of(SignalArena arena) {
        return new RecordedRows(RowLayout.of(arena.layout()), arena.memory());
    }

    /**
     * The same where the arena took the place of another, so that the ring goes on where its rows
     * are like those of before.
     *
     * @param before layout of the rows of that other arena
     */
    public static RecordedRows of(SignalArena arena, RowLayout before) {
        RowLayout layout = RowLayout.of(arena.layout());
        return new RecordedRows(layout.isLike(before) ? before : layout, arena.memory());
    }

    public RowLayout layout() {
        return layout;
    }

    MemorySegment source() {
        return source;
    }

    long first() {
        return first;
    }

    @LoopThread
    void beginAt(long row) {
        first = row;
    }
}
