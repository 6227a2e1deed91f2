package dev.takt.batch;

import dev.takt.LoopThread;

/** Is told, in a tick that is timed, what has just been evaluated. */
public interface SetTimer {
    /**
     * Formulas of a set have run: since the last call, or since the evaluation began. A set whose
     * formulas stand before and behind those of another one is told more than once in a tick.
     *
     * @param set its place in {@link Batch#sets}
     */
    @LoopThread
    void ran(int set);
}
