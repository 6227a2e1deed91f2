package dev.takt.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which ticks of a stream are wanted: all of a length, or those from some before a trigger to some
 * after it.
 *
 * <p>A trigger is looked at from the first tick on, but does not count before there is all that is
 * to lie before it; nor in the first tick, in which every edge begins.
 */
final class TraceSelection {
    private static final int TICK = 1;

    private final @Nullable Predicate<double[]> trigger;
    private final long beforeTicks;
    private final long afterTicks;
    private final Consumer<double[]> rows;
    private final Deque<double[]> earlier = new ArrayDeque<>();
    private long firstTick = -1;
    private long firedTick = -1;
    private boolean complete;

    private TraceSelection(
            @Nullable Predicate<double[]> trigger,
            long beforeTicks,
            long afterTicks,
            Consumer<double[]> rows) {
        this.trigger = trigger;
        this.beforeTicks = beforeTicks;
        this.afterTicks = afterTicks;
        this.rows = rows;
    }

    /**
     * So many ticks from the first one on.
     *
     * @param rows takes what is wanted: t, tick and signals
     */
    static TraceSelection of(long ticks, Consumer<double[]> rows) {
        return new TraceSelection(null, 0, ticks, rows);
    }

    /**
     * What lies about the first tick for which the trigger is true.
     *
     * @param trigger looks at each row in turn until then
     */
    static TraceSelection about(
            Predicate<double[]> trigger,
            long beforeTicks,
            long afterTicks,
            Consumer<double[]> rows) {
        return new TraceSelection(trigger, beforeTicks, afterTicks, rows);
    }

    void row(double[] row) {
        if (complete) {
            return;
        }
        long tick = (long) row[TICK];
        firstTick = firstTick < 0 ? tick : firstTick;
        if (firedTick < 0 && fires(row, tick)) {
            firedTick = tick;
            earlier.forEach(rows);
            earlier.clear();
        }
        if (firedTick < 0) {
            keep(row, tick);
            return;
        }
        complete = tick >= firedTick + afterTicks;
        if (!complete) {
            rows.accept(row);
        }
    }

    private boolean fires(double[] row, long tick) {
        if (trigger == null) {
            return true;
        }
        boolean armed = tick - firstTick >= Math.max(1, beforeTicks);
        return trigger.test(row) && armed;
    }

    private void keep(double[] row, long tick) {
        earlier.add(row);
        while (!earlier.isEmpty() && (long) earlier.getFirst()[TICK] <= tick - beforeTicks) {
            earlier.removeFirst();
        }
    }

    /** Whether nothing more is wanted. */
    boolean isComplete() {
        return complete;
    }
}
