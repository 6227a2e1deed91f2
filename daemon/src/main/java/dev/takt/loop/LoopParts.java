package dev.takt.loop;

import dev.takt.arena.SignalArena;
import dev.takt.batch.Batch;
import dev.takt.board.Board;
import dev.takt.timing.TickRecorder;

/**
 * What a loop ties together.
 *
 * @param clock the time it waits on
 * @param board inputs and outputs
 * @param batch the formulas, over the same arena as the board
 * @param arena the signals; has slots {@code t} and {@code tick}
 * @param simulate whether the batch computes what the inputs show before they are latched
 * @param recorder takes the timing; its period is the loop's
 * @param overruns what follows late ticks
 * @param end when the loop ends by itself
 */
public record LoopParts(
        LoopClock clock,
        Board board,
        Batch batch,
        SignalArena arena,
        boolean simulate,
        TickRecorder recorder,
        OverrunRule overruns,
        EndCondition end) {}
