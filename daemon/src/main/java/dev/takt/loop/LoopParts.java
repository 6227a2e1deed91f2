package dev.takt.loop;

import dev.takt.timing.TickRecorder;

/**
 * What a loop ties together.
 *
 * @param clock the time it waits on
 * @param generation what it runs first
 * @param recorder takes the timing; its period is the loop's
 * @param overruns what follows late ticks
 * @param end when the loop ends by itself
 */
public record LoopParts(
        LoopClock clock,
        Generation generation,
        TickRecorder recorder,
        OverrunRule overruns,
        EndCondition end) {}
