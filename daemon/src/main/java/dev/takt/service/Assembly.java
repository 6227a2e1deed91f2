package dev.takt.service;

import dev.takt.arena.SignalArena;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.OnFault;
import dev.takt.loop.Generation;
import dev.takt.loop.Hatch;
import dev.takt.loop.InputWatch;
import dev.takt.loop.Mailbox;
import dev.takt.loop.OnTimes;
import dev.takt.loop.Rehearsal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration put together so that a loop can run it: compiled, on an open board.
 *
 * @param batch the formulas
 * @param inputs what depends on each input
 * @param outputs how long outputs may be on
 * @param board the inputs and outputs
 * @param stage where ticks are rehearsed so that no real output moves for it; null: on the board
 *     itself
 * @param hatch where others read the signals and change parameters
 */
record Assembly(
        CompiledBatch batch,
        List<InputWatch.Watched> inputs,
        List<OnTimes.Limited> outputs,
        Board board,
        @Nullable Board stage,
        Hatch hatch)
        implements AutoCloseable {
    private static final String SIMULATED = "sim";
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Compiles a configuration and opens its board, which has every output safe from then on.
     *
     * @param station where others will find it
     * @throws BoardException if the board cannot be opened; nothing is left open then
     */
    static Assembly of(Configuration configuration, BoardChoice choice, Station station)
            throws BoardException {
        CompiledBatch batch =
                BatchCompiler.compile(configuration.program(), SignalArena::collected);
        Points points = Points.of(configuration);
        Board board = Boards.open(choice, points, batch.arena());
        Hatch hatch = station.hatch(configuration, batch.arena());
        List<InputWatch.Watched> inputs = watched(configuration);
        List<OnTimes.Limited> outputs = limited(configuration);
        if (isSimulated(board)) {
            return new Assembly(batch, inputs, outputs, board, null, hatch);
        }
        boolean opened = false;
        try {
            Board stage = Boards.open(BoardChoice.SIM, points, batch.arena());
            opened = true;
            return new Assembly(batch, inputs, outputs, board, stage, hatch);
        } finally {
            if (!opened) {
                board.close();
            }
        }
    }

    /** Which inputs the loop watches, and what depends on them. */
    static List<InputWatch.Watched> watched(Configuration configuration) {
        return configuration.inputs().stream()
                .map(input ->
                        new InputWatch.Watched(
                                input.name(),
                                input.required(),
                                input.onFault().then() == OnFault.Then.SAFE))
                .toList();
    }

    /** Which outputs may not be on for ever. */
    static List<OnTimes.Limited> limited(Configuration configuration) {
        return configuration.outputs().stream()
                .filter(output -> output.maxOnSeconds() < Double.POSITIVE_INFINITY)
                .map(output ->
                        new OnTimes.Limited(
                                output.name(),
                                Math.round(output.maxOnSeconds() * NANOS_PER_SECOND)))
                .toList();
    }

    private static boolean isSimulated(Board board) {
        return board.name().equals(SIMULATED);
    }

    /** Whether the board is the simulated one. */
    boolean simulated() {
        return isSimulated(board);
    }

    /** What the loop runs first. */
    Generation generation() {
        return generation(board, simulated(), hatch);
    }

    private Generation generation(Board on, boolean simulate, Hatch through) {
        InputWatch watch = new InputWatch(inputs, batch.arena());
        OnTimes onTimes = new OnTimes(outputs, batch.arena());
        return new Generation(batch, batch.arena(), on, watch, onTimes, simulate, through);
    }

    /** What is run before, so that no real tick is the first of its kind. */
    Rehearsal rehearsal() {
        Board rehearsed = stage == null ? board : stage;
        Hatch rehearsing = hatch.with(new Mailbox());
        Generation generation = generation(rehearsed, true, rehearsing);
        return new Rehearsal(
                generation,
                () -> {
                    rehearsed.postSafe();
                    rehearsing.reset();
                    batch.reset();
                });
    }

    /** The stage is not needed once the loop has begun. */
    void endRehearsal() {
        if (stage != null) {
            stage.close();
        }
    }

    /** Puts the outputs safe and gives everything back. No loop may run on it any more. */
    @Override
    public void close() {
        board.close();
        endRehearsal();
    }
}
