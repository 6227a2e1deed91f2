package dev.takt.service;

import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import dev.takt.batch.CompiledBatch;
import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.interpret.ContextInterpreter;
import dev.takt.formula.interpret.FlatInterpreter;
import dev.takt.formula.interpret.Interpreter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;

/** An interpreter over the arena of a compiled batch. */
final class InterpretedBatch implements Batch {
    /** Which interpreter. */
    enum Way {
        TREE,
        FLAT_BY_SLOT,
        FLAT_BY_NAME,
        CONTEXT
    }

    private final Run evaluate;
    private final Run simulate;

    private InterpretedBatch(Run evaluate, Run simulate) {
        this.evaluate = evaluate;
        this.simulate = simulate;
    }

    @FunctionalInterface
    private interface Run {
        void run(long tick, long previousTick);
    }

    static Batch of(Way way, CompiledBatch like) {
        Program program = like.program();
        MemorySegment memory = like.arena().memory();
        Addresses addresses = like.layout().addresses();
        return switch (way) {
            case TREE -> {
                Interpreter tree = new Interpreter(program, memory, addresses);
                yield new InterpretedBatch(tree::evaluate, tree::simulate);
            }
            case FLAT_BY_SLOT ->
                    flat(FlatInterpreter.bySlot(program, memory, addresses, Arena.ofAuto()));
            case FLAT_BY_NAME -> {
                Map<String, Long> offsets = new HashMap<>();
                for (Slot slot : like.arena().layout().slots()) {
                    offsets.put(slot.name(), slot.offset());
                }
                yield flat(
                        FlatInterpreter.byName(
                                program, memory, addresses, offsets, Arena.ofAuto()));
            }
            case CONTEXT -> {
                ContextInterpreter context = new ContextInterpreter(program, memory, addresses);
                yield new InterpretedBatch(
                        inContext(program, memory, addresses, context::evaluate),
                        inContext(program, memory, addresses, context::simulate));
            }
        };
    }

    private static Batch flat(FlatInterpreter flat) {
        return new InterpretedBatch(flat::evaluate, flat::simulate);
    }

    @FunctionalInterface
    private interface ContextRun {
        void run(Map<String, Double> context, long tick, long previousTick);
    }

    /** Takes all cells from the memory into a context, and brings them back afterwards. */
    private static Run inContext(
            Program program, MemorySegment memory, Addresses addresses, ContextRun run) {
        return (tick, previousTick) -> {
            Map<String, Double> context = new HashMap<>();
            for (Cell cell : program.cells()) {
                double value = memory.get(ValueLayout.JAVA_DOUBLE, addresses.of(cell));
                context.put(cell.name(), value);
            }
            run.run(context, tick, previousTick);
            for (Cell cell : program.cells()) {
                double value = context.getOrDefault(cell.name(), Double.NaN);
                memory.set(ValueLayout.JAVA_DOUBLE, addresses.of(cell), value);
            }
        };
    }

    @Override
    public void evaluate(long tick, long previousTick) {
        evaluate.run(tick, previousTick);
    }

    @Override
    public void simulate(long tick, long previousTick) {
        simulate.run(tick, previousTick);
    }
}
