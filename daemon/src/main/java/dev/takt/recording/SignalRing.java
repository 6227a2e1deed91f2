package dev.takt.recording;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The last rows of the arena that a loop runs on, off the heap.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>{@link #append} never waits and never allocates, whatever readers do.
 *   <li>A {@link Window} holds whole rows of one kind only, without a gap: a row that was written
 *       over while it was copied is not in it.
 *   <li>The memory is made, and touched, before the first tick, and never grows.
 * </ol>
 *
 * <p>One thread writes. Rows are numbered from 0 on. With rows of another kind, after a reload, the
 * ring begins anew: those before are lost, the numbers go on. Rows of another arena that share
 * their {@link RowLayout} with those before are of the same kind. The count of finished rows is
 * published after the row and before the next is begun, so a reader that finds c rows after its
 * copy knows that row c − capacity may have been lost, and none above it.
 */
public final class SignalRing implements AutoCloseable {
    private static final long CACHE_LINE_BYTES = 64;

    private final Arena owner;
    private final MemorySegment memory;
    private final AtomicLong written = new AtomicLong();

    /** Set by the writing thread before the first row of the kind. */
    private volatile @Nullable RecordedRows current;

    // Of the writing thread alone: the offset of the next row, and behind the last there is.
    private long next;
    private long end;

    private SignalRing(long bytes, Arena owner) {
        this.owner = owner;
        this.memory = owner.allocate(bytes, CACHE_LINE_BYTES);
        memory.fill((byte) 0);
    }

    /**
     * Makes the memory; it lives until {@link #close}.
     *
     * @param bytes room for as many rows as fit
     */
    public static SignalRing allocate(long bytes) {
        return new SignalRing(bytes, Arena.ofShared());
    }

    /**
     * Keeps the tick that has just ended. A row that is larger than the whole ring is not kept.
     *
     * @param rows of the arena the tick ran on
     * @param releaseNanos its release on CLOCK_MONOTONIC
     * @param latencyNanos how late it woke up
     * @param executionNanos how long it took
     * @param state a code, see {@link RowLayout#STATE_COLUMN}
     */
    @LoopThread
    public void append(
            RecordedRows rows,
            long releaseNanos,
            long latencyNanos,
            long executionNanos,
            long state) {
        RowLayout layout = rows.layout();
        if (rows != current) {
            begin(rows, layout.rowBytes());
        }
        if (end == 0) {
            return;
        }
        // What was published of the row before must be seen before this one writes over another.
        VarHandle.storeStoreFence();
        long at = next;
        memory.set(ValueLayout.JAVA_LONG, at + RowLayout.RELEASE, releaseNanos);
        memory.set(ValueLayout.JAVA_LONG, at + RowLayout.LATENCY, latencyNanos);
        memory.set(ValueLayout.JAVA_LONG, at + RowLayout.EXECUTION, executionNanos);
        memory.set(ValueLayout.JAVA_LONG, at + RowLayout.STATE, state);
        MemorySegment.copy(
                rows.source(), layout.from(), memory, at + RowLayout.CELLS, layout.cellBytes());
        next = at + layout.rowBytes();
        if (next == end) {
            next = 0;
        }
        written.setRelease(written.getPlain() + 1);
    }

    @LoopThread
    @SuppressWarnings("ReferenceEquality") // likeness is found out before, off the loop
    private void begin(RecordedRows rows, long rowBytes) {
        RecordedRows before = current;
        if (before != null && before.layout() == rows.layout()) {
            rows.beginAt(before.first());
        } else {
            next = 0;
            end = memory.byteSize() / rowBytes * rowBytes;
            rows.beginAt(written.getPlain());
        }
        current = rows;
    }

    /** Rows that have been written since the beginning, those of earlier kinds too. */
    public long written() {
        return written.getAcquire();
    }

    /** Bytes of memory. */
    public long byteSize() {
        return memory.byteSize();
    }

    /**
     * Copies rows; call it from any thread but the one that writes.
     *
     * @param from number of the first row that is wanted; what is no longer there is left out
     * @param to number behind the last one
     */
    public Window window(long from, long to) {
        while (true) {
            RecordedRows rows = current;
            if (rows == null) {
                return Window.empty();
            }
            long first = rows.first();
            Window window = window(rows, first, from, to);
            VarHandle.loadLoadFence();
            if (current == rows && rows.first() == first) {
                return window;
            }
            window.close();
        }
    }

    private Window window(RecordedRows rows, long first, long from, long to) {
        long rowBytes = rows.layout().rowBytes();
        long capacity = memory.byteSize() / rowBytes;
        // A count from before these rows began says that there are none yet.
        long last = Math.clamp(to, first, Math.max(first, written()));
        long begin = Math.clamp(from, Math.max(first, last - capacity), last);
        Arena copyOwner = Arena.ofShared();
        MemorySegment copy = copyOwner.allocate(Math.max(1, (last - begin) * rowBytes), Long.BYTES);
        for (long row = begin; row < last; ) {
            long place = (row - first) % capacity;
            long run = Math.min(capacity - place, last - row);
            MemorySegment.copy(
                    memory, place * rowBytes, copy, (row - begin) * rowBytes, run * rowBytes);
            row += run;
        }
        VarHandle.loadLoadFence();
        long whole = Math.clamp(written() - capacity + 1, begin, last);
        return new Window(rows.layout(), copyOwner, copy, whole - begin, whole, last);
    }

    /** Gives the memory back. Nothing may append or copy afterwards. */
    @Override
    public void close() {
        owner.close();
    }
}
