package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/**
 * Edges, memory of one bit, counting. Edges as R_TRIG of IEC 61131-3, its standard function blocks;
 * a falling edge needs a rising one before it.
 */
@LoopThread
public final class Logic {
    /** Cells of {@link #hysteresis}, {@link #rise}, {@link #fall} and {@link #latch}: the bit. */
    static final int BIT_CELLS = 1;

    /** Cells of {@link #changed}: primed, preceding x. */
    static final int CHANGED_CELLS = 2;

    /** Cells of {@link #toggle} and {@link #counter}: preceding condition, value. */
    static final int EDGE_CELLS = 2;

    private Logic() {}

    /**
     * 1 from {@code x >= high} on until {@code x <= low}, then 0; begins with 0. A NaN in x leaves
     * it and gives NaN, as do {@code low > high} and limits that are NaN. Where low and high are
     * equal, x at that value gives 1.
     */
    public static double hysteresis(
            MemorySegment memory, long at, double dtSeconds, double x, double low, double high) {
        if (Double.isNaN(x) || !(low <= high)) {
            return Double.NaN;
        }
        double y = x >= high ? 1 : x <= low ? 0 : Cell.get(memory, at, 0);
        Cell.set(memory, at, 0, y);
        return y;
    }

    /**
     * 1 in the evaluation in which c turns true: {@code c[k] && !c[k-1]}. A NaN is passed over and
     * gives 0.
     */
    public static double rise(MemorySegment memory, long at, double dtSeconds, double c) {
        return Cell.number(Cell.rises(memory, at, 0, c));
    }

    /**
     * 1 in the evaluation in which c turns from true to 0: {@code !c[k] && c[k-1]}. A NaN is passed
     * over, giving 0.
     */
    public static double fall(MemorySegment memory, long at, double dtSeconds, double c) {
        boolean before = Cell.get(memory, at, 0) != 0;
        Cell.rises(memory, at, 0, c);
        return Cell.number(before && c == 0);
    }

    /**
     * 1 where x is another number than the valid sample before it. 0 for the first and for a NaN,
     * which is passed over.
     */
    public static double changed(MemorySegment memory, long at, double dtSeconds, double x) {
        if (Double.isNaN(x)) {
            return 0;
        }
        boolean differs = Cell.get(memory, at, 0) != 0 && Cell.get(memory, at, 1) != x;
        Cell.set(memory, at, 0, 1);
        Cell.set(memory, at, 1, x);
        return Cell.number(differs);
    }

    /**
     * Begins with 0 and changes between 0 and 1 whenever c turns true. A NaN in c is passed over.
     */
    public static double toggle(MemorySegment memory, long at, double dtSeconds, double c) {
        if (Cell.rises(memory, at, 0, c)) {
            Cell.set(memory, at, 1, 1 - Cell.get(memory, at, 1));
        }
        return Cell.get(memory, at, 1);
    }

    /**
     * 1 from a true {@code set} on until a true {@code reset}; reset prevails where both are true
     * (RS of IEC 61131-3). Begins with 0. A NaN is not true.
     */
    public static double latch(
            MemorySegment memory, long at, double dtSeconds, double set, double reset) {
        double y = Cell.isTrue(reset) ? 0 : Cell.isTrue(set) ? 1 : Cell.get(memory, at, 0);
        Cell.set(memory, at, 0, y);
        return y;
    }

    /**
     * Counts how often {@code up} has turned true; a true {@code reset} sets it to 0 and prevails
     * over an edge in the same evaluation. Exact up to 2^53. A NaN in up is passed over, a NaN in
     * reset is not true.
     */
    public static double counter(
            MemorySegment memory, long at, double dtSeconds, double up, double reset) {
        double count = Cell.get(memory, at, 1) + Cell.number(Cell.rises(memory, at, 0, up));
        double y = Cell.isTrue(reset) ? 0 : count;
        Cell.set(memory, at, 1, y);
        return y;
    }
}
