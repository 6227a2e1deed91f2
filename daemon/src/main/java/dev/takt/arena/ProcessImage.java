package dev.takt.arena;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * The signals as they were when the last tick ended, for other threads and other processes.
 *
 * <p>The loop copies the arena's first cells here at the end of a tick, between two writes of a
 * sequence number: odd before, even after. A reader that finds the same even number before and
 * after its own copy has the signals of one tick. So nobody outside can disturb the loop's memory,
 * and a reader collides with the writer for the time of a copy and not for that of a tick.
 *
 * <p>Guarantees: {@link #publish} never waits, whatever readers do, and allocates nothing. Any
 * number of readers may read at any time. Its memory lives as long as anything refers to it, for
 * the reason that {@link SignalArena#collected} gives.
 */
public final class ProcessImage {
    private static final VarHandle SEQUENCE = ValueLayout.JAVA_LONG.varHandle();

    /** How often a reader tries before it gives up for now. */
    private static final int TRIES = 10_000;

    private static final int REPLACED = 1;
    private static final int ENDED = 2;

    private final ImageLayout layout;
    private final MemorySegment memory;
    private MemorySegment arena;
    private final long cellBytes;
    private long sequence;

    /**
     * Fills in the header.
     *
     * @param memory at least as large as the layout says, zero-filled
     */
    ProcessImage(ImageLayout layout, SignalArena arena, MemorySegment memory, ImageOrigin origin) {
        this.layout = layout;
        this.memory = memory;
        this.arena = arena.memory();
        this.cellBytes = layout.cellCount() * Slot.CELL_BYTES;
        byte[] list = layout.list();
        memory.set(ValueLayout.JAVA_INT, ImageLayout.VERSION_AT, ImageLayout.VERSION);
        memory.set(
                ValueLayout.JAVA_INT, ImageLayout.HEADER_BYTES_AT, (int) ImageLayout.HEADER_BYTES);
        memory.set(ValueLayout.JAVA_INT, ImageLayout.CRC_AT, layout.crc());
        memory.set(ValueLayout.JAVA_INT, ImageLayout.GENERATION_AT, origin.generation());
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.PERIOD_AT, origin.periodNanos());
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.CELLS_AT, ImageLayout.HEADER_BYTES);
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.CELL_COUNT_AT, layout.cellCount());
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.LIST_AT, layout.listOffset());
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.LIST_BYTES_AT, list.length);
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.TICK_AT, -1);
        memory.set(ValueLayout.JAVA_INT, ImageLayout.PROCESS_AT, (int) origin.processId());
        MemorySegment.copy(
                list, 0, memory, ValueLayout.JAVA_BYTE, layout.listOffset(), list.length);
        // Last: a file without it is not finished.
        SEQUENCE.setRelease(memory, 0L, ImageLayout.MAGIC);
    }

    /** An image that only this process sees. */
    public static ProcessImage inMemory(ImageLayout layout, SignalArena arena, ImageOrigin origin) {
        MemorySegment memory = Arena.ofAuto().allocate(layout.byteSize(), 64);
        return new ProcessImage(layout, arena, memory, origin);
    }

    public ImageLayout layout() {
        return layout;
    }

    /** Shows another arena from now on, in which the cells of the layout lie where they did. */
    @LoopThread
    public void showFrom(SignalArena other) {
        arena = other.memory();
    }

    /**
     * Shows the signals of a tick.
     *
     * @param tick its number
     * @param timeSeconds from release 0 to its release
     * @param startNanos when it began, on CLOCK_MONOTONIC
     * @param state of the loop, by its number in docs/image.md
     */
    @LoopThread
    public void publish(long tick, double timeSeconds, long startNanos, int state) {
        long odd = sequence + 1;
        SEQUENCE.setOpaque(memory, ImageLayout.SEQUENCE_AT, odd);
        VarHandle.storeStoreFence();
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.TICK_AT, tick);
        memory.set(ValueLayout.JAVA_DOUBLE, ImageLayout.TIME_AT, timeSeconds);
        memory.set(ValueLayout.JAVA_LONG, ImageLayout.START_AT, startNanos);
        memory.set(ValueLayout.JAVA_INT, ImageLayout.STATE_AT, state);
        MemorySegment.copy(arena, 0, memory, ImageLayout.HEADER_BYTES, cellBytes);
        sequence = odd + 1;
        SEQUENCE.setRelease(memory, ImageLayout.SEQUENCE_AT, odd + 1);
    }

    /**
     * Copies the signals of one tick.
     *
     * @param values takes the cells by their index, at least as many as the layout has
     * @return the tick, -1 before the first; {@link Long#MIN_VALUE} where the loop was at it all
     *     the while: to be tried again later
     */
    public long read(double[] values) {
        for (int i = 0; i < TRIES; i++) {
            long before = (long) SEQUENCE.getAcquire(memory, ImageLayout.SEQUENCE_AT);
            if ((before & 1) == 0) {
                long tick = memory.get(ValueLayout.JAVA_LONG, ImageLayout.TICK_AT);
                MemorySegment.copy(
                        memory,
                        ValueLayout.JAVA_DOUBLE,
                        ImageLayout.HEADER_BYTES,
                        values,
                        0,
                        layout.cellCount());
                VarHandle.acquireFence();
                if ((long) SEQUENCE.getOpaque(memory, ImageLayout.SEQUENCE_AT) == before) {
                    return tick;
                }
            }
            Thread.onSpinWait();
        }
        return Long.MIN_VALUE;
    }

    /** Becomes what it was before the first tick; before others see it. */
    public void reset() {
        publish(-1, 0, 0, 0);
    }

    /** Tells readers that another image has taken this one's place. */
    public void replaced() {
        memory.set(ValueLayout.JAVA_INT, ImageLayout.SUPERSEDED_AT, REPLACED);
    }

    /** Tells readers that no further tick will come. */
    public void ended() {
        memory.set(ValueLayout.JAVA_INT, ImageLayout.SUPERSEDED_AT, ENDED);
    }
}
