package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.State;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * One program run in every way there is: by the reference interpreter, compiled, compiled without
 * optimiser, as a flat tree with slots and with names, and in a context.
 */
final class Twins implements AutoCloseable {
    /** In how many ways a program is run, the interpreter's included. */
    static final int WAYS = 6;

    private final Program program;
    private final Arena owner = Arena.ofConfined();
    private final Twin reference;
    private final List<Twin> others;
    private long tick = -1;

    Twins(Program program) {
        this.program = program;
        ProgramLayout layout = ProgramLayout.of(program);
        this.reference = Twin.interpreted(program, layout, owner);
        this.others =
                List.of(
                        Twin.compiled("compiled", BatchCompiler.compile(program)),
                        Twin.compiled("unoptimised", BatchCompiler.compileUnoptimised(program)),
                        Twin.flat(program, layout, false, owner),
                        Twin.flat(program, layout, true, owner),
                        Twin.inContext(program, layout, owner));
    }

    /** Writes a cell of all of them. */
    void set(String name, double value) {
        reference.set(name, value);
        others.forEach(twin -> twin.set(name, value));
    }

    /** The interpreter's value of a name. */
    double get(String name) {
        for (Cell cell : program.cells()) {
            if (cell.name().equals(name)) {
                return reference.get(cell);
            }
        }
        throw new IllegalArgumentException("no cell named '" + name + "'");
    }

    /** Runs one tick of all of them and holds them against the interpreter. */
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
        reference.simulate(tick, simulated);
        reference.evaluate(tick, previous);
        for (Twin twin : others) {
            twin.simulate(tick, simulated);
            twin.evaluate(tick, previous);
            compare(twin);
        }
    }

    private void compare(Twin twin) {
        for (Cell cell : program.cells()) {
            if (cell.kind() != Cell.Kind.TEMPORARY) {
                compare(twin, cell.name(), reference.get(cell), twin.get(cell));
            }
        }
        for (State state : program.states()) {
            for (int i = 0; i < state.cells(); i++) {
                if (bits(reference.get(state, i)) != bits(twin.get(state, i))) {
                    String name = state.name() + "[" + i + "]";
                    compare(twin, name, reference.get(state, i), twin.get(state, i));
                }
            }
        }
    }

    private void compare(Twin twin, String name, double expected, double actual) {
        if (bits(expected) != bits(actual)) {
            assertEquals(expected, actual, name + " at tick " + tick + ", " + twin.way());
        }
    }

    /**
     * All NaN are one value: which of them an operation gives is not defined, and no formula can
     * tell.
     */
    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    @Override
    public void close() {
        others.forEach(Twin::close);
        owner.close();
    }
}
