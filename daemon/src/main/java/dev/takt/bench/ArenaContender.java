package dev.takt.bench;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.batch.ProgramLayout;
import dev.takt.formula.check.Program;
import dev.takt.formula.interpret.FlatInterpreter;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A batch whose values lie in an arena. */
final class ArenaContender implements Contender {
    private final SignalArena arena;
    private final Runnable writeParameters;
    private final Evaluation evaluation;
    private final Runnable end;

    private ArenaContender(
            SignalArena arena, Runnable writeParameters, Evaluation evaluation, Runnable end) {
        this.arena = arena;
        this.writeParameters = writeParameters;
        this.evaluation = evaluation;
        this.end = end;
    }

    /** Evaluates the sets, or the simulated plant. */
    @FunctionalInterface
    private interface Evaluation {
        void run(long tick, long previousTick);
    }

    static Contender byName(Program program) {
        ProgramLayout layout = ProgramLayout.of(program);
        SignalArena arena = arena(program, layout);
        Map<String, Long> offsets = new HashMap<>();
        for (Slot slot : layout.layout().slots()) {
            offsets.put(slot.name(), slot.offset());
        }
        Arena nodes = Arena.ofShared();
        FlatInterpreter interpreter =
                FlatInterpreter.byName(program, arena.memory(), layout.addresses(), offsets, nodes);
        return interpreted(program, arena, nodes, interpreter, Binding.byName(program, arena));
    }

    static Contender bySlot(Program program) {
        ProgramLayout layout = ProgramLayout.of(program);
        SignalArena arena = arena(program, layout);
        Arena nodes = Arena.ofShared();
        FlatInterpreter interpreter =
                FlatInterpreter.bySlot(program, arena.memory(), layout.addresses(), nodes);
        return interpreted(program, arena, nodes, interpreter, Binding.bySlot(program, arena));
    }

    static Contender unoptimised(Program program) {
        return compiled(BatchCompiler.compileUnoptimised(program));
    }

    static Contender compiled(Program program) {
        return compiled(BatchCompiler.compile(program));
    }

    private static Contender interpreted(
            Program program,
            SignalArena arena,
            Arena nodes,
            FlatInterpreter interpreter,
            Runnable writeParameters) {
        show(program, arena, interpreter::simulate);
        return new ArenaContender(
                arena,
                writeParameters,
                interpreter::evaluate,
                () -> {
                    nodes.close();
                    arena.close();
                });
    }

    private static Contender compiled(CompiledBatch batch) {
        show(batch.program(), batch.arena(), batch::simulate);
        return new ArenaContender(
                batch.arena(),
                Binding.bySlot(batch.program(), batch.arena()),
                batch::evaluate,
                batch::close);
    }

    private static SignalArena arena(Program program, ProgramLayout layout) {
        SignalArena arena = SignalArena.allocate(layout.layout());
        layout.initialise(program, arena.memory());
        return arena;
    }

    private static void show(Program program, SignalArena arena, Evaluation simulation) {
        simulation.run(0, -1);
        Inputs.show(
                program,
                name -> arena.get(arena.layout().slot(name)),
                (name, value) -> arena.set(arena.layout().slot(name), value));
    }

    /** Two ways to write the parameters. */
    private static final class Binding {
        private Binding() {}

        static Runnable byName(Program program, SignalArena arena) {
            Parameters parameters = Parameters.of(program);
            return () -> {
                for (int i = 0; i < parameters.count(); i++) {
                    Slot slot = arena.layout().slot(parameters.names()[i]);
                    arena.set(slot, parameters.values()[i]);
                }
            };
        }

        static Runnable bySlot(Program program, SignalArena arena) {
            Parameters parameters = Parameters.of(program);
            Slot[] slots =
                    Arrays.stream(parameters.names())
                            .map(arena.layout()::slot)
                            .toArray(Slot[]::new);
            return () -> {
                for (int i = 0; i < slots.length; i++) {
                    arena.set(slots[i], parameters.values()[i]);
                }
            };
        }
    }

    @Override
    public void batch(long tick) {
        writeParameters.run();
        evaluation.run(tick, tick - 1);
    }

    @Override
    public double get(String name) {
        return arena.get(arena.layout().slot(name));
    }

    @Override
    public void close() {
        end.run();
    }
}
