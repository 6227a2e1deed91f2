package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/** Blocks that give a sample of another time. */
@LoopThread
public final class Delays {
    /** Cells of {@link #delay} before the ring: position, samples. */
    static final int DELAY_HEAD = 2;

    /** Cells of {@link #hold}: primed, y. */
    static final int HOLD_CELLS = 2;

    private Delays() {}

    /**
     * Transport delay: {@code y[k] = x[k-n]} with {@code n = round(seconds / dt)}; x itself where n
     * is 0. Until n samples have gone in, the first of them. It carries every sample as it is, NaN
     * and infinity included: an invalid sample comes out when its time has come and disturbs
     * nothing before.
     *
     * @param seconds a constant, at least 0
     */
    public static double delay(
            MemorySegment memory, long at, double dtSeconds, double x, double seconds) {
        int size = samples(seconds, dtSeconds);
        if (size == 0) {
            return x;
        }
        int position = (int) Cell.get(memory, at, 0);
        double samples = Cell.get(memory, at, 1);
        boolean full = samples == size;
        double y =
                full
                        ? Cell.get(memory, at, DELAY_HEAD + position)
                        : samples == 0 ? x : Cell.get(memory, at, DELAY_HEAD);
        Cell.set(memory, at, DELAY_HEAD + position, x);
        Cell.set(memory, at, 0, position + 1 == size ? 0 : position + 1);
        Cell.set(memory, at, 1, full ? samples : samples + 1);
        return y;
    }

    /** Samples that a delay of this length holds. */
    static int samples(double seconds, double dtSeconds) {
        return (int) Math.rint(seconds / dtSeconds);
    }

    /**
     * Sample and hold: x while {@code when} is true, else the last x of that time. NaN as long as
     * there was none. A NaN in x while {@code when} is true gives NaN and is not held: {@code
     * hold(x, ok(x))} is the last valid x.
     */
    public static double hold(
            MemorySegment memory, long at, double dtSeconds, double x, double when) {
        if (Cell.isTrue(when)) {
            if (!Double.isNaN(x)) {
                Cell.set(memory, at, 0, 1);
                Cell.set(memory, at, 1, x);
            }
            return x;
        }
        return Cell.get(memory, at, 0) != 0 ? Cell.get(memory, at, 1) : Double.NaN;
    }
}
