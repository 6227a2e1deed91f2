package dev.takt.loop;

import dev.takt.recording.SignalRing;
import dev.takt.timing.TickRecorder;
import org.jspecify.annotations.Nullable;

/**
 * What a loop ties together.
 *
 * @param clock the time it waits on
 * @param generation what it runs first
 * @param armTicks ticks in a row in which inputs that outputs wait for must be good
 * @param recorder takes the timing; its period is the loop's
 * @param ring keeps the signals of every tick
 * @param overruns what follows late ticks
 * @param end when the loop ends by itself
 * @param dryRun runs each tick dry before; null: none does
 */
public record LoopParts(
        LoopClock clock,
        Generation generation,
        int armTicks,
        TickRecorder recorder,
        SignalRing ring,
        OverrunRule overruns,
        EndCondition end,
        @Nullable DryRun dryRun) {
    /** The same without dry runs. */
    public LoopParts(
            LoopClock clock,
            Generation generation,
            int armTicks,
            TickRecorder recorder,
            SignalRing ring,
            OverrunRule overruns,
            EndCondition end) {
        this(clock, generation, armTicks, recorder, ring, overruns, end, null);
    }
}
