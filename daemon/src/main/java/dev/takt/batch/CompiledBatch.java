package dev.takt.batch;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.formula.check.Program;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program as machine code over an arena of its own.
 *
 * <p>Guarantees: {@link #evaluate} and {@link #simulate} allocate nothing, take no lock and never
 * throw; their results are the interpreter's, bit for bit. Not synchronised: one thread at a time.
 *
 * <p>The code of a small batch reads and writes the arena itself. That of a large one works on a
 * mirror of the cells on the heap, which is exchanged with the arena as a whole before and after:
 * an access to a memory segment is as fast as one to an array once compiled, but costs the JIT some
 * hundred times more to compile (see docs/decisions/0003-mirror-of-large-batches.md).
 */
public final class CompiledBatch implements Batch, AutoCloseable {
    private final Program program;
    private final List<EvaluatedSet> sets;
    private final ProgramLayout layout;
    private final SignalArena arena;
    private final Batch[] units;
    private final long classBytes;
    private final double @Nullable [] mirror;
    private final boolean callsNative;

    CompiledBatch(
            Program program,
            ProgramLayout layout,
            SignalArena arena,
            List<Batch> units,
            long classBytes,
            double @Nullable [] mirror,
            boolean callsNative) {
        this.program = program;
        this.sets = EvaluatedSet.of(program);
        this.layout = layout;
        this.arena = arena;
        this.units = units.toArray(Batch[]::new);
        this.classBytes = classBytes;
        this.mirror = mirror;
        this.callsNative = callsNative;
        reset();
    }

    /** The memory of all signals. */
    public SignalArena arena() {
        return arena;
    }

    public ProgramLayout layout() {
        return layout;
    }

    public Program program() {
        return program;
    }

    /** Size of the generated classes in bytes. */
    public long classBytes() {
        return classBytes;
    }

    /**
     * Puts the arena back to what it held before the first tick: after warming up, which leaves
     * traces in it.
     */
    public void reset() {
        layout.initialise(program, arena.memory());
        refresh();
    }

    /** Whether its statements work on a mirror of the cells. */
    public boolean isMirrored() {
        return mirror != null;
    }

    @Override
    @LoopThread
    public void refresh() {
        if (mirror != null) {
            MemorySegment.copy(
                    arena.memory(), ValueLayout.JAVA_DOUBLE, 0, mirror, 0, mirror.length);
        }
    }

    @Override
    public boolean changesArenaOnly() {
        return !callsNative;
    }

    @Override
    @LoopThread
    public void evaluate(long tick, long previousTick) {
        evaluate(tick, previousTick, null);
    }

    @Override
    @LoopThread
    public void evaluate(long tick, long previousTick, @Nullable SetTimer timer) {
        takeIn();
        for (Batch unit : units) {
            unit.evaluate(tick, previousTick, timer);
        }
        bringOut();
    }

    @Override
    public List<EvaluatedSet> sets() {
        return sets;
    }

    @Override
    @LoopThread
    public void simulate(long tick, long previousTick) {
        takeIn();
        for (Batch unit : units) {
            unit.simulate(tick, previousTick);
        }
        bringOut();
    }

    @LoopThread
    private void takeIn() {
        if (mirror != null) {
            int count = layout.ranges().results();
            MemorySegment.copy(arena.memory(), ValueLayout.JAVA_DOUBLE, 0, mirror, 0, count);
        }
    }

    @LoopThread
    private void bringOut() {
        if (mirror != null) {
            int from = layout.ranges().results();
            int count = layout.ranges().temporaries() - from;
            MemorySegment.copy(
                    mirror,
                    from,
                    arena.memory(),
                    ValueLayout.JAVA_DOUBLE,
                    from * Slot.CELL_BYTES,
                    count);
        }
    }

    /** Gives the arena back. Nothing may use the batch or its arena afterwards. */
    @Override
    public void close() {
        arena.close();
    }
}
