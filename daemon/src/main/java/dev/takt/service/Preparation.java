package dev.takt.service;

import dev.takt.batch.CompiledBatch;
import dev.takt.board.Board;
import dev.takt.loop.Generation;
import dev.takt.loop.LoopClock;
import dev.takt.loop.Mailbox;
import dev.takt.loop.Rehearsal;
import dev.takt.loop.RehearsalExtent;
import dev.takt.loop.Understudy;
import dev.takt.reload.Leavings;
import dev.takt.reload.Loaded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses a loop, so that no real tick is the first of its kind: all of it before the first tick,
 * or, where a tick fits many times into its period, only as much as has to be, and the rest beside
 * the loop when that runs. See docs/decisions/0024-start.md.
 *
 * <p>Life cycle: {@link #rehearsal} once, {@link #begun}, {@link #close}.
 */
final class Preparation implements AutoCloseable {
    /** A loop with a shorter one has all of it done before: code thrown away could cost a tick. */
    private static final long SHORT_NANOS = 500_000;

    private final Assembly assembly;
    private final Generation shadow = HeadStart.shadow();
    private final long periodNanos;
    private final LoopClock clock;
    private boolean whole;

    /** Kept as long as this, as the code of the loop knows their classes. */
    private List<Generation> standIns = List.of();

    private @Nullable Understudy understudy;

    /**
     * @param periodNanos of the loop
     * @param clock of the class of the loop's, for this alone
     */
    Preparation(Assembly assembly, long periodNanos, LoopClock clock) {
        this.assembly = assembly;
        this.periodNanos = periodNanos;
        this.clock = clock;
        this.whole = periodNanos < SHORT_NANOS;
    }

    /** Has all of it done before the first tick; to be called before {@link #rehearsal}. */
    void allBefore() {
        whole = true;
    }

    /** What the shadow of the loop runs. */
    Generation shadow() {
        return shadow;
    }

    /** What is run before the first tick. */
    Rehearsal rehearsal() {
        if (whole) {
            // Nothing is given back after the start: what collects the heap early has to begin
            // here.
            Leavings.keepHeapSmall();
        }
        standIns = whole ? StandIns.make() : List.of(shadow);
        Loaded loaded = assembly.loaded();
        Board stage = assembly.stage();
        return rehearsal(
                Loaded.generation(
                        loaded.configuration(),
                        loaded.batch(),
                        stage == null ? loaded.board() : stage,
                        true,
                        assembly.hatch().with(new Mailbox())),
                standIns,
                loaded.batch(),
                whole ? RehearsalExtent.WHOLE : RehearsalExtent.brief(periodNanos));
    }

    /**
     * @param batch that of the generation
     */
    static Rehearsal rehearsal(
            Generation generation,
            List<Generation> standIns,
            CompiledBatch batch,
            RehearsalExtent extent) {
        return new Rehearsal(
                generation,
                standIns,
                () -> {
                    generation.board().postSafe();
                    generation.hatch().reset();
                    batch.reset();
                },
                extent);
    }

    /** The loop has begun, or failed: its stage is not needed any more. */
    void begun() {
        closeStage();
        if (!whole) {
            understudy = Understudy.start(StandIns::rehearsal, clock, Leavings::giveBack);
        }
    }

    private void closeStage() {
        Board stage = assembly.stage();
        if (stage != null) {
            stage.close();
        }
    }

    /** To be called when the loop has ended. */
    @Override
    public void close() {
        closeStage();
        if (understudy != null) {
            understudy.close();
        }
    }
}
