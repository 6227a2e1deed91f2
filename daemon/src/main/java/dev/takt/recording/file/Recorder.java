package dev.takt.recording.file;

import dev.takt.recording.SignalRing;
import dev.takt.recording.Window;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the ring is written to files, and does so once what follows the cause is in it.
 *
 * <ol>
 *   <li>What became SAFE is always written. What became DEGRADED, and ticks that were late, are
 *       written at most once in a while. A command is always obeyed.
 *   <li>Causes that come while one waits for its end share its recording, under the name of the
 *       first; SAFE, a stall and a fault take its place, as what matters.
 *   <li>Changes of state are found in the ring, so that the recording names the very tick.
 * </ol>
 *
 * <p>{@link #step} is called every 100 ms by a thread of its own, or by a test; {@link #late},
 * {@link #stalled} and {@link #command} may be called from any thread.
 */
public final class Recorder {
    private static final String SAFE = "SAFE";
    private static final String DEGRADED = "DEGRADED";

    private final SignalRing ring;
    private final RecordingDirectory directory;
    private final RecordingPlan plan;
    private final UnaryOperator<String> units;
    private final IntFunction<String> states;
    private final InstantSource timeOfDay;
    private final LongSupplier nowNanos;
    private final Consumer<List<Path>> written;

    // Guarded by this.
    private @Nullable Cause pending;
    private long pendingSinceNanos;
    private long seenRow;
    private int seenState = -1;
    private long lastTick;
    private @Nullable Long restedSinceNanos;
    private long coveredTick = -1;

    private record Cause(String word, long tick) {
        boolean weighs() {
            return word.equals("safe") || word.equals("stall") || word.equals("fault");
        }
    }

    /**
     * @param units from the name of a signal to its unit, empty where it has none
     * @param states from a code in the ring to the name of a state
     * @param nowNanos the time base of the releases in the ring
     * @param written takes the files of each recording
     */
    public Recorder(
            SignalRing ring,
            RecordingDirectory directory,
            RecordingPlan plan,
            UnaryOperator<String> units,
            IntFunction<String> states,
            InstantSource timeOfDay,
            LongSupplier nowNanos,
            Consumer<List<Path>> written) {
        this.ring = ring;
        this.directory = directory;
        this.plan = plan;
        this.units = units;
        this.states = states;
        this.timeOfDay = timeOfDay;
        this.nowNanos = nowNanos;
        this.written = written;
    }

    /** A tick was late. */
    public synchronized void late(long tick) {
        occasional("late", tick);
    }

    /** The loop stands still, and may never go on. */
    public synchronized void stalled() {
        findChanges();
        want("stall", lastTick);
    }

    /** Somebody wants to see the last seconds. */
    public synchronized void command() {
        findChanges();
        want("command", lastTick);
    }

    /** Looks for changes of state, and writes what is due. */
    public synchronized void step() {
        findChanges();
        Cause cause = pending;
        if (cause != null && (lastTick >= cause.tick() + plan.afterTicks() || waitedLong())) {
            write(cause);
        }
    }

    /**
     * The loop has ended; what is pending is written with what there is.
     *
     * @param fault whether it ended though it should not have
     */
    public synchronized void end(boolean fault) {
        findChanges();
        if (fault) {
            want("fault", lastTick);
        }
        Cause cause = pending;
        if (cause != null) {
            write(cause);
        }
    }

    private void findChanges() {
        try (Window window = ring.window(seenRow, Long.MAX_VALUE)) {
            for (int row = 0; row < window.rows(); row++) {
                int state = window.state(row);
                lastTick = window.tick(row);
                if (state != seenState && seenState >= 0) {
                    changed(states.apply(state), lastTick);
                }
                seenState = state;
            }
            seenRow = window.to();
        }
    }

    private void changed(String state, long tick) {
        if (state.equals(SAFE)) {
            want("safe", tick);
        } else if (state.equals(DEGRADED)) {
            occasional("degraded", tick);
        }
    }

    private void occasional(String word, long tick) {
        long now = nowNanos.getAsLong();
        Long since = restedSinceNanos;
        boolean rested = since == null || now - since >= plan.restNanos();
        // What was told late may lie in a recording that is written.
        if (plan.restNanos() > 0 && rested && tick > coveredTick) {
            restedSinceNanos = now;
            want(word, tick);
        }
    }

    private void want(String word, long tick) {
        Cause cause = new Cause(word, tick);
        if (pending == null) {
            pendingSinceNanos = nowNanos.getAsLong();
            pending = cause;
        } else if (cause.weighs() && !pending.weighs()) {
            pending = cause;
        }
    }

    /** A loop that stands still does not get any further. */
    private boolean waitedLong() {
        return nowNanos.getAsLong() - pendingSinceNanos > 2 * plan.afterNanos() + plan.graceNanos();
    }

    private void write(Cause cause) {
        pending = null;
        coveredTick = cause.tick() + plan.afterTicks();
        try (Window all = ring.window(0, Long.MAX_VALUE)) {
            if (all.rows() == 0) {
                return;
            }
            int first = all.rowOf(cause.tick() - plan.beforeTicks());
            int end = all.rowOf(cause.tick() + plan.afterTicks() + 1);
            int at = Math.min(all.rowOf(cause.tick()), all.rows() - 1);
            long agoNanos = nowNanos.getAsLong() - all.releaseNanos(at);
            Instant instant = timeOfDay.instant().minusNanos(agoNanos);
            RecordingNote note =
                    new RecordingNote(
                            plan.controller(), cause.word(), all.tick(at), instant, plan.rateHz());
            List<Path> files = new ArrayList<>(directory.write(note, all.rows(first, end, units)));
            if (!files.isEmpty()) {
                written.accept(files);
            }
        }
    }
}
