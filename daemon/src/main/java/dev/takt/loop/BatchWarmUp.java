package dev.takt.loop;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Evaluates a batch that no loop runs yet, again and again, until it gets no faster.
 *
 * <p>A {@link Rehearsal} runs whole ticks before a loop begins. Here the loop runs already, on code
 * that is compiled, and what is new is the batch alone. It goes on from the state that the loop is
 * in, so that the branches which matter are those that are taken; inputs show what the simulation
 * says. Not for the loop thread.
 */
public final class BatchWarmUp {
    private static final int TICKS = 500;
    private static final long LIMIT_NANOS = 5_000_000_000L;
    private static final String RAW = "$raw";

    private final Generation generation;
    private final SignalArena arena;
    private final List<Wire> wires = new ArrayList<>();
    private final List<Slot> good = new ArrayList<>();
    private final LoopClock clock;
    private final SetMeter sets;

    /** What a board would carry from one cell to another. */
    private record Wire(Slot from, Slot to) {}

    private BatchWarmUp(Generation generation, LoopClock clock) {
        this.generation = generation;
        this.clock = clock;
        this.sets = generation.sets().forRehearsal();
        this.arena = generation.arena();
        ArenaLayout layout = arena.layout();
        for (Slot slot : layout.slots(Section.INPUT)) {
            if (slot.name().endsWith(RAW)) {
                String input = slot.name().substring(0, slot.name().length() - RAW.length());
                layout.find(input + "$sim").ifPresent(sim -> wires.add(new Wire(sim, slot)));
                layout.find(input + ".ok").ifPresent(good::add);
            }
        }
        for (Slot output : layout.slots(Section.OUTPUT)) {
            layout.find(output.name() + "$pin").ifPresent(pin -> wires.add(new Wire(output, pin)));
        }
    }

    /**
     * Warms up; leaves traces all over the arena.
     *
     * @param generation what the loop will run, its arena as before the first tick
     * @param clock of the loop, whose class its code knows
     * @param restore brings the arena to where the loop is; run before every round
     * @param nowNanos the clock; warming up ends at the latest 5 s later on it
     */
    public static WarmUp run(
            Generation generation, LoopClock clock, Runnable restore, LongSupplier nowNanos) {
        BatchWarmUp warming = new BatchWarmUp(generation, clock);
        Improvisation improvisation = new Improvisation(generation);
        return WarmUp.run(
                () -> {
                    improvisation.run();
                    restore.run();
                    return warming.round(nowNanos);
                },
                new JitWatch(nowNanos)::compiling,
                nowNanos,
                tookNanos -> tookNanos < LIMIT_NANOS);
    }

    private long round(LongSupplier nowNanos) {
        Batch batch = generation.batch();
        long first = (long) arena.get(generation.tick());
        double firstSeconds = arena.get(generation.time());
        double period = first == 0 ? 0 : firstSeconds / first;
        long begin = nowNanos.getAsLong();
        batch.refresh();
        for (long tick = first; tick < first + TICKS; tick++) {
            arena.set(generation.tick(), (double) tick);
            arena.set(generation.time(), tick * period);
            batch.simulate(tick, tick - 1);
            wires.forEach(wire -> arena.set(wire.to, arena.get(wire.from)));
            good.forEach(slot -> arena.set(slot, 1));
            sets.evaluate(clock, tick, tick - 1, tick);
            sets.end(tick, tick, 1);
        }
        return nowNanos.getAsLong() - begin;
    }
}
