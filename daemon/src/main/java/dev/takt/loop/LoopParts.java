package dev.takt.loop;

import dev.takt.recording.SignalRing;
import dev.takt.timing.TickRecorder;

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
 */
public record LoopParts(
        LoopClock clock,
        Generation generation,
        int armTicks,
        TickRecorder recorder,
        SignalRing ring,
        OverrunRule overruns,
        EndCondition end) {}
