package dev.takt.jmh;

import dev.takt.config.Configuration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One batch of the seven formulas by each engine: ten parameters handed over, seven results taken
 * back. Every engine runs in a JVM of its own, so none is slowed down by another's profile.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchBenchmark {
    private static final int ROWS = 64;

    /** Who evaluates. */
    @Param({
        "HAND_WRITTEN",
        "HAND_WRITTEN_AS_GIVEN",
        "TAKT",
        "TAKT_UNOPTIMISED",
        "TAKT_INTERPRETER",
        "JANINO",
        "EXP4J",
        "JEXL",
        "EVALEX",
        "MXPARSER"
    })
    public EngineKind engine = EngineKind.TAKT;

    private Engine made = (parameters, results) -> {};
    private double[][] rows = {};
    private final double[] results = new double[SplitFormulas.RESULTS];
    private int next;

    /** Parses or compiles the formulas. */
    @Setup
    public void prepare() {
        Configuration seven = Workload.read(Workload.seven());
        rows = Workload.parameterRows(seven, ROWS);
        made = engine.make();
    }

    /** One batch; the results escape, so none of them can be left out. */
    @Benchmark
    public double[] batch() {
        made.evaluate(rows[next++ & (ROWS - 1)], results);
        return results;
    }
}
