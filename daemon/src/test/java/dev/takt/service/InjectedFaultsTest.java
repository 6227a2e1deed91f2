package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.InputFault;
import dev.takt.board.InputFault.Kind;
import dev.takt.loop.LoopState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives the input of a whole controller every fault there is and measures, in ticks of 1 ms, how it
 * reacts; docs/reliability.md has the table.
 */
class InjectedFaultsTest {
    /** Longer than anything that is measured. */
    private static final int PATIENCE_TICKS = 1_000;

    private static final double HALF = 0.5;

    @TempDir private Path directory;

    private SteppedController oven() throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("oven.json"),
                        """
                        {
                          "inputs": { "temp": { "file": "/temp", "rate_hz": 1000, "sim": "40", "stale_after_ms": 20,
                                                "on_fault": { "hold_ms": 5, "then": "safe" } } },
                          "sets": { "s": { "formulas": { "heat": "temp > 30" } } },
                          "outputs": { "heater": { "pwm": { "channel": 0 }, "value": "heat", "safe": 0 } },
                          "simulation": { "formulas": { "plant": "heater" } }
                        }
                        """);
        SteppedController oven = SteppedController.compiled(Examples.read(file));
        oven.stepTicks(100);
        assertEquals(1, oven.get("heater$pin"));
        return oven;
    }

    /** A fault, and after how many ticks something is seen of it; -1 for never. */
    private record Reaction(int notOk, int notANumber, int safe) {
        String row() {
            return "%s | %s | %s".formatted(ms(notOk), ms(notANumber), ms(safe));
        }

        private static String ms(int ticks) {
            return ticks < 0 ? "no" : ticks + " ms";
        }
    }

    private Reaction reaction(InputFault fault) throws Exception {
        try (SteppedController oven = oven()) {
            oven.faults().inject("temp", fault);
            int notOk = -1;
            int notANumber = -1;
            int safe = -1;
            for (int tick = 0; tick < PATIENCE_TICKS; tick++) {
                oven.stepTicks(1);
                notOk = notOk < 0 && oven.get("temp.ok") == 0 ? tick : notOk;
                notANumber = notANumber < 0 && Double.isNaN(oven.get("temp")) ? tick : notANumber;
                boolean outputSafe = oven.state() == LoopState.SAFE && oven.get("heater$pin") == 0;
                safe = safe < 0 && outputSafe ? tick : safe;
            }
            return new Reaction(notOk, notANumber, safe);
        }
    }

    private static InputFault fault(Kind kind, double amount) {
        return new InputFault(kind, amount);
    }

    @Test
    void theTableOfReliabilityIsWhatThisRunMeasures() throws Exception {
        List<Map.Entry<String, InputFault>> faults =
                List.of(
                        Map.entry("`invalid`: no valid sample", fault(Kind.INVALID, Double.NaN)),
                        Map.entry("`drop=1`: no sample at all", fault(Kind.DROP, 1)),
                        Map.entry("`slow=200`: one sample in 200 ms", fault(Kind.SLOW, 200)),
                        Map.entry("`slow=10`: one sample in 10 ms", fault(Kind.SLOW, 10)),
                        Map.entry("`drop=0.5`: every other sample lost", fault(Kind.DROP, HALF)),
                        Map.entry("`noise=5`: 5 added or taken away", fault(Kind.NOISE, 5)),
                        Map.entry("`stuck`: the value stays", fault(Kind.STUCK, Double.NaN)));
        StringBuilder table = new StringBuilder();
        for (Map.Entry<String, InputFault> one : faults) {
            Reaction reaction = reaction(one.getValue());
            table.append("| ").append(one.getKey()).append(" | ").append(reaction.row());
            table.append(" |\n");
        }
        String documented = Files.readString(docs().resolve("reliability.md"));
        assertTrue(documented.contains(table), () -> "docs/reliability.md lacks\n" + table);
    }

    private static Path docs() {
        Path here = Path.of("docs");
        return Files.isDirectory(here) ? here : Path.of("../docs");
    }

    private void expect(InputFault fault, DoublePredicate everySample) throws Exception {
        try (SteppedController oven = oven()) {
            oven.faults().inject("temp", fault);
            for (int tick = 0; tick < 100; tick++) {
                oven.stepTicks(1);
                double temp = oven.get("temp");
                assertTrue(everySample.test(temp), () -> "temp " + temp);
            }
        }
    }

    @Test
    void noiseStaysInsideItsAmountAndMovesBothWays() throws Exception {
        expect(fault(Kind.NOISE, 5), temp -> temp >= 35 && temp <= 45);
        try (SteppedController oven = oven()) {
            oven.faults().inject("temp", fault(Kind.NOISE, 5));
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int tick = 0; tick < 100; tick++) {
                oven.stepTicks(1);
                least = Math.min(least, oven.get("temp"));
                greatest = Math.max(greatest, oven.get("temp"));
            }
            assertTrue(least < 37 && greatest > 43, least + " to " + greatest);
        }
    }

    @Test
    void aStuckInputStaysWhereItWasOrWhereItIsPut() throws Exception {
        expect(fault(Kind.STUCK, Double.NaN), temp -> temp == 40);
        expect(fault(Kind.STUCK, 85), temp -> temp == 85);
    }

    @Test
    void withoutTheFaultAllIsAsBefore() throws Exception {
        try (SteppedController oven = oven()) {
            oven.faults().inject("temp", fault(Kind.STUCK, 85));
            assertEquals(
                    Map.of("temp", fault(Kind.STUCK, 85)).toString(),
                    oven.faults().active().toString());
            oven.stepTicks(3);
            oven.faults().clear();
            oven.stepTicks(1);
            assertEquals(40, oven.get("temp"));
            assertEquals(Map.of(), oven.faults().active());
        }
    }

    @Test
    void aFaultForAWhileEndsByItself() throws Exception {
        try (SteppedController oven = oven()) {
            oven.stepTicks(1);
            oven.faults().inject("temp", fault(Kind.STUCK, 85), 5_000_000);
            assertEquals(Map.of("temp", 5_000_000L), oven.faults().leftNanos(0));
            for (int tick = 0; tick < 5; tick++) {
                oven.stepTicks(1);
                assertEquals(85, oven.get("temp"), "tick " + tick);
            }
            oven.stepTicks(1);
            assertEquals(40, oven.get("temp"));
            assertEquals(Map.of(), oven.faults().active());
            assertEquals(Map.of(), oven.faults().leftNanos(0));
        }
    }

    @Test
    void theSameFaultGivenAgainBeginsAnew() throws Exception {
        try (SteppedController oven = oven()) {
            oven.faults().inject("temp", fault(Kind.STUCK, 85), 5_000_000);
            oven.stepTicks(4);
            oven.faults().inject("temp", fault(Kind.STUCK, 85), 5_000_000);
            oven.stepTicks(5);
            assertEquals(85, oven.get("temp"));
            oven.stepTicks(1);
            assertEquals(40, oven.get("temp"));
        }
    }

    @Test
    void aStallIsOneLongTick() throws Exception {
        try (SteppedController oven = oven()) {
            assertTrue(oven.faults().stall(2_000_000));
            long begin = System.nanoTime();
            oven.stepTicks(1);
            assertTrue(System.nanoTime() - begin >= 2_000_000);
        }
    }

    @Test
    void onlyInputsCanBeGivenFaults() throws Exception {
        try (SteppedController oven = oven()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> oven.faults().inject("tmp", fault(Kind.DROP, 1)));
            assertEquals("[temp]", oven.faults().inputs().toString());
        }
    }
}
