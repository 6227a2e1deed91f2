package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.State;
import dev.takt.formula.interpret.Interpreter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** One program run three ways: interpreted, compiled, and compiled without optimiser. */
final class Twins implements AutoCloseable {
    private final Program program;
    private final Arena owner = Arena.ofConfined();
    private final MemorySegment reference;
    private final ProgramLayout layout;
    private final Interpreter interpreter;
    private final List<CompiledBatch> batches = new ArrayList<>();
    private long tick = -1;

    Twins(Program program) {
        this.program = program;
        this.layout = ProgramLayout.of(program);
        this.reference = owner.allocate(layout.layout().byteSize(), 8);
        layout.initialise(program, reference);
        this.interpreter = new Interpreter(program, reference, layout.addresses());
        batches.add(BatchCompiler.compile(program));
        batches.add(BatchCompiler.compileUnoptimised(program));
    }

    /** Writes a cell of all three. */
    void set(String name, double value) {
        reference.set(ValueLayout.JAVA_DOUBLE, layout.layout().slot(name).offset(), value);
        for (CompiledBatch batch : batches) {
            batch.arena().set(batch.layout().layout().slot(name), value);
        }
    }

    /** The interpreter's value of a name. */
    double get(String name) {
        return reference.get(ValueLayout.JAVA_DOUBLE, layout.layout().slot(name).offset());
    }

    /** Runs one tick of all three and holds them against each other. */
    void tick() {
        advance(tick + 1);
    }

    /** Runs the next release without the sets that are not due on every tick. */
    void tickWithoutSlowSets() {
        tick++;
        evaluate(tick, tick - 1, tick);
    }

    /** Runs the release of a number, with those in between missed. */
    void advance(long release) {
        long previous = tick;
        tick = release;
        evaluate(tick, previous, previous);
    }

    private void evaluate(long tick, long simulated, long previous) {
        set(Program.TICK, (double) tick);
        interpreter.simulate(tick, simulated);
        interpreter.evaluate(tick, previous);
        for (CompiledBatch batch : batches) {
            batch.simulate(tick, simulated);
            batch.evaluate(tick, previous);
            compare(batch);
        }
    }

    private void compare(CompiledBatch batch) {
        for (Cell cell : program.cells()) {
            if (cell.kind() != Cell.Kind.TEMPORARY) {
                compare(
                        batch,
                        cell.name(),
                        layout.addresses().of(cell),
                        batch.layout().addresses().of(cell));
            }
        }
        for (State state : program.states()) {
            for (int i = 0; i < state.cells(); i++) {
                long shift = (long) i * Double.BYTES;
                compare(
                        batch,
                        state.name() + "[" + i + "]",
                        layout.addresses().of(state) + shift,
                        batch.layout().addresses().of(state) + shift);
            }
        }
    }

    private void compare(CompiledBatch batch, String name, long expectedAt, long actualAt) {
        long expected = bits(reference, expectedAt);
        long actual = bits(batch.arena().memory(), actualAt);
        if (expected != actual) {
            assertEquals(
                    Double.longBitsToDouble(expected),
                    Double.longBitsToDouble(actual),
                    name + " at tick " + tick + (batch == batches.get(0) ? "" : " (unoptimised)"));
        }
    }

    /**
     * All NaN are one value: which of them an operation gives is not defined, and no formula can
     * tell.
     */
    private static long bits(MemorySegment memory, long at) {
        return Double.doubleToLongBits(memory.get(ValueLayout.JAVA_DOUBLE, at));
    }

    @Override
    public void close() {
        batches.forEach(CompiledBatch::close);
        owner.close();
    }
}
