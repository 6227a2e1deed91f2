package dev.takt.batch;

import dev.takt.arena.Slot;
import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.State;
import dev.takt.formula.interpret.ContextInterpreter;
import dev.takt.formula.interpret.FlatInterpreter;
import dev.takt.formula.interpret.Interpreter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;

/** A program run in one way, with cells and states to look at. */
abstract class Twin implements AutoCloseable {
    private final String way;
    private final MemorySegment memory;
    private final ProgramLayout layout;

    private Twin(String way, MemorySegment memory, ProgramLayout layout) {
        this.way = way;
        this.memory = memory;
        this.layout = layout;
    }

    /** How it is run. */
    final String way() {
        return way;
    }

    abstract void simulate(long tick, long previousTick);

    abstract void evaluate(long tick, long previousTick);

    void set(String name, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, layout.layout().slot(name).offset(), value);
    }

    double get(Cell cell) {
        return memory.get(ValueLayout.JAVA_DOUBLE, layout.addresses().of(cell));
    }

    final double get(State state, int index) {
        long at = layout.addresses().of(state) + (long) index * Double.BYTES;
        return memory.get(ValueLayout.JAVA_DOUBLE, at);
    }

    @Override
    public void close() {}

    static Twin compiled(String way, CompiledBatch batch) {
        return new Twin(way, batch.arena().memory(), batch.layout()) {
            @Override
            void simulate(long tick, long previousTick) {
                batch.simulate(tick, previousTick);
            }

            @Override
            void evaluate(long tick, long previousTick) {
                batch.evaluate(tick, previousTick);
            }

            @Override
            public void close() {
                batch.close();
            }
        };
    }

    /**
     * The reference.
     *
     * @param owner of its memory
     */
    static Twin interpreted(Program program, ProgramLayout layout, Arena owner) {
        MemorySegment memory = memory(program, layout, owner);
        Interpreter interpreter = new Interpreter(program, memory, layout.addresses());
        return new Twin("interpreter", memory, layout) {
            @Override
            void simulate(long tick, long previousTick) {
                interpreter.simulate(tick, previousTick);
            }

            @Override
            void evaluate(long tick, long previousTick) {
                interpreter.evaluate(tick, previousTick);
            }
        };
    }

    static Twin flat(Program program, ProgramLayout layout, boolean byName, Arena owner) {
        MemorySegment memory = memory(program, layout, owner);
        FlatInterpreter interpreter =
                byName
                        ? flatByName(program, memory, layout, owner)
                        : FlatInterpreter.bySlot(program, memory, layout.addresses(), owner);
        return new Twin(byName ? "flat by name" : "flat by slot", memory, layout) {
            @Override
            void simulate(long tick, long previousTick) {
                interpreter.simulate(tick, previousTick);
            }

            @Override
            void evaluate(long tick, long previousTick) {
                interpreter.evaluate(tick, previousTick);
            }
        };
    }

    /** A flat interpreter that is told no place of a cell, so that names are all it has. */
    private static FlatInterpreter flatByName(
            Program program, MemorySegment memory, ProgramLayout layout, Arena nodes) {
        Map<String, Long> offsets = new HashMap<>();
        for (Slot slot : layout.layout().slots()) {
            offsets.put(slot.name(), slot.offset());
        }
        Addresses all = layout.addresses();
        Addresses withoutCells = new Addresses(new long[0], all.states(), all.tables());
        return FlatInterpreter.byName(program, memory, withoutCells, offsets, nodes);
    }

    static Twin inContext(Program program, ProgramLayout layout, Arena owner) {
        MemorySegment memory = memory(program, layout, owner);
        Addresses all = layout.addresses();
        ContextInterpreter interpreter =
                new ContextInterpreter(
                        program, memory, new Addresses(new long[0], all.states(), all.tables()));
        Map<String, Double> context = new HashMap<>();
        for (Cell cell : program.cells()) {
            context.put(cell.name(), cell.initial());
        }
        return new Twin("in context", memory, layout) {
            @Override
            void simulate(long tick, long previousTick) {
                interpreter.simulate(context, tick, previousTick);
            }

            @Override
            void evaluate(long tick, long previousTick) {
                interpreter.evaluate(context, tick, previousTick);
            }

            @Override
            void set(String name, double value) {
                context.put(name, value);
            }

            @Override
            double get(Cell cell) {
                return context.getOrDefault(cell.name(), 0.0);
            }
        };
    }

    private static MemorySegment memory(Program program, ProgramLayout layout, Arena owner) {
        MemorySegment memory = owner.allocate(layout.layout().byteSize(), Slot.CELL_BYTES);
        layout.initialise(program, memory);
        return memory;
    }
}
