package dev.takt.board;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.config.InputPoint;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * The way of one input into the arena.
 *
 * <p>What the three cells of an input say after each latch:
 *
 * <ol>
 *   <li>{@code NAME.ok} is 1 while the newest sample is good and not stale, else 0. Between two
 *       samples of an input that is sampled more slowly than the loop runs, it stays as it is.
 *   <li>{@code NAME.age} is the time in s since the last good sample was taken: 0 in the tick that
 *       took it itself, infinite before the first good one, so that {@code NAME.age > limit} is
 *       also true of an input that never worked.
 *   <li>{@code NAME$raw} is the last good sample while ok is 1, and for the hold time after it
 *       became 0; else NaN.
 * </ol>
 */
public final class InputChannel {
    private static final double NANOS_PER_MS = 1e6;
    private static final double SECONDS_PER_NANO = 1e-9;

    private final RealInput input;
    private final MemorySegment memory;
    private final long rawOffset;
    private final long okOffset;
    private final long ageOffset;
    private final long tickNanos;
    private final long periodNanos;
    private final long toleranceNanos;
    private final double staleNanos;
    private final double holdNanos;

    private final InputHistory history;

    /**
     * @param point what the configuration says of the input
     * @param input where its samples come from
     * @param periodNanos time between two samples; 0 for one in every tick
     * @param tickNanos time between two latches
     * @param arena holds {@code NAME$raw}, {@code NAME.ok} and {@code NAME.age}
     */
    public InputChannel(
            InputPoint point,
            RealInput input,
            long periodNanos,
            long tickNanos,
            SignalArena arena) {
        this(point, input, periodNanos, tickNanos, arena, new InputHistory());
    }

    private InputChannel(
            InputPoint point,
            RealInput input,
            long periodNanos,
            long tickNanos,
            SignalArena arena,
            InputHistory history) {
        this.input = input;
        this.history = history;
        this.tickNanos = tickNanos;
        this.memory = arena.memory();
        this.rawOffset = arena.layout().slot(point.name() + "$raw").offset();
        this.okOffset = arena.layout().slot(point.name() + ".ok").offset();
        this.ageOffset = arena.layout().slot(point.name() + ".age").offset();
        this.periodNanos = periodNanos <= tickNanos ? 0 : periodNanos;
        // Ticks come with jitter: one that is a little early for its sample must not skip it.
        this.toleranceNanos = tickNanos / 2;
        double staleMs = point.staleAfterMs();
        this.staleNanos = Double.isNaN(staleMs) ? Double.POSITIVE_INFINITY : staleMs * NANOS_PER_MS;
        this.holdNanos = point.onFault().holdMs() * NANOS_PER_MS;
    }

    /** The input, where it can be made to fail. */
    Optional<FaultyInput> faulty() {
        return input instanceof FaultyInput faulty ? Optional.of(faulty) : Optional.empty();
    }

    /**
     * The way of the same hardware into another arena, under what another configuration says of it.
     * Only one of the two is latched at a time, and goes on with what the other has seen.
     */
    InputChannel over(InputPoint other, SignalArena arena) {
        return new InputChannel(other, input, periodNanos, tickNanos, arena, history);
    }

    @LoopThread
    void latch(long nowNanos) {
        if (isDue(nowNanos) && input.advance(nowNanos)) {
            double sample = input.read();
            history.sampleGood = !Double.isNaN(sample);
            if (history.sampleGood) {
                history.everGood = true;
                history.lastGood = sample;
                // A thread of a bus may have been quicker than this tick, not than its time.
                history.lastGoodNanos = Math.min(nowNanos, input.sampledNanos(nowNanos));
            }
        }
        long ageNanos = nowNanos - history.lastGoodNanos;
        boolean ok = history.sampleGood && ageNanos < staleNanos;
        if (history.wasOk && !ok) {
            history.faultNanos = nowNanos;
        }
        history.wasOk = ok;
        boolean held = history.everGood && nowNanos - history.faultNanos < holdNanos;
        memory.set(ValueLayout.JAVA_DOUBLE, rawOffset, ok || held ? history.lastGood : Double.NaN);
        memory.set(ValueLayout.JAVA_DOUBLE, okOffset, ok ? 1 : 0);
        memory.set(
                ValueLayout.JAVA_DOUBLE,
                ageOffset,
                history.everGood ? ageNanos * SECONDS_PER_NANO : Double.POSITIVE_INFINITY);
    }

    @LoopThread
    private boolean isDue(long nowNanos) {
        if (periodNanos == 0) {
            return true;
        }
        if (!history.started) {
            history.started = true;
            history.dueNanos = nowNanos + periodNanos;
            return true;
        }
        if (nowNanos - history.dueNanos < -toleranceNanos) {
            return false;
        }
        history.dueNanos += periodNanos;
        if (nowNanos - history.dueNanos >= 0) {
            history.dueNanos = nowNanos + periodNanos;
        }
        return true;
    }
}
