package dev.takt.bench;

import dev.takt.arena.SignalArena;
import dev.takt.batch.ProgramLayout;
import dev.takt.config.Configuration;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Program;
import dev.takt.formula.interpret.ContextInterpreter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A batch whose values are objects in a map.
 *
 * <p>What its blocks keep stays in one place from batch to batch, even where the formulas are
 * parsed anew: the same text gives the same program, and what a block costs depends on what it
 * keeps.
 */
final class ContextContender implements Contender {
    private final SignalArena arena;
    private final Supplier<ContextInterpreter> interpreter;
    private final Parameters parameters;
    private final boolean copying;
    private Map<String, Double> context;

    private ContextContender(Configuration configuration, boolean parsing, boolean copying) {
        Program program = configuration.program();
        ProgramLayout layout = ProgramLayout.of(program);
        this.arena = SignalArena.allocate(layout.layout());
        this.parameters = Parameters.of(program);
        this.copying = copying;
        layout.initialise(program, arena.memory());
        ContextInterpreter once =
                new ContextInterpreter(program, arena.memory(), layout.addresses());
        this.interpreter =
                parsing
                        ? () ->
                                new ContextInterpreter(
                                        parse(configuration), arena.memory(), layout.addresses())
                        : () -> once;
        Map<String, Double> start = new HashMap<>();
        for (Cell cell : program.cells()) {
            start.put(cell.name(), cell.initial());
        }
        this.context = start;
        once.simulate(start, 0, -1);
        Inputs.show(program, this::get, start::put);
    }

    static Contender parsingEach(Configuration configuration) {
        return new ContextContender(configuration, true, true);
    }

    /**
     * @param copying whether each batch gets a copy of the map
     */
    static Contender parsedOnce(Configuration configuration, boolean copying) {
        return new ContextContender(configuration, false, copying);
    }

    private static Program parse(Configuration configuration) {
        return Objects.requireNonNull(
                Checker.check(configuration.declarations(), new Diagnostics()), "checked before");
    }

    @Override
    public void batch(long tick) {
        ContextInterpreter ready = interpreter.get();
        if (copying) {
            context = new HashMap<>(context);
        }
        for (int i = 0; i < parameters.count(); i++) {
            context.put(parameters.names()[i], parameters.values()[i]);
        }
        ready.evaluate(context, tick, tick - 1);
    }

    @Override
    public double get(String name) {
        return Objects.requireNonNull(context.get(name), name);
    }

    @Override
    public void close() {
        arena.close();
    }
}
