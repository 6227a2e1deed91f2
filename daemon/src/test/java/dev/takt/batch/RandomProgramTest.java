package dev.takt.batch;

import dev.takt.formula.check.Program;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The compiled batch gives the interpreter's bits, and makes the same native calls in the same
 * order, for programs made by chance: 200 000 formulas, with NaN, infinities, signed zeros and
 * subnormals.
 */
class RandomProgramTest {
    private static final long SEED = 20_261_122L;
    private static final int PROGRAMS = Integer.getInteger("takt.random.programs", 5000);
    private static final int FORMULAS = 40;
    private static final int TICKS = 12;

    @Test
    void compiledBatchGivesTheInterpretersBits() {
        Random seeds = new Random(SEED);
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = seeds.nextLong();
            try {
                run(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("program with seed " + seed + "L: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Enough ticks for both compilers of the JVM to have had their turn, and to have thrown code
     * away again.
     */
    @Test
    void bitsStayTheSameWhenTheJitHasCompiledThem() {
        Random seeds = new Random(~SEED);
        for (int i = 0; i < 8; i++) {
            long seed = seeds.nextLong();
            run(seed, 12_000);
        }
    }

    private static void run(long seed) {
        run(seed, TICKS);
    }

    private static void run(long seed, int ticks) {
        RandomPrograms made = new RandomPrograms(seed);
        Program program = made.program(FORMULAS).program();
        Random gaps = new Random(seed);
        try (Twins twins = new Twins(program)) {
            long release = -1;
            for (int tick = 0; tick < ticks; tick++) {
                for (int i = 0; i < 4; i++) {
                    double sample = made.number();
                    twins.set(Program.raw("i" + i), sample);
                    twins.set(Program.ok("i" + i), Double.isNaN(sample) ? 0 : 1);
                }
                release += gaps.nextInt(8) == 0 ? 1 + gaps.nextInt(4) : 1;
                twins.advance(release);
                made.calls().takeEach();
            }
        }
    }
}
