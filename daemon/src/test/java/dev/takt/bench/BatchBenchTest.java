package dev.takt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.service.Examples;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BatchBenchTest {
    private static final long MS = 1_000_000;

    private final AtomicLong nowNanos = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();

    /** A clock on which every chunk of batches takes the same time. */
    private BatchBench bench(String example, long chunkNanos, long rungNanos) {
        return new BatchBench(
                Examples.read(Examples.path(example)),
                () -> {
                    readings.incrementAndGet();
                    return nowNanos.getAndAdd(chunkNanos);
                },
                rungNanos);
    }

    @Test
    void theCompiledBatchAllocatesNothing() {
        for (String example : new String[] {"pendulum", "oven", "fan"}) {
            assertEquals(0, bench(example, MS, 300 * MS).measure(Rung.COMPILED).bytes(), example);
        }
    }

    @Test
    void parsingEachTimeAllocatesMoreThanInterpreting() {
        BatchBench bench = bench("oven", MS, 50 * MS);
        double parsed = bench.measure(Rung.PARSE_EACH).bytes();
        double interpreted = bench.measure(Rung.INTERPRETED).bytes();
        assertTrue(parsed > 10 * interpreted, parsed + " and " + interpreted);
    }

    @Test
    void aHugeBatchIsMeasuredOnce() {
        // Each batch takes 10 s where a rung may take 1 s: one to settle, one to measure.
        Figure figure = bench("fan", 10_000 * MS, 1_000 * MS).measure(Rung.PARSE_EACH);
        assertEquals(1e10, figure.nanos());
        assertEquals(0.1, figure.hz());
        assertEquals(4, readings.get());
    }

    @Test
    void headroomIsHowOftenTheBatchFitsIntoAPeriod() {
        assertEquals(250, new Figure(Rung.COMPILED, 4_000, 0).headroom(1000));
    }
}
