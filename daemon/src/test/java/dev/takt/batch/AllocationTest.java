package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.takt.formula.check.Program;
import dev.takt.linux.CType;
import dev.takt.linux.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tick leaves nothing to the garbage collector. */
class AllocationTest {
    private static final int TICKS = 10_000;

    /** Made once: making a name allocates. */
    private static final String SAMPLE = Program.raw("x");

    /** Ticks until the JIT has compiled everything; code not yet compiled may allocate. */
    private static final int MOST_ROUNDS = 60;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void smallBatchAllocatesNothing() {
        assertAllocatesNothing(small());
    }

    @Test
    void flatInterpreterAllocatesNothing() {
        try (Arena owner = Arena.ofConfined()) {
            assertAllocatesNothing(Twin.flat(small(), ProgramLayout.of(small()), false, owner));
            assertAllocatesNothing(Twin.flat(small(), ProgramLayout.of(small()), true, owner));
        }
    }

    private static Program small() {
        return new FormulaBench()
                .input("x", "raw * 2", "plant + noise(0.1)")
                .parameter("k", 2)
                .table("curve", new double[] {0, 1, 2}, new double[] {5, 6, 9})
                .formulas(
                        "a: pid(k, x, 1, 2, 3) + lut(curve, x) + curve[k]",
                        "b: prev(b) + sin(a)^k + map(x, 0, 1, 4, 20)")
                .set("slow", 3, 1, "c: median(x, 5) ?? select(x, a, b)")
                .simulation("plant: lowpass(o, 0.1) + integral(o)")
                .output("o", "clamp(a + c, -1, 1)", false, -1, 1, 100, 0)
                .program();
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
        try (Twin batch = Twin.compiled("compiled", BatchCompiler.compile(program))) {
            assertAllocatesNothing(batch);
        }
    }

    private static void assertAllocatesNothing(Twin batch) {
        long tick = -1;
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            tick = run(batch, tick);
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated, "bytes over " + TICKS + " ticks, " + batch.way());
    }

    private static long run(Twin batch, long from) {
        long tick = from;
        for (int i = 0; i < TICKS; i++) {
            batch.set(SAMPLE, i % 100 == 0 ? Double.NaN : i * 0.001);
            batch.simulate(tick + 1, tick);
            batch.evaluate(tick + 1, tick);
            tick++;
        }
        return tick;
    }
}
