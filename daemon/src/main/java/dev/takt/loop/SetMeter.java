package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.batch.Batch;
import dev.takt.batch.EvaluatedSet;
import dev.takt.batch.SetTimer;
import dev.takt.timing.SetRecorder;
import dev.takt.timing.SetTimes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times the sets of one batch, in some ticks of each second.
 *
 * <p>A reading of the clock costs about as much as ten operations of a formula, so not every tick
 * is timed but some eight a second, at irregular distances: so every set with a small {@code every}
 * gets its share, whatever its phase. A set that runs seldom would almost never be met like this:
 * those take turns in having a tick timed in which they are due. What a reading of the clock costs
 * is taken off.
 *
 * <p>All but {@link #lastSecond} belongs to the loop thread.
 */
public final class SetMeter implements SetTimer {
    private static final long INTERVAL_NANOS = 1_000_000_000;
    private static final long SHORTEST_NANOS = 94_000_000;
    private static final long SPREAD_NANOS = 62_000_000;

    /** A set that runs less often than every so many ticks takes turns. */
    private static final int SELDOM = 8;

    /** In a rehearsal every so many ticks are timed. */
    private static final int REHEARSED = 4;

    private final Batch batch;
    private final List<EvaluatedSet> sets;
    private final EvaluatedSet[] seldom;
    private final SetRecorder recorder;
    private final boolean rehearsing;

    /** What each set has taken in the tick that is timed; below 0: it has not run. */
    private final long[] taken;

    private @Nullable LoopClock clock;
    private long readNanos;

    /** What a reading of the clock costs: the least there has been. */
    private long readingNanos = Long.MAX_VALUE;

    private boolean timing;
    private boolean begun;
    private long intervalNanos;
    private long nextNanos;
    private long seldomTick = Long.MAX_VALUE;
    private int turn;
    private long random = 1;

    /**
     * @param batch where it knows no sets, no tick is timed
     */
    SetMeter(Batch batch) {
        this(batch, false);
    }

    private SetMeter(Batch batch, boolean rehearsing) {
        this.batch = batch;
        this.sets = batch.sets();
        this.seldom =
                sets.stream().filter(set -> set.every() > SELDOM).toArray(EvaluatedSet[]::new);
        this.recorder = new SetRecorder(sets.size());
        this.taken = new long[sets.size()];
        this.rehearsing = rehearsing;
        this.nextNanos = sets.isEmpty() ? Long.MAX_VALUE : Long.MIN_VALUE;
        Arrays.fill(taken, -1);
    }

    /** Another one for the same batch that times every fourth tick, for a rehearsal. */
    SetMeter forRehearsal() {
        return new SetMeter(batch, true);
    }

    /**
     * Evaluates the batch, timed or not.
     *
     * @param readFrom the clock of the loop
     * @param startNanos when the tick began
     * @see Batch#evaluate
     */
    @LoopThread
    void evaluate(LoopClock readFrom, long tick, long previousTick, long startNanos) {
        boolean due = isDue(tick, startNanos);
        if (due) {
            begin(readFrom);
        }
        batch.evaluate(tick, previousTick, due ? this : null);
    }

    private boolean isDue(long tick, long startNanos) {
        return (startNanos >= nextNanos || tick >= seldomTick)
                && (!rehearsing || tick % REHEARSED == 0);
    }

    private void begin(LoopClock readFrom) {
        clock = readFrom;
        timing = true;
        long before = readFrom.nowNanos();
        readNanos = readFrom.nowNanos();
        readingNanos = Math.min(readingNanos, readNanos - before);
    }

    @Override
    @LoopThread
    public void ran(int set) {
        LoopClock readFrom = clock;
        if (readFrom != null) {
            long now = readFrom.nowNanos();
            long took = Math.max(0, now - readNanos - readingNanos);
            taken[set] = Math.max(0, taken[set]) + took;
            readNanos = now;
        }
    }

    /**
     * Ends a tick: where it was timed, what its sets cost is recorded, and once a second the
     * interval that {@link #lastSecond} tells.
     *
     * @param startNanos when it began
     * @param periodNanos time between two ticks
     */
    @LoopThread
    void end(long tick, long startNanos, long periodNanos) {
        if (!timing) {
            return;
        }
        timing = false;
        for (int set = 0; set < taken.length; set++) {
            // The first tick runs with cold caches after all that was done to take the batch up.
            if (taken[set] >= 0 && begun) {
                recorder.record(set, taken[set]);
            }
            taken[set] = -1;
        }
        if (!begun) {
            begun = true;
            intervalNanos = startNanos;
        } else if (startNanos - intervalNanos >= INTERVAL_NANOS) {
            recorder.endInterval();
            intervalNanos = startNanos;
        }
        if (!rehearsing) {
            plan(tick, startNanos, periodNanos);
        }
    }

    private void plan(long tick, long startNanos, long periodNanos) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        nextNanos = startNanos + SHORTEST_NANOS + (random >>> 1) % SPREAD_NANOS;
        if (seldom.length > 0 && (tick >= seldomTick || seldomTick == Long.MAX_VALUE)) {
            seldomTick = seldom[turn].dueFrom(tick + 1 + SHORTEST_NANOS / periodNanos);
            turn = turn + 1 == seldom.length ? 0 : turn + 1;
        }
    }

    /** The sets it times. */
    public List<EvaluatedSet> sets() {
        return sets;
    }

    /**
     * What each of the {@link #sets} cost in the last second that was timed to its end; empty
     * before. From any thread.
     */
    public List<SetTimes> lastSecond() {
        return recorder.last();
    }
}
