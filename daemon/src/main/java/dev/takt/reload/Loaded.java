package dev.takt.reload;

import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.Board;
import dev.takt.board.ChannelBoard;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.Configuration;
import dev.takt.config.OnFault;
import dev.takt.formula.check.Program;
import dev.takt.loop.Generation;
import dev.takt.loop.Hatch;
import dev.takt.loop.InputWatch;
import dev.takt.loop.OnTimes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A configuration that a loop runs or can run at once.
 *
 * @param configuration what the files say
 * @param batch its formulas
 * @param board its inputs and outputs, over the arena of the batch
 * @param generation the same, as the loop runs it
 */
public record Loaded(
        Configuration configuration,
        CompiledBatch batch,
        ChannelBoard board,
        Generation generation) {
    private static final String UNTIL = Program.until("");
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Puts together what the loop runs of it.
     *
     * @param hatch where others meet the loop while it runs this
     */
    public static Loaded of(
            Configuration configuration, CompiledBatch batch, ChannelBoard board, Hatch hatch) {
        boolean simulate = Boards.isSimulated(board);
        return new Loaded(
                configuration,
                batch,
                board,
                generation(configuration, batch, board, simulate, hatch));
    }

    /** A batch on a board, as a loop runs it. */
    public static Generation generation(
            Configuration configuration, Batch batch, Board board, boolean simulate, Hatch hatch) {
        SignalArena arena = hatch.arena();
        return new Generation(
                batch,
                arena,
                board,
                new InputWatch(watched(configuration), arena),
                new OnTimes(limited(configuration), arena),
                simulate,
                hatch);
    }

    /** Which inputs the loop watches, and what depends on them. */
    private static List<InputWatch.Watched> watched(Configuration configuration) {
        return configuration.inputs().stream()
                .map(input ->
                        new InputWatch.Watched(
                                input.name(),
                                input.required(),
                                input.onFault().then() == OnFault.Then.SAFE))
                .toList();
    }

    /** Which outputs may not be on for ever. */
    private static List<OnTimes.Limited> limited(Configuration configuration) {
        return configuration.outputs().stream()
                .filter(output -> output.maxOnSeconds() < Double.POSITIVE_INFINITY)
                .map(output ->
                        new OnTimes.Limited(
                                output.name(),
                                Math.round(output.maxOnSeconds() * NANOS_PER_SECOND)))
                .toList();
    }

    /**
     * The same in the place of another: what is recorded goes on where the signals are the same.
     */
    Loaded recordedAs(Loaded before) {
        return new Loaded(configuration, batch, board, generation.recordedAs(before.generation()));
    }

    /** The names that can be forced in it as it is: those for which the batch has a gate. */
    public Set<String> forcible() {
        return batch.arena().layout().slots(Section.FORCE).stream()
                .map(Slot::name)
                .filter(name -> name.endsWith(UNTIL))
                .map(name -> name.substring(0, name.length() - UNTIL.length()))
                .collect(Collectors.toSet());
    }

    /** Whether the board is the simulated one. */
    public boolean simulated() {
        return generation.simulate();
    }
}
