package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates a batch and undoes it: what stays is code and data in the caches of the CPU.
 *
 * <p>Guarantees: afterwards the batch and every cell of its arena are as before. Does nothing where
 * that cannot be undone, because a formula calls native code, or where to copy the cells would take
 * longer than it saves.
 */
final class TrialEvaluation {
    /** Two copies of so much cost some 200 ns each and leave room in a first-level cache. */
    static final long MOST_BYTES = 16_384;

    private static final Set<Section> WRITTEN = EnumSet.range(Section.SIGNAL, Section.STATE);

    private final Batch batch;
    private final MemorySegment cells;
    private final MemorySegment kept;
    private final long bytes;
    private final boolean possible;

    /**
     * @param arena the one the batch works on
     */
    TrialEvaluation(Batch batch, SignalArena arena) {
        List<Slot> written =
                arena.layout().slots().stream()
                        .filter(slot -> WRITTEN.contains(slot.section()))
                        .toList();
        long from = written.stream().mapToLong(Slot::offset).min().orElse(0);
        long to =
                written.stream().mapToLong(slot -> slot.offset() + slot.byteSize()).max().orElse(0);
        this.batch = batch;
        this.possible = batch.changesArenaOnly() && to - from <= MOST_BYTES;
        this.bytes = possible ? to - from : 0;
        this.cells = arena.memory().asSlice(from, bytes);
        this.kept = Arena.ofAuto().allocate(bytes, Slot.CELL_BYTES);
    }

    /**
     * @param tick as {@link Batch#evaluate} takes it
     * @param previousTick the same for what is simulated
     * @param since the same for what is evaluated
     * @param simulate whether the plant goes before
     */
    @LoopThread
    void run(long tick, long previousTick, long since, boolean simulate) {
        if (!possible) {
            return;
        }
        MemorySegment.copy(cells, 0, kept, 0, bytes);
        if (simulate) {
            batch.simulate(tick, previousTick);
        }
        batch.evaluate(tick, since, null);
        MemorySegment.copy(kept, 0, cells, 0, bytes);
        batch.refresh();
    }
}
