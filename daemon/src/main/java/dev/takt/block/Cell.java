package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reading and writing the state of a block, and what its arguments mean. */
@LoopThread
final class Cell {
    static final long BYTES = 8;

    private Cell() {}

    static double get(MemorySegment memory, long at, int index) {
        return memory.get(ValueLayout.JAVA_DOUBLE, at + BYTES * index);
    }

    static void set(MemorySegment memory, long at, int index, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, at + BYTES * index, value);
    }

    /** Neither 0 nor NaN. */
    static boolean isTrue(double c) {
        return c < 0 || c > 0;
    }

    /** 1 for true, 0 for false. */
    static double number(boolean condition) {
        return condition ? 1.0 : 0.0;
    }

    /** Neither infinite nor NaN. */
    static boolean isFinite(double x) {
        return Math.abs(x) <= Double.MAX_VALUE;
    }

    static double clamp(double x, double min, double max) {
        return Math.max(min, Math.min(max, x));
    }

    /**
     * Keeps the preceding condition in a cell and tells whether it has turned true. A NaN is no
     * edge and is not kept.
     */
    static boolean rises(MemorySegment memory, long at, int index, double c) {
        if (Double.isNaN(c)) {
            return false;
        }
        boolean before = get(memory, at, index) != 0;
        boolean now = c != 0;
        set(memory, at, index, number(now));
        return now && !before;
    }
}
