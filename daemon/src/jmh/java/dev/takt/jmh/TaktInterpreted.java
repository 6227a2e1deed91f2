package dev.takt.jmh;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.ProgramLayout;
import dev.takt.config.Configuration;
import dev.takt.formula.check.Program;
import dev.takt.formula.interpret.Interpreter;

/** Takt's reference interpreter over an arena of its own. */
final class TaktInterpreted implements Engine {
    private final Interpreter interpreter;
    private final SignalArena arena;
    private final Slot[] parameterSlots;
    private final Slot[] resultSlots;
    private long tick;

    TaktInterpreted() {
        Configuration configuration = Workload.read(Workload.seven());
        Program program = configuration.program();
        ProgramLayout layout = ProgramLayout.of(program);
        this.arena = SignalArena.allocate(layout.layout());
        layout.initialise(program, arena.memory());
        this.interpreter = new Interpreter(program, arena.memory(), layout.addresses());
        this.parameterSlots =
                configuration.parameters().stream()
                        .map(parameter -> arena.layout().slot(parameter.name()))
                        .toArray(Slot[]::new);
        this.resultSlots =
                Workload.formulas(configuration).stream()
                        .map(formula -> arena.layout().slot(formula.name()))
                        .toArray(Slot[]::new);
    }

    @Override
    public void evaluate(double[] parameters, double[] results) {
        for (int i = 0; i < parameterSlots.length; i++) {
            arena.set(parameterSlots[i], parameters[i]);
        }
        interpreter.evaluate(tick, tick - 1);
        tick++;
        for (int i = 0; i < resultSlots.length; i++) {
            results[i] = arena.get(resultSlots[i]);
        }
    }
}
