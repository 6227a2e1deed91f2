package dev.takt.loop;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import dev.takt.board.Board;
import dev.takt.recording.RecordedRows;

/**
 * What a loop runs from one reload to the next: everything that a reload exchanges, and as a whole.
 *
 * @param batch the formulas, over the same arena as the board
 * @param arena the signals
 * @param board inputs and outputs
 * @param inputs how the inputs of the board are, in the same arena
 * @param onTimes how long its outputs may be on, in the same arena
 * @param simulate whether the batch computes what the inputs show before they are latched
 * @param hatch where others read the signals and change parameters; of the same arena
 * @param time where in the arena the loop writes the time
 * @param tick where it writes the number of the tick
 * @param held where it writes whether outputs are held at their safe values
 * @param rows what the recorder takes of the arena
 * @param sets times what the sets of the batch cost
 * @param trial evaluates the batch and undoes it
 */
public record Generation(
        Batch batch,
        SignalArena arena,
        Board board,
        InputWatch inputs,
        OnTimes onTimes,
        boolean simulate,
        Hatch hatch,
        Slot time,
        Slot tick,
        Slot held,
        RecordedRows rows,
        SetMeter sets,
        TrialEvaluation trial) {
    /**
     * Looks for the three cells that the loop writes, and for those that are recorded.
     *
     * @throws IllegalArgumentException if the arena has no slot {@code t}, {@code tick} or {@code
     *     held}
     */
    public Generation(
            Batch batch,
            SignalArena arena,
            Board board,
            InputWatch inputs,
            OnTimes onTimes,
            boolean simulate,
            Hatch hatch) {
        this(
                batch,
                arena,
                board,
                inputs,
                onTimes,
                simulate,
                hatch,
                arena.layout().slot("t"),
                arena.layout().slot("tick"),
                arena.layout().slot("held"),
                RecordedRows.of(arena),
                new SetMeter(batch),
                new TrialEvaluation(batch, arena));
    }

    /** The same in the place of another, whose recording goes on where the signals are the same. */
    public Generation recordedAs(Generation before) {
        return new Generation(
                batch,
                arena,
                board,
                inputs,
                onTimes,
                simulate,
                hatch,
                time,
                tick,
                held,
                RecordedRows.of(arena, before.rows().layout()),
                sets,
                trial);
    }

    /** The same with nobody outside to look on. */
    public Generation(
            Batch batch,
            SignalArena arena,
            Board board,
            InputWatch inputs,
            OnTimes onTimes,
            boolean simulate) {
        this(batch, arena, board, inputs, onTimes, simulate, Hatch.inMemory(arena));
    }

    /** The same where nothing follows from how the inputs are, and sets are timed often. */
    Generation withoutConsequences() {
        return new Generation(
                batch,
                arena,
                board,
                inputs.withoutConsequences(),
                onTimes.fresh(),
                simulate,
                hatch,
                time,
                tick,
                held,
                RecordedRows.of(arena),
                sets.forRehearsal(),
                trial);
    }
}
