package dev.takt.reload;

import dev.takt.arena.CarryOver;
import dev.takt.arena.SignalArena;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.BoardException;
import dev.takt.board.ChannelBoard;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.Configuration;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.force.ForcedProgram;
import dev.takt.formula.check.Program;
import dev.takt.loop.BatchWarmUp;
import dev.takt.loop.Generation;
import dev.takt.loop.Hatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The steps from what the files say to a loop that runs it.
 *
 * <p>Whatever goes wrong on the way, the loop runs on with what it had, and nothing is left open
 * that it does not use.
 */
final class Reload {
    private final Swap swap;
    private final Hatches hatches;
    private final LongSupplier nowNanos;

    /**
     * @param hatches makes the place where others meet the loop
     * @param nowNanos the clock that bounds how long warming up takes
     */
    Reload(Swap swap, Hatches hatches, LongSupplier nowNanos) {
        this.swap = swap;
        this.hatches = hatches;
        this.nowNanos = nowNanos;
    }

    /**
     * What came of it, and what runs now.
     *
     * @param loaded what the loop runs: the old one or the new one
     */
    record Outcome(ReloadResult result, Loaded loaded) {}

    /**
     * What of the forces there are goes on in another program.
     *
     * @param names that can be forced in it at once
     * @param kept those of them that are forced, and stay so
     */
    record Gates(Set<String> names, Set<String> kept) {
        static final Gates NONE = new Gates(Set.of(), Set.of());
    }

    /**
     * Takes a reading up where it can be.
     *
     * @param runs what the loop runs
     * @param gates those of the program that the reading becomes
     */
    Outcome run(Loaded runs, Reading reading, Gates gates) throws InterruptedException {
        Configuration next = reading.configuration();
        if (next == null) {
            return new Outcome(ReloadResult.refused(reading.diagnostics()), runs);
        }
        List<Diagnostic> needs = RestartNeeds.between(runs.configuration(), next, runs.simulated());
        if (!needs.isEmpty()) {
            List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
            all.addAll(needs);
            return new Outcome(ReloadResult.refused(all), runs);
        }
        Loaded loaded;
        try {
            loaded = shown(load(runs, next, gates)).recordedAs(runs);
        } catch (BoardException refused) {
            String why = String.valueOf(refused.getMessage());
            return new Outcome(ReloadResult.refused(why, null), runs);
        }
        Carrying carrying = Carrying.between(runs, loaded, gates.kept());
        long tick = swap.to(loaded, carrying);
        if (tick < 0) {
            runs.board().releaseOthers();
            return new Outcome(ReloadResult.refused("the loop has ended", null), runs);
        }
        Carried carried = carrying.report();
        return new Outcome(ReloadResult.taken(tick, reading.diagnostics(), carried), loaded);
    }

    /**
     * Puts gates into the program that runs, and leaves those out that are not needed: nothing else
     * changes, and those who look on do not notice.
     *
     * @return what runs then, and the first tick of it; nothing has changed where the loop has
     *     ended
     */
    Outcome fit(Loaded runs, Gates gates) throws InterruptedException, BoardException {
        Loaded warm = load(runs, runs.configuration(), gates);
        Hatch hatch = runs.generation().hatch().over(warm.batch().arena());
        Loaded fitted =
                Loaded.of(warm.configuration(), warm.batch(), warm.board(), hatch).recordedAs(runs);
        return exchanged(runs, fitted, gates.kept());
    }

    /**
     * Lets what ran before run again, with what has been learnt since.
     *
     * @param kept names that stay forced where it has gates for them
     */
    Outcome back(Loaded runs, Loaded before, Set<String> kept) throws InterruptedException {
        Hatch hatch = hatches.make(before.configuration(), before.batch().arena());
        Loaded again =
                Loaded.of(before.configuration(), before.batch(), before.board(), hatch)
                        .recordedAs(runs);
        return exchanged(runs, again, kept);
    }

    private Outcome exchanged(Loaded runs, Loaded next, Set<String> kept)
            throws InterruptedException {
        Carrying carrying = Carrying.between(runs, next, kept);
        long tick = swap.to(next, carrying);
        return tick < 0
                ? new Outcome(ReloadResult.refused("the loop has ended", null), runs)
                : new Outcome(ReloadResult.taken(tick, List.of(), carrying.report()), next);
    }

    /** Compiled and warmed up, with a hatch that nobody knows. */
    private Loaded load(Loaded runs, Configuration next, Gates gates) throws BoardException {
        Program program = ForcedProgram.of(next.program(), gates.names());
        CompiledBatch batch = BatchCompiler.compile(program, SignalArena::collected);
        ChannelBoard board = Boards.over(runs.board(), Points.of(next), batch.arena());
        Loaded loaded = Loaded.of(next, batch, board, Hatch.inMemory(batch.arena()));
        warmUp(runs, loaded, gates.kept());
        batch.reset();
        return loaded;
    }

    /** With a hatch that others will find. */
    private Loaded shown(Loaded warm) {
        Hatch hatch = hatches.make(warm.configuration(), warm.batch().arena());
        // Its memory is touched here, so that the loop does not pay for that.
        hatch.reset();
        return Loaded.of(warm.configuration(), warm.batch(), warm.board(), hatch);
    }

    /**
     * From the state that the loop is in. It ticks on while its cells are copied, so that those of
     * a tick do not belong together; for running code in that is good enough.
     */
    private void warmUp(Loaded runs, Loaded next, Set<String> forced) {
        CarryOver copies = Carrying.between(runs, next, forced).copies();
        Generation live = runs.generation();
        Generation fresh = next.generation();
        BatchWarmUp.run(
                fresh,
                swap.loopClock(),
                () -> {
                    next.batch().reset();
                    copies.run();
                    fresh.arena().set(fresh.time(), live.arena().get(live.time()));
                    fresh.arena().set(fresh.tick(), live.arena().get(live.tick()));
                },
                nowNanos);
    }
}
