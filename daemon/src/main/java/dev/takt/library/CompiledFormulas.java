package dev.takt.library;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.CompiledBatch;
import dev.takt.diagnostic.NearestName;
import dev.takt.formula.check.Program;
import java.util.List;
import java.util.Optional;

/**
 * Formulas as machine code, with the memory for their values and for what their blocks remember.
 *
 * <ol>
 *   <li>{@link #evaluate()}, {@link Variable#set} and {@link Result#get} allocate nothing once the
 *       JIT has compiled them, take no lock and make no native call.
 *   <li>A result is the same, bit for bit, for the same values set at the same ticks.
 *   <li>Whatever the values are, formulas do not throw: what cannot be computed is NaN, by the
 *       rules of docs/formulas.md.
 * </ol>
 *
 * <p>Not synchronised: one thread at a time uses it, its variables and its results, {@link #close}
 * included. To hand it to another thread takes what it takes for any Java object (a queue, a
 * volatile field, a start of a thread). Each thread that wants to evaluate the same formulas at the
 * same time compiles its own.
 *
 * <p>The memory lies outside the heap and lives until {@link #close}: what is never closed is never
 * given back.
 */
public final class CompiledFormulas implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final CompiledBatch batch;
    private final SignalArena arena;
    private final double periodSeconds;

    /** Whole nanoseconds, as the loop of the daemon counts, so that t is the same bits. */
    private final double periodNanos;

    private final Slot time;
    private final Slot tick;
    private long lastTick = -1;

    CompiledFormulas(CompiledBatch batch, double periodSeconds) {
        this.batch = batch;
        this.arena = batch.arena();
        this.periodSeconds = periodSeconds;
        this.periodNanos = Math.rint(periodSeconds * NANOS_PER_SECOND);
        this.time = arena.layout().slot(Program.TIME);
        this.tick = arena.layout().slot(Program.TICK);
    }

    /**
     * Looks up what the program sets. To be done once, not in every tick.
     *
     * @param name a variable, or a parameter, an input or its {@code .ok} or {@code .age}
     * @return the variable
     * @throws IllegalArgumentException if nothing that can be set has that name
     */
    public Variable variable(String name) {
        ArenaLayout layout = arena.layout();
        Optional<Slot> raw = layout.find(Program.raw(name));
        if (raw.isPresent()) {
            Slot ok = layout.slot(Program.ok(name));
            Slot age = layout.slot(Program.age(name));
            return new Variable.Input(name, arena, raw.get(), ok, age);
        }
        Slot slot = layout.find(name).filter(CompiledFormulas::isSet).orElse(null);
        if (slot == null) {
            throw unknown("variable", name, variableNames());
        }
        return new Variable.Plain(arena, slot);
    }

    /**
     * Looks up what the program gets. To be done once, not in every tick.
     *
     * @param name a formula, an output, or a variable as the formulas see it
     * @return the result
     * @throws IllegalArgumentException if nothing has that name
     */
    public Result result(String name) {
        Slot slot = arena.layout().find(name).filter(CompiledFormulas::isGot).orElse(null);
        if (slot == null) {
            throw unknown("result", name, resultNames());
        }
        return new Result(arena, slot);
    }

    /**
     * Everything that {@link #variable} knows.
     *
     * @return names in no particular order
     */
    public List<String> variableNames() {
        ArenaLayout layout = arena.layout();
        return layout.slots().stream()
                .filter(slot -> isSet(slot) || layout.find(Program.raw(slot.name())).isPresent())
                .map(Slot::name)
                .toList();
    }

    /**
     * Everything that {@link #result} knows.
     *
     * @return names in no particular order
     */
    public List<String> resultNames() {
        return arena.layout().slots().stream()
                .filter(CompiledFormulas::isGot)
                .map(Slot::name)
                .toList();
    }

    /** Evaluates the tick behind the last one, at first tick 0. */
    public void evaluate() {
        evaluate(lastTick + 1);
    }

    /**
     * Evaluates all formulas that are due at a tick; {@code t} is {@code tick} periods, a period
     * rounded to whole nanoseconds.
     *
     * <p>Ticks may be left out. A block sees one evaluation and one period however many were: time
     * that went by between is not made up for.
     *
     * @param tick number of the tick, above that of the last evaluation and at least 0
     * @throws IllegalArgumentException if it is not
     * @throws IllegalStateException if this is closed
     */
    public void evaluate(long tick) {
        if (tick <= lastTick) {
            throw new IllegalArgumentException("tick > " + lastTick + " expected, got " + tick);
        }
        arena.set(time, tick * periodNanos / NANOS_PER_SECOND);
        arena.set(this.tick, (double) tick);
        batch.evaluate(tick, lastTick);
        lastTick = tick;
    }

    /**
     * Puts everything back to what it was before the first tick: variables to their first values,
     * results to NaN, blocks to fresh ones. The next {@link #evaluate()} is tick 0.
     */
    public void reset() {
        batch.reset();
        lastTick = -1;
    }

    /**
     * Time between two ticks.
     *
     * @return seconds, above 0
     */
    public double periodSeconds() {
        return periodSeconds;
    }

    /**
     * Gives the memory back. Using this, its variables or its results afterwards throws {@link
     * IllegalStateException}.
     */
    @Override
    public void close() {
        batch.close();
    }

    /** Whether it has a name of the user's and is written by nobody but the program. */
    private static boolean isSet(Slot slot) {
        boolean open = slot.section() == Section.PARAMETER || slot.section() == Section.INPUT;
        return open && isNamed(slot);
    }

    private static boolean isGot(Slot slot) {
        return switch (slot.section()) {
            case CLOCK, INPUT, PARAMETER, SIGNAL, OUTPUT -> isNamed(slot);
            case SIMULATION, PREVIOUS, TEMPORARY, STATE, TABLE, FORCE -> false;
        };
    }

    private static boolean isNamed(Slot slot) {
        return slot.name().indexOf('$') < 0;
    }

    private static IllegalArgumentException unknown(String what, String name, List<String> known) {
        String meant =
                NearestName.of(name, known).map(n -> "; did you mean '" + n + "'?").orElse("");
        return new IllegalArgumentException("no " + what + " named '" + name + "'" + meant);
    }
}
