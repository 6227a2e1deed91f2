package dev.takt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.Configuration;
import dev.takt.formula.check.Cell;
import dev.takt.service.Examples;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchBenchTest {
    private static final long MS = 1_000_000;
    private static final List<String> EXAMPLES = List.of("pendulum", "oven", "fan");

    /** Measurements until the JIT has compiled everything; code not yet compiled may allocate. */
    private static final int MOST_ROUNDS = 60;

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

    @ParameterizedTest
    @EnumSource(names = {"ARENA", "INTERPRETED", "UNOPTIMISED", "COMPILED"})
    void aBatchInAnArenaAllocatesNothing(Rung rung) {
        for (String example : EXAMPLES) {
            BatchBench bench = bench(example, MS, 300 * MS);
            double bytes = Double.POSITIVE_INFINITY;
            for (int round = 0; round < MOST_ROUNDS && bytes > 0; round++) {
                bytes = bench.measure(rung).bytes();
            }
            assertEquals(0, bytes, example);
        }
    }

    @Test
    void eachStepOffTheHeapAllocatesLess() {
        BatchBench bench = bench("oven", MS, 50 * MS);
        double parsed = bench.measure(Rung.PARSE_EACH).bytes();
        double copied = bench.measure(Rung.PARSE_ONCE).bytes();
        double kept = bench.measure(Rung.KEPT_CONTEXT).bytes();
        assertTrue(parsed > 10 * copied, parsed + " and " + copied);
        assertTrue(copied > 1.2 * kept, copied + " and " + kept);
        assertTrue(kept > 0, "values are objects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pendulum", "oven", "fan", "bench/seven", "bench/seven-hundred"})
    void allRungsComputeTheSame(String example) {
        Configuration configuration = Examples.read(Examples.path(example));
        Map<Rung, Contender> ladder = new EnumMap<>(Rung.class);
        for (Rung rung : Rung.values()) {
            ladder.put(rung, Contender.of(rung, configuration));
        }
        for (int tick = 0; tick < 30; tick++) {
            int at = tick;
            ladder.values().forEach(contender -> contender.batch(at));
        }
        Contender compiled = Objects.requireNonNull(ladder.get(Rung.COMPILED));
        for (Cell cell : configuration.program().cells()) {
            if (cell.kind() != Cell.Kind.TEMPORARY) {
                ladder.forEach((rung, contender) -> {
                    String told = rung + ": " + cell.name();
                    assertEquals(compiled.get(cell.name()), contender.get(cell.name()), told);
                });
            }
        }
        ladder.values().forEach(Contender::close);
    }

    @Test
    void inputsShowWhatTheSimulatedPlantShows() {
        for (Rung rung : Rung.values()) {
            try (Contender oven = Contender.of(rung, Examples.read(Examples.path("oven")))) {
                oven.batch(0);
                assertEquals(1, oven.get("temp.ok"), rung.key());
                assertEquals(oven.get("temp$sim"), oven.get("temp$raw"), rung.key());
            }
        }
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
