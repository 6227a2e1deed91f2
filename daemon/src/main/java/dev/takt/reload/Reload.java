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
import dev.takt.loop.BatchWarmUp;
import dev.takt.loop.Generation;
import dev.takt.loop.Hatch;
import java.util.ArrayList;
import java.util.List;
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
     * Takes a reading up where it can be.
     *
     * @param runs what the loop runs
     */
    Outcome run(Loaded runs, Reading reading) throws InterruptedException {
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
            loaded = load(runs, next);
        } catch (BoardException refused) {
            String why = String.valueOf(refused.getMessage());
            return new Outcome(ReloadResult.refused(why, null), runs);
        }
        Carrying carrying = Carrying.between(runs, loaded);
        long tick = swap.to(loaded, carrying);
        if (tick < 0) {
            runs.board().releaseOthers();
            return new Outcome(ReloadResult.refused("the loop has ended", null), runs);
        }
        Carried carried = carrying.report();
        return new Outcome(ReloadResult.taken(tick, reading.diagnostics(), carried), loaded);
    }

    /** Lets what ran before run again, with what has been learnt since. */
    Outcome back(Loaded runs, Loaded before) throws InterruptedException {
        Hatch hatch = hatches.make(before.configuration(), before.batch().arena());
        Loaded again = Loaded.of(before.configuration(), before.batch(), before.board(), hatch);
        Carrying carrying = Carrying.between(runs, again);
        long tick = swap.to(again, carrying);
        return tick < 0
                ? new Outcome(ReloadResult.refused("the loop has ended", null), runs)
                : new Outcome(ReloadResult.taken(tick, List.of(), carrying.report()), again);
    }

    private Loaded load(Loaded runs, Configuration next) throws BoardException {
        CompiledBatch batch = BatchCompiler.compile(next.program(), SignalArena::collected);
        ChannelBoard board = Boards.over(runs.board(), Points.of(next), batch.arena());
        warmUp(runs, Loaded.of(next, batch, board, Hatch.inMemory(batch.arena())));
        batch.reset();
        Hatch hatch = hatches.make(next, batch.arena());
        // Its memory is touched here, so that the loop does not pay for that.
        hatch.reset();
        return Loaded.of(next, batch, board, hatch);
    }

    /**
     * From the state that the loop is in. It ticks on while its cells are copied, so that those of
     * a tick do not belong together; for running code in that is good enough.
     */
    private void warmUp(Loaded runs, Loaded next) {
        CarryOver copies = Carrying.between(runs, next).copies();
        Generation live = runs.generation();
        Generation fresh = next.generation();
        BatchWarmUp.run(
                fresh,
                () -> {
                    next.batch().reset();
                    copies.run();
                    fresh.arena().set(fresh.time(), live.arena().get(live.time()));
                    fresh.arena().set(fresh.tick(), live.arena().get(live.tick()));
                },
                nowNanos);
    }
}
