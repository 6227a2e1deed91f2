package dev.takt.formula.interpret;

import dev.takt.formula.check.Addresses;
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
import java.util.Map;

/**
 * Runs a program as interpreters usually do: the tree on the heap, every value an object, found by
 * its name in a context. Gives the bits of {@link Interpreter}; what it costs is for {@code takt
 * bench} to show.
 *
 * <p>What blocks and {@code prev} keep, and the tables, lie in a memory all the same: their code
 * knows no other place.
 */
public final class ContextInterpreter {
    private final Program program;
    private final MemorySegment memory;
    private final Addresses addresses;

    /**
     * @param memory where the states and tables lie, initialised; its cells are not looked at
     * @param addresses where each of them lies
     */
    public ContextInterpreter(Program program, MemorySegment memory, Addresses addresses) {
        this.program = program;
        this.memory = memory;
        this.addresses = addresses;
    }

    /**
     * Evaluates every set that is due; see {@link Segment#due}.
     *
     * @param context the value of every cell by its name; results are put into it
     */
    public void evaluate(Map<String, Double> context, long tick, long previousTick) {
        run(program.control(), context, tick, previousTick);
    }

    /** Advances the simulated plant by one step, in a context like that of {@link #evaluate}. */
    public void simulate(Map<String, Double> context, long tick, long previousTick) {
        run(program.simulation(), context, tick, previousTick);
    }

    private void run(
            List<Segment> segments, Map<String, Double> context, long tick, long previousTick) {
        for (Segment segment : segments) {
            if (segment.due(tick, previousTick)) {
                for (Statement statement : segment.statements()) {
                    run(statement, context);
                }
            }
        }
    }

    private void run(Statement statement, Map<String, Double> context) {
        switch (statement) {
            case Statement.Assign assign ->
                    context.put(assign.target().name(), value(assign.value(), context));
            case Statement.Step step -> {
                double[] arguments = values(step.arguments(), context);
                long at = addresses.of(step.state());
                double value = step.kind().step(memory, at, step.dtSeconds(), arguments);
                context.put(step.target().name(), value);
            }
            case Statement.Call call -> {
                double value = call.function().apply(values(call.arguments(), context));
                context.put(call.target().name(), value);
            }
            case Statement.Recall recall -> {
                long at = addresses.of(recall.state());
                boolean stored = memory.get(ValueLayout.JAVA_DOUBLE, at + Double.BYTES) != 0;
                Double value =
                        stored
                                ? (Double) memory.get(ValueLayout.JAVA_DOUBLE, at)
                                : value(recall.initial(), context);
                context.put(recall.target().name(), value);
            }
            case Statement.Remember remember -> {
                long at = addresses.of(remember.state());
                memory.set(ValueLayout.JAVA_DOUBLE, at, value(remember.value(), context));
                memory.set(ValueLayout.JAVA_DOUBLE, at + Double.BYTES, 1);
            }
        }
    }

    private Double value(Term term, Map<String, Double> context) {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.Read read -> {
                Double value = context.get(read.cell().name());
                if (value == null) {
                    throw new IllegalArgumentException(
                            "no '" + read.cell().name() + "' in the context");
                }
                yield value;
            }
            case Term.Apply apply -> apply(apply.function(), apply.arguments(), context);
            case Term.Lookup lookup -> {
                LookupTable table = lookup.table();
                double x = value(lookup.x(), context);
                yield Interpolation.lut(
                        memory, addresses.x(table), addresses.y(table), table.points(), x);
            }
            case Term.Element element -> {
                LookupTable table = element.table();
                double position = value(element.position(), context);
                yield Interpolation.element(memory, addresses.y(table), table.points(), position);
            }
        };
    }

    private Double apply(PureFunction function, List<Term> arguments, Map<String, Double> context) {
        return switch (arguments.size()) {
            case 1 -> function.apply(value(arguments.get(0), context));
            case 2 ->
                    function.apply(
                            value(arguments.get(0), context), value(arguments.get(1), context));
            case 3 ->
                    function.apply(
                            value(arguments.get(0), context),
                            value(arguments.get(1), context),
                            value(arguments.get(2), context));
            default -> function.apply(values(arguments, context));
        };
    }

    private double[] values(List<Term> terms, Map<String, Double> context) {
        double[] values = new double[terms.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(terms.get(i), context);
        }
        return values;
    }
}
