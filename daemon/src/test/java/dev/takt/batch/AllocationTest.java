package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.takt.arena.Slot;
import dev.takt.formula.check.Program;
import dev.takt.linux.CType;
import dev.takt.linux.NativeLibrary;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tick leaves nothing to the garbage collector. */
class AllocationTest {
    private static final int TICKS = 10_000;

    /** Ticks until the JIT has compiled everything; code not yet compiled may allocate. */
    private static final int MOST_ROUNDS = 60;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void smallBatchAllocatesNothing() {
        assertAllocatesNothing(
                new FormulaBench()
                        .input("x", "raw * 2", "plant + noise(0.1)")
                        .parameter("k", 2)
                        .table("curve", new double[] {0, 1, 2}, new double[] {5, 6, 9})
                        .formulas("a: pid(k, x, 1, 2, 3) + lut(curve, x)", "b: prev(b) + sin(a)^k")
                        .set("slow", 3, 1, "c: median(x, 5) ?? select(x, a, b)")
                        .simulation("plant: lowpass(o, 0.1) + integral(o)")
                        .output("o", "clamp(a + c, -1, 1)", false, -1, 1, 100, 0)
                        .program());
    }

    @Test
    void largeBatchAllocatesNothing() {
        assertAllocatesNothing(
                new FormulaBench()
                        .input("x")
                        .input("z")
                        .formulas(MethodSizeTest.shared(300))
                        .set("slow", 10, 3, "mean10: mean(n299, 10)")
                        .output("o", "n299 + mean10", false, -1, 1, 100, 0)
                        .program());
    }

    @Test
    void nativeCallsAllocateNothing() throws Exception {
        NativeLibrary math = NativeLibrary.open("libm.so.6");
        MethodHandle j0 = handle(math, "j0", CType.DOUBLE, CType.DOUBLE);
        MethodHandle ldexp = handle(math, "ldexp", CType.DOUBLE, CType.DOUBLE, CType.INT);
        MethodHandle absolute = handle(math, "fabsf", CType.FLOAT, CType.FLOAT);
        MethodHandle rounded = handle(math, "lround", CType.UNSIGNED_LONG, CType.DOUBLE);
        assertAllocatesNothing(
                new FormulaBench()
                        .input("x")
                        .foreign("j0(x)", j0)
                        .foreign("ldexp(x, n)", ldexp)
                        .foreign("fabsf(x)", absolute)
                        .foreign("lround(x)", rounded)
                        .formulas("a: ldexp(j0(x), 3 * x) + fabsf(x)", "b: x > 1 ? lround(x) : a")
                        .program());
    }

    private static MethodHandle handle(
            NativeLibrary library, String symbol, CType result, CType... parameters) {
        return library.function(symbol, result, List.of(parameters)).orElseThrow();
    }

    private static void assertAllocatesNothing(Program program) {
        try (CompiledBatch batch = BatchCompiler.compile(program)) {
            Slot sample = batch.layout().layout().slot(Program.raw("x"));
            long tick = -1;
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                tick = run(batch, sample, tick);
                allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            }
            assertEquals(0, allocated, "bytes over " + TICKS + " ticks");
        }
    }

    private static long run(CompiledBatch batch, Slot sample, long from) {
        long tick = from;
        for (int i = 0; i < TICKS; i++) {
            batch.arena().set(sample, i % 100 == 0 ? Double.NaN : i * 0.001);
            batch.simulate(tick + 1, tick);
            batch.evaluate(tick + 1, tick);
            tick++;
        }
        return tick;
    }
}
