package dev.takt.bench;

import com.sun.management.ThreadMXBean;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.batch.ProgramLayout;
import dev.takt.config.Configuration;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import dev.takt.formula.interpret.Interpreter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Measures the batch of a configuration, one rung at a time, on the calling thread.
 *
 * <p>Before every batch all parameters are written, by slot; the inputs keep what the simulated
 * plant shows at its start, or 1 where there is none. Each rung is run for half its time to settle,
 * then measured in up to {@value #PARTS} parts of which the median is taken. However large the
 * configuration, a rung is measured once at least.
 */
public final class BatchBench {
    private static final int PARTS = 7;

    /** Fetched once: fetching it allocates. */
    private static final ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** Fewest chunks of a part. */
    private static final int CHUNKS = 50;

    private final Configuration configuration;
    private final LongSupplier nanoTime;
    private final long rungNanos;

    /**
     * @param nanoTime a clock in ns
     * @param rungNanos how long a rung may take, above 0; two batches are run in any case
     */
    public BatchBench(Configuration configuration, LongSupplier nanoTime, long rungNanos) {
        this.configuration = configuration;
        this.nanoTime = nanoTime;
        this.rungNanos = rungNanos;
    }

    /** Measures one rung. */
    public Figure measure(Rung rung) {
        return switch (rung) {
            case PARSE_EACH -> measure(rung, this::parseAndInterpret);
            case INTERPRETED -> {
                Program program = configuration.program();
                ProgramLayout layout = ProgramLayout.of(program);
                try (SignalArena arena = SignalArena.allocate(layout.layout())) {
                    layout.initialise(program, arena.memory());
                    Interpreter interpreter =
                            new Interpreter(program, arena.memory(), layout.addresses());
                    Workload workload = new Workload(program, arena, interpreter::simulate);
                    yield measure(
                            rung,
                            tick -> {
                                workload.writeParameters();
                                interpreter.evaluate(tick, tick - 1);
                            });
                }
            }
            case COMPILED -> {
                try (CompiledBatch batch = BatchCompiler.compile(configuration.program())) {
                    Workload workload =
                            new Workload(configuration.program(), batch.arena(), batch::simulate);
                    yield measure(
                            rung,
                            tick -> {
                                workload.writeParameters();
                                batch.evaluate(tick, tick - 1);
                            });
                }
            }
        };
    }

    /** A batch, given the number of its tick. */
    @FunctionalInterface
    private interface Run {
        void batch(long tick);
    }

    /** The parameters of a batch and what its inputs show. */
    private static final class Workload {
        private final SignalArena arena;
        private final Slot[] parameters;
        private final double[] values;

        Workload(Program program, SignalArena arena, Simulation simulation) {
            this.arena = arena;
            Cell[] cells =
                    program.cells().stream()
                            .filter(cell -> cell.kind() == Cell.Kind.PARAMETER)
                            .toArray(Cell[]::new);
            this.parameters =
                    Arrays.stream(cells)
                            .map(cell -> arena.layout().slot(cell.name()))
                            .toArray(Slot[]::new);
            this.values = Arrays.stream(cells).mapToDouble(Cell::initial).toArray();
            simulation.step(0, -1);
            for (Slot slot : arena.layout().slots()) {
                if (slot.name().endsWith(Program.raw(""))) {
                    String input =
                            slot.name()
                                    .substring(0, slot.name().length() - Program.raw("").length());
                    double shown =
                            arena.layout().find(Program.sim(input)).map(arena::get).orElse(1.0);
                    arena.set(slot, shown);
                    arena.set(arena.layout().slot(Program.ok(input)), 1);
                    arena.set(arena.layout().slot(Program.age(input)), 0);
                }
            }
        }

        void writeParameters() {
            for (int i = 0; i < parameters.length; i++) {
                arena.set(parameters[i], values[i]);
            }
        }
    }

    /** Advances the simulated plant. */
    @FunctionalInterface
    private interface Simulation {
        void step(long tick, long previousTick);
    }

    private void parseAndInterpret(long tick) {
        Declarations declarations = configuration.declarations();
        Program program =
                Objects.requireNonNull(
                        Checker.check(declarations, new Diagnostics()), "checked before");
        ProgramLayout layout = ProgramLayout.of(program);
        try (SignalArena arena = SignalArena.allocate(layout.layout())) {
            layout.initialise(program, arena.memory());
            Interpreter interpreter = new Interpreter(program, arena.memory(), layout.addresses());
            new Workload(program, arena, interpreter::simulate).writeParameters();
            interpreter.evaluate(tick, tick - 1);
        }
    }

    private Figure measure(Rung rung, Run run) {
        Stopwatch stopwatch = new Stopwatch(run);
        stopwatch.run(rungNanos / 2);
        double[] nanos = new double[PARTS];
        int parts = 0;
        long left = rungNanos / 2;
        while (parts < PARTS && (parts == 0 || left > 0)) {
            left -= stopwatch.run(rungNanos / 2 / PARTS);
            nanos[parts++] = stopwatch.nanosPerBatch;
        }
        Arrays.sort(nanos, 0, parts);
        return new Figure(rung, nanos[parts / 2], Math.floor(stopwatch.bytesPerBatch));
    }

    /** Runs batches for some time, in chunks so long that reading the clock costs nothing. */
    private final class Stopwatch {
        private final Run run;
        private long tick;
        private long chunk = 1;

        /** Of the last run. */
        private double nanosPerBatch;

        /** Of the last run. */
        private double bytesPerBatch;

        Stopwatch(Run run) {
            this.run = run;
        }

        /** Runs for at least so long, one batch or more, and tells how long it took. */
        long run(long leastNanos) {
            long batches = 0;
            long took;
            long bytesBefore = allocatedBytes();
            long begin = nanoTime.getAsLong();
            do {
                for (long i = 0; i < chunk; i++) {
                    run.batch(tick++);
                }
                batches += chunk;
                took = nanoTime.getAsLong() - begin;
                if (took * CHUNKS < leastNanos) {
                    chunk *= 2;
                }
            } while (took < leastNanos);
            bytesPerBatch = (double) (allocatedBytes() - bytesBefore) / batches;
            nanosPerBatch = (double) took / batches;
            return took;
        }
    }

    private static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
