package dev.takt.board.sim;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One number, in memory of its own or in a cell of the arena. */
final class Level {
    private final MemorySegment own = Arena.ofAuto().allocate(ValueLayout.JAVA_DOUBLE);
    private MemorySegment memory = own;
    private long offset;

    Level(double initial) {
        set(initial);
    }

    @LoopThread
    double get() {
        return memory.get(ValueLayout.JAVA_DOUBLE, offset);
    }

    @LoopThread
    void set(double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, offset, value);
    }

    /** Goes on in a cell, which takes the present value. */
    void moveTo(MemorySegment cells, long cellOffset) {
        double value = get();
        memory = cells;
        offset = cellOffset;
        set(value);
    }

    void moveBack() {
        moveTo(own, 0);
    }
}
