package dev.takt.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From text to the first results of the seven formulas. {@code TAKT} reads its text from the
 * configuration file and checks that as well; all others have it in memory.
 */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompileBenchmark {
    private static final double[] PARAMETERS = {
        0.84, 0.29, 14.5, 0.6, 0.18, 24, 3.2, 1.7, 140, 0.62
    };

    /** Who compiles or parses. */
    @Param({"TAKT", "TAKT_FROM_TEXT", "JANINO", "EXP4J", "JEXL", "EVALEX", "MXPARSER"})
    public EngineKind engine = EngineKind.TAKT;

    /** The first time in a fresh JVM, class loading included. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(9)
    public double[] cold() {
        return compileAndEvaluate();
    }

    /** Once the library itself is warm. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public double[] warm() {
        return compileAndEvaluate();
    }

    private double[] compileAndEvaluate() {
        double[] results = new double[SplitFormulas.RESULTS];
        engine.make().evaluate(PARAMETERS, results);
        return results;
    }
}
