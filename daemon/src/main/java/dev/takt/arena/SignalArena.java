package dev.takt.arena;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one batch: all signals side by side, outside the heap.
 *
 * <p>Guarantees: zero-filled when made, aligned to a cache line, never moved by the collector, read
 * and written without allocation. It is not synchronised: while the loop runs, the loop thread
 * alone writes it.
 */
public final class SignalArena implements AutoCloseable {
    private static final long CACHE_LINE_BYTES = 64;

    private final ArenaLayout layout;
    private final @Nullable Arena owner;
    private final MemorySegment memory;

    private SignalArena(ArenaLayout layout, @Nullable Arena owner, MemorySegment memory) {
        this.layout = layout;
        this.owner = owner;
        this.memory = memory;
    }

    /** Makes the memory for a layout; it lives until {@link #close}. */
    public static SignalArena allocate(ArenaLayout layout) {
        Arena owner = Arena.ofShared();
        MemorySegment memory = owner.allocate(layout.byteSize(), CACHE_LINE_BYTES);
        return new SignalArena(layout, owner, memory);
    }

    /**
     * Makes memory that lives as long as anything refers to it; {@link #close} does nothing.
     *
     * <p>To take memory away at a given moment the JVM stops every thread for some microseconds,
     * also one that ticks, and lets one that is in the middle of an access to any such memory go on
     * interpreted.
     */
    public static SignalArena collected(ArenaLayout layout) {
        return new SignalArena(
                layout, null, Arena.ofAuto().allocate(layout.byteSize(), CACHE_LINE_BYTES));
    }

    public ArenaLayout layout() {
        return layout;
    }

    /** The memory itself; its size is the layout's. */
    public MemorySegment memory() {
        return memory;
    }

    /** The first cell of a slot. */
    @LoopThread
    public double get(Slot slot) {
        return memory.get(ValueLayout.JAVA_DOUBLE, slot.offset());
    }

    /** Writes the first cell of a slot. */
    @LoopThread
    public void set(Slot slot, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, slot.offset(), value);
    }

    @Override
    public void close() {
        if (owner != null) {
            owner.close();
        }
    }
}
