package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps outputs from being on for longer than they may, whatever their formulas say.
 *
 * <p>An output is on while its value is not 0. One that has been on for its time without a break is
 * set to 0 in the arena, before the board posts it, and stays there until its formula gives 0. Time
 * is that of the clock and not counted in ticks, so that missed ticks count too.
 *
 * <p>{@link #dueNanos} may be asked from any thread; the rest belongs to the loop thread.
 */
public final class OnTimes {
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * An output that may not be on for ever. What is safe for it is 0.
     *
     * @param name of the output and of its cell in the arena
     * @param longestNanos for which it may be on, above 0
     */
    public record Limited(String name, long longestNanos) {}

    private final List<Limited> outputs;
    private final SignalArena arena;
    private final MemorySegment memory;
    private final String[] names;
    private final long[] offsets;
    private final long[] longest;
    private final boolean[] on;
    private final long[] onSince;
    private final boolean[] over;
    private final AtomicLong due = new AtomicLong(NEVER);

    /**
     * @throws IllegalArgumentException if the arena lacks an output
     */
    public OnTimes(List<Limited> outputs, SignalArena arena) {
        this.outputs = List.copyOf(outputs);
        this.arena = arena;
        this.memory = arena.memory();
        int count = outputs.size();
        this.names = outputs.stream().map(one -> one.name().intern()).toArray(String[]::new);
        this.offsets =
                outputs.stream()
                        .mapToLong(one -> arena.layout().slot(one.name()).offset())
                        .toArray();
        this.longest = outputs.stream().mapToLong(Limited::longestNanos).toArray();
        this.on = new boolean[count];
        this.onSince = new long[count];
        this.over = new boolean[count];
    }

    /** The same outputs, none of which is on. */
    OnTimes fresh() {
        return new OnTimes(outputs, arena);
    }

    /** Judges what is about to be posted. */
    @LoopThread
    void limit(StateMachine states, long tick, long nowNanos) {
        if (offsets.length == 0) {
            return;
        }
        long next = NEVER;
        for (int i = 0; i < offsets.length; i++) {
            if (memory.get(ValueLayout.JAVA_DOUBLE, offsets[i]) == 0) {
                on[i] = false;
                if (over[i]) {
                    over[i] = false;
                    states.note(StateCause.OFF_AGAIN, names[i], tick, nowNanos, onSince[i]);
                }
                continue;
            }
            if (!on[i]) {
                on[i] = true;
                onSince[i] = nowNanos;
            }
            if (!over[i] && nowNanos - onSince[i] >= longest[i]) {
                over[i] = true;
                states.note(StateCause.ON_TOO_LONG, names[i], tick, nowNanos, onSince[i]);
            }
            if (over[i]) {
                memory.set(ValueLayout.JAVA_DOUBLE, offsets[i], 0);
            } else {
                next = Math.min(next, onSince[i] + longest[i]);
            }
        }
        due.setRelease(next);
    }

    /** Goes on counting where these were: an exchange is no break. */
    @LoopThread
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // they are interned
    void goOnFrom(OnTimes before) {
        for (int i = 0; i < names.length; i++) {
            for (int k = 0; k < before.names.length; k++) {
                if (names[i] == before.names[k]) {
                    on[i] = before.on[k];
                    onSince[i] = before.onSince[k];
                    over[i] = before.over[k];
                }
            }
        }
    }

    /** When the next output has to be off, on the clock of the loop; Long.MAX_VALUE for never. */
    public long dueNanos() {
        return due.getAcquire();
    }
}
