package dev.takt.jmh;

import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.config.Configuration;
import dev.takt.config.Parameter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a batch: a parameter written, and the formulas with all parameters in place. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParameterBenchmark {
    private final Configuration seven = Workload.read(Workload.seven());
    private final CompiledBatch batch = BatchCompiler.compile(seven.program());
    private final SignalArena arena = batch.arena();
    private final Slot[] slots =
            seven.parameters().stream()
                    .map(Parameter::name)
                    .map(arena.layout()::slot)
                    .toArray(Slot[]::new);
    private double[] values = {};
    private final double[] results = new double[SplitFormulas.RESULTS];
    private long tick;

    /** Values for the parameters. */
    @Setup
    public void prepare() {
        values = seven.parameters().stream().mapToDouble(Parameter::value).toArray();
    }

    /** Gives the arena back. */
    @TearDown
    public void close() {
        batch.close();
    }

    /** One parameter written by slot: the time of ten, divided. */
    @Benchmark
    @OperationsPerInvocation(SplitFormulas.PARAMETERS)
    public void writeParameter() {
        for (int i = 0; i < slots.length; i++) {
            arena.set(slots[i], values[i]);
        }
    }

    /** One batch of the seven formulas without writing a parameter or reading a result. */
    @Benchmark
    public void evaluateOnly() {
        batch.evaluate(tick, tick - 1);
        tick++;
    }

    /** The same in Java, over arrays that hold the same parameters. */
    @Benchmark
    public double[] handWrittenOnly() {
        HandWritten.evaluate(values, results);
        return results;
    }
}
