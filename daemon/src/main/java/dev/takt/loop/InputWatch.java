package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.ArenaLayout;
import dev.takt.arena.SignalArena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Looks at what the board latched and says how the inputs are: once a tick, on the loop thread.
 *
 * <p>It reads {@code NAME.ok}, {@code NAME$raw} and {@code NAME.age} of the arena, so that whatever
 * writes these cells is what counts. A force writes none of them: it is the value of the input that
 * is forced, and a sensor that has failed has failed.
 */
public final class InputWatch {
    /** Stands for no input. */
    public static final int NONE = -1;

    /**
     * An input and what depends on it.
     *
     * @param name of the input; the arena holds {@code NAME.ok}, {@code NAME$raw} and {@code
     *     NAME.age}
     * @param required whether outputs wait for it
     * @param safeOnFault whether all outputs go safe when it is invalid and no longer held; outputs
     *     wait for it too
     */
    public record Watched(String name, boolean required, boolean safeOnFault) {}

    private final List<Watched> inputs;
    private final SignalArena arena;
    private final MemorySegment memory;
    private final String[] names;
    private final long[] okOffsets;
    private final long[] rawOffsets;
    private final long[] ageOffsets;
    private final boolean[] awaited;
    private final boolean[] safeOnFault;
    private final boolean[] bad;
    private final long[] badSince;

    private int invalid = NONE;
    private int missing = NONE;
    private int fatal = NONE;

    /**
     * @param inputs in any order; places of inputs, here and in causes, count in it
     * @throws IllegalArgumentException if the arena lacks a cell
     */
    public InputWatch(List<Watched> inputs, SignalArena arena) {
        this.inputs = List.copyOf(inputs);
        this.arena = arena;
        int count = inputs.size();
        ArenaLayout layout = arena.layout();
        memory = arena.memory();
        names = new String[count];
        okOffsets = new long[count];
        rawOffsets = new long[count];
        ageOffsets = new long[count];
        awaited = new boolean[count];
        safeOnFault = new boolean[count];
        bad = new boolean[count];
        badSince = new long[count];
        for (int i = 0; i < count; i++) {
            Watched input = inputs.get(i);
            names[i] = input.name();
            okOffsets[i] = layout.slot(input.name() + ".ok").offset();
            rawOffsets[i] = layout.slot(input.name() + "$raw").offset();
            ageOffsets[i] = layout.slot(input.name() + ".age").offset();
            awaited[i] = input.required() || input.safeOnFault();
            safeOnFault[i] = input.safeOnFault();
        }
    }

    /** The same inputs, and nothing depends on them. */
    InputWatch withoutConsequences() {
        return new InputWatch(
                inputs.stream().map(one -> new Watched(one.name(), false, false)).toList(), arena);
    }

    /**
     * Takes what was latched last.
     *
     * @param nowNanos the time of the latch
     */
    @LoopThread
    void look(long nowNanos) {
        invalid = NONE;
        missing = NONE;
        fatal = NONE;
        for (int i = okOffsets.length - 1; i >= 0; i--) {
            boolean good = memory.get(ValueLayout.JAVA_DOUBLE, okOffsets[i]) > 0;
            if (good) {
                bad[i] = false;
                continue;
            }
            if (!bad[i]) {
                bad[i] = true;
                badSince[i] = nowNanos;
            }
            invalid = i;
            if (awaited[i]) {
                missing = i;
            }
            if (safeOnFault[i] && isLost(i)) {
                fatal = i;
            }
        }
    }

    /** Not held any more; what has never been good, as after a reload that adds it, is not lost. */
    @LoopThread
    private boolean isLost(int input) {
        double raw = memory.get(ValueLayout.JAVA_DOUBLE, rawOffsets[input]);
        double age = memory.get(ValueLayout.JAVA_DOUBLE, ageOffsets[input]);
        return Double.isNaN(raw) && age < Double.POSITIVE_INFINITY;
    }

    /** The first input that was not good, or {@link #NONE}. */
    @LoopThread
    int invalid() {
        return invalid;
    }

    /** The first input that was not good and that outputs wait for, or {@link #NONE}. */
    @LoopThread
    int missing() {
        return missing;
    }

    /** The first input whose fault puts all outputs safe, or {@link #NONE}. */
    @LoopThread
    int fatal() {
        return fatal;
    }

    /** When an input that is not good was first seen so. */
    @LoopThread
    long badSince(int input) {
        return badSince[input];
    }

    /** Whether outputs wait for any input. */
    @LoopThread
    boolean awaitsAny() {
        boolean any = false;
        for (boolean one : awaited) {
            any |= one;
        }
        return any;
    }

    /** The name of the input at a place. */
    public String name(int input) {
        return names[input];
    }
}
