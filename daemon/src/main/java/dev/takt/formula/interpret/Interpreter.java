package dev.takt.formula.interpret;

import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.LookupTable;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import dev.takt.formula.check.Statement;
import dev.takt.formula.check.Term;
import dev.takt.formula.function.Interpolation;
import dev.takt.formula.function.PureFunction;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Runs a program statement by statement, walking the tree of every term. */
public final class Interpreter {
    private final Program program;
    private final MemorySegment memory;
    private final Addresses addresses;

    /**
     * @param memory where the cells, states and tables lie, initialised
     * @param addresses where each of them lies
     */
    public Interpreter(Program program, MemorySegment memory, Addresses addresses) {
        this.program = program;
        this.memory = memory;
        this.addresses = addresses;
    }

    /** Evaluates every set that is due; see {@link Segment#due}. */
    public void evaluate(long tick, long previousTick) {
        run(program.control(), tick, previousTick);
    }

    /** Advances the simulated plant by one step. */
    public void simulate(long tick, long previousTick) {
        run(program.simulation(), tick, previousTick);
    }

    private void run(List<Segment> segments, long tick, long previousTick) {
        for (Segment segment : segments) {
            if (segment.due(tick, previousTick)) {
                segment.statements().forEach(this::run);
            }
        }
    }

    private void run(Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> write(assign.target(), value(assign.value()));
            case Statement.Step step -> {
                double[] arguments = values(step.arguments());
                long at = addresses.of(step.state());
                write(step.target(), step.kind().step(memory, at, step.dtSeconds(), arguments));
            }
            case Statement.Call call ->
                    write(call.target(), call.function().apply(values(call.arguments())));
            case Statement.Recall recall -> {
                long at = addresses.of(recall.state());
                boolean stored = get(at + Double.BYTES) != 0;
                write(recall.target(), stored ? get(at) : value(recall.initial()));
            }
            case Statement.Remember remember -> {
                long at = addresses.of(remember.state());
                set(at, value(remember.value()));
                set(at + Double.BYTES, 1);
            }
        }
    }

    private double value(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.Read read -> get(addresses.of(read.cell()));
            case Term.Apply apply -> apply(apply.function(), apply.arguments());
            case Term.Lookup lookup -> {
                LookupTable table = lookup.table();
                double x = value(lookup.x());
                yield Interpolation.lut(
                        memory, addresses.x(table), addresses.y(table), table.points(), x);
            }
            case Term.Element element -> {
                LookupTable table = element.table();
                double position = value(element.position());
                yield Interpolation.element(memory, addresses.y(table), table.points(), position);
            }
        };
    }

    private double apply(PureFunction function, List<Term> arguments) {
        return switch (arguments.size()) {
            case 1 -> function.apply(value(arguments.get(0)));
            case 2 -> function.apply(value(arguments.get(0)), value(arguments.get(1)));
            case 3 ->
                    function.apply(
                            value(arguments.get(0)),
                            value(arguments.get(1)),
                            value(arguments.get(2)));
            default -> function.apply(values(arguments));
        };
    }

    private double[] values(List<Term> terms) {
        double[] values = new double[terms.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(terms.get(i));
        }
        return values;
    }

    private void write(Cell cell, double value) {
        set(addresses.of(cell), value);
    }

    private double get(long offset) {
        return memory.get(ValueLayout.JAVA_DOUBLE, offset);
    }

    private void set(long offset, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, offset, value);
    }
}
