package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.arena.ImageCell;
import dev.takt.arena.ImageLayout;
import dev.takt.force.ForcedProgram;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Programs in which names can be forced, run in every way there is. */
class ForcedProgramTest {
    private static final long SEED = 20_261_128L;
    private static final int PROGRAMS = Integer.getInteger("takt.random.forced", 300);
    private static final int FORMULAS = 40;
    private static final int TICKS = 12;

    /** Inputs, formulas and outputs. */
    private static List<String> forcible(Program program) {
        return program.cells().stream()
                .filter(cell -> cell.name().indexOf('$') < 0)
                .filter(cell -> cell.kind() == Cell.Kind.SIGNAL || cell.kind() == Cell.Kind.OUTPUT)
                .map(Cell::name)
                .toList();
    }

    @Test
    void compiledForcesGiveTheInterpretersBits() {
        Random seeds = new Random(SEED);
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = seeds.nextLong();
            RandomPrograms made = new RandomPrograms(seed);
            Program plain = made.program(FORMULAS).program();
            Random random = new Random(seed);
            Set<String> names =
                    forcible(plain).stream()
                            .filter(_ -> random.nextInt(3) == 0)
                            .collect(Collectors.toCollection(HashSet::new));
            try (Twins twins = new Twins(ForcedProgram.of(plain, names))) {
                long release = -1;
                for (int tick = 0; tick < TICKS; tick++) {
                    for (int k = 0; k < 4; k++) {
                        twins.set(Program.raw("i" + k), made.number());
                    }
                    for (String name : names) {
                        if (random.nextInt(4) == 0) {
                            twins.set(Program.forced(name), made.number());
                            twins.set(Program.until(name), (double) (release + random.nextInt(6)));
                        }
                    }
                    release += random.nextInt(8) == 0 ? 1 + random.nextInt(4) : 1;
                    twins.advance(release);
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("program with seed " + seed + "L: " + e.getMessage(), e);
            }
        }
    }

    @Test
    void whereNothingIsForcedGatesChangeNoBit() {
        for (int seed = 1; seed <= 60; seed++) {
            RandomPrograms made = new RandomPrograms(seed);
            Program plain = made.program(FORMULAS).program();
            Program gated = ForcedProgram.of(plain, Set.copyOf(forcible(plain)));
            try (CompiledBatch expected = BatchCompiler.compile(plain);
                    CompiledBatch actual = BatchCompiler.compile(gated)) {
                for (long tick = 0; tick < TICKS; tick++) {
                    for (int k = 0; k < 4; k++) {
                        double sample = made.number();
                        set(expected, Program.raw("i" + k), sample);
                        set(actual, Program.raw("i" + k), sample);
                    }
                    for (CompiledBatch batch : List.of(expected, actual)) {
                        set(batch, Program.TICK, (double) tick);
                        batch.simulate(tick, tick - 1);
                        batch.evaluate(tick, tick - 1);
                    }
                    for (Cell cell : plain.cells()) {
                        if (cell.kind() != Cell.Kind.TEMPORARY) {
                            assertEquals(
                                    Double.doubleToLongBits(get(expected, cell.name())),
                                    Double.doubleToLongBits(get(actual, cell.name())),
                                    cell.name() + " of seed " + seed + " at tick " + tick);
                        }
                    }
                }
            }
        }
    }

    private static void set(CompiledBatch batch, String name, double value) {
        batch.arena().set(batch.arena().layout().slot(name), value);
    }

    private static double get(CompiledBatch batch, String name) {
        return batch.arena().get(batch.arena().layout().slot(name));
    }

    @Test
    void whatOthersSeeOfTheMemoryLiesWhereItDid() {
        Program plain = new RandomPrograms(SEED).program(FORMULAS).program();
        ImageLayout before = image(plain);
        ImageLayout after = image(ForcedProgram.of(plain, Set.copyOf(forcible(plain))));
        assertEquals(before.cells(), after.cells());
        assertEquals(before.cellCount(), after.cellCount());
        assertEquals(before.crc(), after.crc());
    }

    private static ImageLayout image(Program program) {
        return ImageLayout.of(
                ProgramLayout.of(program).layout(), slot -> ImageCell.readOnly(slot, ""));
    }

    @Test
    void whatIsBehindAForcedFormulaSeesItsValueInTheSameTick() {
        FormulaBench bench = new FormulaBench().input("x");
        bench.set("fast", 1, 0, "a: x + 1", "b: a * 2", "c: prev(a, 0)");
        bench.set("slow", 5, 2, "d: integral(1)", "u: d + a", "v: u * 2");
        Program program = ForcedProgram.of(bench.program(), Set.of("a", "d", "x"));
        try (Twins twins = new Twins(program)) {
            twins.set(Program.raw("x"), 10);
            for (int i = 0; i <= 2; i++) {
                twins.tick();
            }
            assertEquals(22, twins.get("b"));
            double own = twins.get("d");
            twins.set(Program.forced("a"), 7);
            twins.set(Program.until("a"), 5);
            twins.set(Program.forced("d"), 100);
            twins.set(Program.until("d"), 5);
            twins.tick();
            assertEquals(7, twins.get("a"));
            assertEquals(14, twins.get("b"));
            assertEquals(11, twins.get("c"), "it was not forced the tick before");
            assertEquals(100, twins.get("d"), "though its set is not due");
            assertEquals(own + 11, twins.get("u"), "its set is not due");
            twins.tick();
            assertEquals(7, twins.get("c"));
            twins.tick();
            assertEquals(11, twins.get("a"), "tick 5 is the first in which it is free");
            assertEquals(7, twins.get("c"));
            assertEquals(own, twins.get("d"), "what its formula gave when its set was due");
            twins.set(Program.until("d"), 1e9);
            twins.set(Program.forced("x"), -1);
            twins.set(Program.until("x"), 1e9);
            twins.tick();
            twins.tick();
            assertEquals(0, twins.get("a"));
            assertEquals(100, twins.get("u"));
            assertEquals(200, twins.get("v"));
            twins.set(Program.until("d"), 0);
            twins.tick();
            assertEquals(2 * own, twins.get("d"), 1e-12, "its blocks have gone on");
        }
    }

    @Test
    void aForcedOutputKeepsToItsLimitsItsSlewAndItsSafeValue() {
        FormulaBench bench = new FormulaBench().input("x");
        bench.set("fast", 1, 0, "a: x");
        bench.output("o", "x", false, -5, 5, 1000, 1);
        Program program = ForcedProgram.of(bench.program(), Set.of("o"));
        try (Twins twins = new Twins(program)) {
            twins.set(Program.raw("x"), 1);
            twins.tick();
            twins.set(Program.forced("o"), 40);
            twins.set(Program.until("o"), 1e9);
            twins.tick();
            assertEquals(40, twins.get(Program.demand("o")));
            double step = twins.get("o") - 1;
            assertEquals(1, step, 1e-9, "1000 units per second");
            for (int i = 0; i < 10; i++) {
                twins.tick();
            }
            assertEquals(5, twins.get("o"));
            twins.set(Program.HELD, 1);
            twins.tick();
            assertEquals(1, twins.get("o"), "safe");
        }
    }

    @Test
    void withoutNamesItIsTheSameProgram() {
        Program program = new FormulaBench().set("s", 1, 0, "a: 1").program();
        assertSame(program, ForcedProgram.of(program, Set.of()));
    }

    @Test
    void onlyWhatAFormulaGivesCanBeForced() {
        FormulaBench bench = new FormulaBench().input("x").parameter("p", 1);
        Program program = bench.set("s", 1, 0, "a: x + p").program();
        for (String name : List.of("p", "x.ok", "tick", "nothing", "x$raw")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ForcedProgram.of(program, Set.of(name)),
                    name);
        }
    }
}
