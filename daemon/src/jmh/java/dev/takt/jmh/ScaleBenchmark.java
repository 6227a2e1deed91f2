package dev.takt.jmh;

import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time for each formula in batches of growing size. One operation is one formula: an invocation
 * evaluates as many batches as make {@value #FORMULAS_PER_INVOCATION} formulas.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScaleBenchmark {
    private static final int FORMULAS_PER_INVOCATION = 70_000;

    /** Enough calls for the second compiler to take up every method. */
    private static final long LEAST_BATCHES = 20_000;

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LONGEST_WARM_UP_NANOS = TimeUnit.MINUTES.toNanos(8);

    /** Formulas in a batch, a multiple of seven. */
    @Param({"7", "70", "700", "7000", "70000"})
    public int formulas = SplitFormulas.RESULTS;

    private CompiledBatch batch = BatchCompiler.compile(Workload.read(Workload.seven()).program());
    private long tick;

    /** Compiles, then evaluates until the JIT has had nothing to do for some time. */
    @Setup
    public void prepare() {
        batch.close();
        String text = new PanelField().text("scale", formulas / SplitFormulas.RESULTS);
        batch = BatchCompiler.compile(Workload.parse(text).program());
        CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
        long began = System.nanoTime();
        long compiled;
        do {
            compiled = jit.getTotalCompilationTime();
            long now = System.nanoTime();
            while (System.nanoTime() - now < QUIET_NANOS) {
                evaluate();
            }
        } while ((tick < LEAST_BATCHES || jit.getTotalCompilationTime() > compiled)
                && System.nanoTime() - began < LONGEST_WARM_UP_NANOS);
    }

    /** Gives the arena back. */
    @TearDown
    public void close() {
        batch.close();
    }

    /** Evaluates the batch as often as makes the given number of formulas. */
    @Benchmark
    @OperationsPerInvocation(FORMULAS_PER_INVOCATION)
    public void evaluate() {
        for (int done = 0; done < FORMULAS_PER_INVOCATION; done += formulas) {
            batch.evaluate(tick, tick - 1);
            tick++;
        }
    }
}
