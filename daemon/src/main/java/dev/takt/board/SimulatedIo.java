package dev.takt.board;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/**
 * An input or output of the simulated board: its level can be shown in the arena, where the
 * formulas of the simulation write the inputs and read the outputs.
 *
 * <p>A level is the logical value: 1 of an active-low line means that the line is active. Until it
 * is bound, and after {@link #unbind}, the level lives in the object itself.
 */
public interface SimulatedIo {
    /**
     * Moves the level into a cell of memory.
     *
     * @param memory memory that outlives the binding
     * @param offset where its cell of 8 bytes begins
     */
    @LoopThread
    void bindTo(MemorySegment memory, long offset);

    /** Moves the level back into the object. */
    @LoopThread
    void unbind();
}
