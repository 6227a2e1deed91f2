package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/**
 * Timers after the timing diagrams of IEC 61131-3 (standard function blocks TON, TOF, TP). A time
 * of s is over in the first evaluation that is at least s after the one that began it, so a time
 * that is no whole number of periods is rounded up. A hundredth of a period is allowed for the
 * rounding of s and of the period itself. A NaN as time leaves the timer and gives NaN, a negative
 * time is 0.
 */
@LoopThread
public final class Timers {
    /**
     * Cells of {@link #ton} and {@link #tof}: evaluations since the start, counted from 1; 0 while
     * it does not run.
     */
    static final int CELLS = 1;

    /** Cells of {@link #tp}: evaluations since the start, counted from 1; preceding condition. */
    static final int TP_CELLS = 2;

    /** Cells of {@link #debounce}: evaluations since the start, counted from 1; value. */
    static final int DEBOUNCE_CELLS = 2;

    private static final double SLACK = 0.01;

    private Timers() {}

    private static boolean isOver(double evaluations, double dtSeconds, double seconds) {
        return (evaluations - 1 + SLACK) * dtSeconds >= seconds;
    }

    /**
     * On-delay: 1 once c has been true for s seconds, 0 as soon as it is not. A NaN in c is not
     * true.
     *
     * <pre>
     * c    ...11111111...11...
     * ton  .....111111........     s = 2 dt
     * </pre>
     */
    public static double ton(MemorySegment memory, long at, double dtSeconds, double c, double s) {
        if (Double.isNaN(s)) {
            return s;
        }
        double evaluations = Cell.isTrue(c) ? Cell.get(memory, at, 0) + 1 : 0;
        Cell.set(memory, at, 0, evaluations);
        return Cell.number(evaluations > 0 && isOver(evaluations, dtSeconds, s));
    }

    /**
     * Off-delay: 1 while c is true and for s seconds after it was. A NaN in c is not true.
     *
     * <pre>
     * c    ...11.....1.1......
     * tof  ...1111...11111....     s = 2 dt
     * </pre>
     */
    public static double tof(MemorySegment memory, long at, double dtSeconds, double c, double s) {
        if (Double.isNaN(s)) {
            return s;
        }
        double evaluations = Cell.get(memory, at, 0);
        boolean on = Cell.isTrue(c);
        boolean stays = evaluations > 0 && !isOver(evaluations, dtSeconds, s);
        Cell.set(memory, at, 0, on ? 1 : stays ? evaluations + 1 : 0);
        return Cell.number(on || stays);
    }

    /**
     * Pulse: 1 for s seconds from where c turns true, whatever c does meanwhile; it cannot be
     * started again before it is over. A NaN in c is passed over.
     *
     * <pre>
     * c    ...1.1....11111...
     * tp   ...111....111.....      s = 3 dt
     * </pre>
     */
    public static double tp(MemorySegment memory, long at, double dtSeconds, double c, double s) {
        if (Double.isNaN(s)) {
            return s;
        }
        double evaluations = Cell.get(memory, at, 0);
        boolean starts = Cell.rises(memory, at, 1, c);
        if (evaluations > 0 && !isOver(evaluations + 1, dtSeconds, s)) {
            Cell.set(memory, at, 0, evaluations + 1);
            return 1;
        }
        boolean pulse = starts && !isOver(1, dtSeconds, s);
        Cell.set(memory, at, 0, Cell.number(pulse));
        return Cell.number(pulse);
    }

    /**
     * Takes the value of c once c has kept it for s seconds; begins with 0. A NaN in c is not true.
     *
     * <pre>
     * c         ...1.1.11111..1....
     * debounce  .........11111111..     s = 2 dt
     * </pre>
     */
    public static double debounce(
            MemorySegment memory, long at, double dtSeconds, double c, double seconds) {
        if (Double.isNaN(seconds)) {
            return seconds;
        }
        double before = Cell.get(memory, at, 1);
        double now = Cell.number(Cell.isTrue(c));
        double evaluations = now == before ? 0 : Cell.get(memory, at, 0) + 1;
        boolean takes = evaluations > 0 && isOver(evaluations, dtSeconds, seconds);
        Cell.set(memory, at, 0, takes ? 0 : evaluations);
        Cell.set(memory, at, 1, takes ? now : before);
        return takes ? now : before;
    }
}
