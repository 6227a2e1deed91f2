package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.Slot;
import dev.takt.batch.CompiledBatch;
import dev.takt.recording.Window;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadTest {
    /** Formulas enough for a batch that works on a mirror of its cells; see CompiledBatch. */
    private static final int MANY = 60;

    private static final int RELOADS = 40;

    private static final String BLOCKS =
            """
            "error": "setpoint - temp",
            "heat": "pid(setpoint, temp, kp=0.4, ki=0.3, kd=0.05, min=0, max=1)",
            "total": "integral(error)",
            "smooth": "lowpass(temp, 0.05)",
            "late": "delay(temp, 0.02)",
            "turns": "counter(error > 0 && wave > 0)",
            "wave": "sin(3 * t)",
            "before": "prev(smooth, 7) + mean(temp, 9)"
            """;

    private static String file(String parameters, String formulas, int more) {
        String padding =
                IntStream.range(0, more)
                        .mapToObj(i -> ", \"p%d\": \"wave * %d + integral(p_in)\"".formatted(i, i))
                        .collect(Collectors.joining());
        return """
        {
          "loop": { "rate_hz": 1000 },
          "board": "sim",
          "inputs": { "temp": { "gpio": 4, "sim": "plant" } },
          "parameters": { "p_in": 1, %s },
          "sets": {
            "control": { "formulas": { %s %s } },
            "slow": { "every": 7, "formulas": { "seldom": "integral(t)" } }
          },
          "outputs": {
            "heater": { "pwm": {}, "value": "heat", "safe": 0, "slew_per_s": 20 },
            "fan": { "gpio": 9, "value": "pwm(heat, 0.1)", "safe": 1 }
          },
          "simulation": {
            "formulas": { "plant": "20 + integral(heater * 9 - (prev(plant, 20) - 20) * 0.5)" }
          }
        }
        """
                .formatted(parameters, formulas, padding);
    }

    private static String file(String parameters, String formulas) {
        return file(parameters, formulas, 0);
    }

    private static final String SETPOINT =
            "\"setpoint\": { \"value\": 25, \"min\": 0, \"max\": 50 }";

    private static void assertSameBits(Reloaded expected, Reloaded actual) {
        for (Slot slot : expected.loaded.batch().arena().layout().slots()) {
            if (slot.name().indexOf('$') < 0) {
                double value = expected.get(slot.name());
                assertEquals(
                        Double.doubleToRawLongBits(value),
                        Double.doubleToRawLongBits(actual.get(slot.name())),
                        () ->
                                "%s at tick %s: %s expected, is %s"
                                        .formatted(
                                                slot.name(),
                                                expected.get("tick"),
                                                value,
                                                actual.get(slot.name())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MANY})
    void everySignalGoesOnBitForBit(int more) throws Exception {
        String text = file(SETPOINT, BLOCKS, more);
        try (Reloaded plain = new Reloaded(text);
                Reloaded reloaded = new Reloaded(text)) {
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 37; i++) {
                    plain.step(1);
                    reloaded.step(1);
                    assertSameBits(plain, reloaded);
                }
                ReloadResult result = reloaded.reload(text);
                assertTrue(result.taken(), () -> Reloaded.messages(result).toString());
                assertEquals(List.of(), carried(result).anew());
                plain.step(1);
                assertSameBits(plain, reloaded);
            }
            assertEquals(0, reloaded.recorder.missed());
        }
    }

    @Test
    void editsElsewhereDoNotDisturbABlock() throws Exception {
        String other =
                "\"first\": \"integral(1) + integral(2)\", "
                        + BLOCKS.replace("setpoint - temp", "(setpoint - temp) * 1");
        try (Reloaded plain = new Reloaded(file(SETPOINT, BLOCKS));
                Reloaded reloaded = new Reloaded(file(SETPOINT, BLOCKS))) {
            plain.step(500);
            reloaded.step(500);
            ReloadResult result = reloaded.reload(file(SETPOINT, other, MANY));
            plain.step(1);
            assertSameBits(plain, reloaded);
            plain.step(300);
            reloaded.step(300);
            assertSameBits(plain, reloaded);
            List<String> anew = carried(result).anew();
            assertEquals(2 + MANY, anew.size());
            assertTrue(
                    anew.containsAll(List.of("integral of 'first'", "integral 2 of 'first'")),
                    anew::toString);
        }
    }

    @Test
    void aBlockOfOtherSizeOrKindBeginsAnew() throws Exception {
        try (Reloaded reloaded = new Reloaded(file(SETPOINT, BLOCKS))) {
            reloaded.step(100);
            ReloadResult result =
                    reloaded.reload(
                            file(
                                    SETPOINT,
                                    BLOCKS.replace("delay(temp, 0.02)", "delay(temp, 0.03)")
                                            .replace("integral(error)", "lowpass(error, 2)")));
            assertEquals(List.of("lowpass of 'total'", "delay of 'late'"), carried(result).anew());
            assertTrue(
                    carried(result).told().contains("2 anew: lowpass of 'total', delay of 'late'"));
        }
    }

    @Test
    void timeAndOutputsGoOnWithoutAJump() throws Exception {
        String steep = "\"heat\": \"0.9\"";
        String low = "\"heat\": \"0.1\"";
        try (Reloaded reloaded = new Reloaded(file(SETPOINT, steep))) {
            reloaded.step(200);
            assertEquals(0.9, reloaded.get("heater"), 1e-9);
            reloaded.reload(file(SETPOINT, low));
            assertEquals(200, reloaded.get("tick"));
            assertEquals(0.2, reloaded.get("t"), 1e-12);
            assertEquals(0.9 - 20 * 0.001, reloaded.get("heater"), 1e-9, "the slew limit holds");
        }
    }

    @Test
    void aParameterKeepsItsValueUnlessTheFileHasAnother() throws Exception {
        String parameters =
                "\"a\": 1, \"b\": 2, \"c\": { \"value\": 3, \"min\": 0, \"max\": 9 }, \"gone\": 1";
        String changed =
                "\"a\": 1, \"b\": 5, \"c\": { \"value\": 3, \"min\": 0, \"max\": 4 }, \"new\": 6";
        String formula = "\"heat\": \"a + b + c\"";
        try (Reloaded reloaded = new Reloaded(file(parameters, formula))) {
            reloaded.set("a", 10);
            reloaded.set("b", 20);
            reloaded.set("c", 8);
            reloaded.step(1);
            ReloadResult result = reloaded.reload(file(changed, formula));
            assertEquals(10, reloaded.get("a"));
            assertEquals(5, reloaded.get("b"));
            assertEquals(4, reloaded.get("c"));
            assertEquals(6, reloaded.get("new"));
            assertEquals(List.of("b: 20 → 5"), carried(result).fromFile());
            assertEquals(List.of("a = 10", "c = 8 → 4 (new limit)"), carried(result).kept());
        }
    }

    @Test
    void theRecordingGoesOnWhereTheSignalsAreTheSame() throws Exception {
        try (Reloaded reloaded = new Reloaded(file(SETPOINT, "\"heat\": \"t\""))) {
            reloaded.step(20);
            Loaded before = reloaded.loaded;
            assertTrue(reloaded.reload(file(SETPOINT, "\"heat\": \"t / 2\"")).taken());
            reloaded.step(9);
            assertRecorded(reloaded, 0, 30);
            assertTrue(reloaded.back(before).taken());
            reloaded.step(9);
            assertRecorded(reloaded, 0, 40);
            assertTrue(reloaded.reload(file(SETPOINT, "\"heat\": \"t\", \"more\": \"1\"")).taken());
            reloaded.step(4);
            assertRecorded(reloaded, 40, 45);
        }
    }

    private static void assertRecorded(Reloaded reloaded, int from, int to) {
        try (Window window = reloaded.ring.window(0, Long.MAX_VALUE)) {
            assertEquals(from, window.tick(0));
            assertEquals(to - from, window.rows());
            for (int row = 0; row < window.rows(); row++) {
                assertEquals(from + row, window.tick(row));
            }
        }
    }

    @Test
    void pointsComeAndGo() throws Exception {
        String text = file(SETPOINT, BLOCKS);
        String other =
                text.replace(
                                "\"temp\": {",
                                "\"level\": { \"i2c\": { \"bus\": \"i2c-1\", \"address\": 9 },"
                                        + " \"sim\": \"temp * 2\" }, \"temp\": {")
                        .replace(
                                "\"fan\": {",
                                "\"pump\": { \"pwm\": { \"channel\": 1 }, \"value\": \"level /"
                                        + " 100\", \"safe\": 0.75, \"slew_per_s\": 1 }, \"lamp\": {");
        try (Reloaded plain = new Reloaded(text);
                Reloaded reloaded = new Reloaded(text)) {
            plain.step(300);
            reloaded.step(300);
            ReloadResult result = reloaded.reload(other);
            assertTrue(result.taken(), () -> Reloaded.messages(result).toString());
            plain.step(1);
            assertEquals(plain.get("heater"), reloaded.get("heater"));
            assertEquals(1, reloaded.get("level.ok"));
            assertEquals(2 * plain.get("temp"), reloaded.get("level"), 1e-9);
            assertEquals(0.75, reloaded.get("pump"), 0.0011, "begins at its safe value");
            assertEquals(reloaded.get("pump"), reloaded.get("pump$pin"));
            reloaded.loaded.board().releaseOthers();
            reloaded.step(50);
            plain.step(50);
            assertEquals(plain.get("heater"), reloaded.get("heater"));
            assertEquals(plain.get("temp"), reloaded.get("temp"));
            assertTrue(reloaded.reload(text).taken());
            reloaded.loaded.board().releaseOthers();
            plain.step(1);
            assertEquals(plain.get("heater"), reloaded.get("heater"));
        }
    }

    @Test
    void aFileWithErrorsChangesNothing() throws Exception {
        try (Reloaded reloaded = new Reloaded(file(SETPOINT, BLOCKS))) {
            reloaded.step(10);
            Loaded before = reloaded.loaded;
            ReloadResult result =
                    reloaded.reload(file(SETPOINT, BLOCKS.replace("integral(error)", "integral(")));
            assertFalse(result.taken());
            assertFalse(result.diagnostics().isEmpty());
            assertNotNull(result.diagnostics().getFirst().span());
            assertSame(before, reloaded.loaded);
            reloaded.step(10);
            assertSame(before.board(), reloaded.loop.generation().board());
        }
    }

    @Test
    void whatNeedsARestartIsSaidByName() throws Exception {
        String text = file(SETPOINT, BLOCKS);
        String other =
                text.replace(
                        "\"loop\": { \"rate_hz\": 1000 }",
                        "\"name\": \"other\", \"loop\": { \"rate_hz\": 500, \"cpu\": 1,"
                                + " \"priority\": 30, \"wait\": \"spin\", \"overrun\": \"shed\" }");
        try (Reloaded reloaded = new Reloaded(text)) {
            ReloadResult result = reloaded.reload(other);
            assertFalse(result.taken());
            assertEquals(
                    List.of(
                            "'name' has changed from test-json to other",
                            "'rate_hz' of loop has changed from 1000 to 500",
                            "'cpu' of loop has changed from auto to 1",
                            "'priority' of loop has changed from 40 to 30",
                            "'wait' of loop has changed from hybrid to spin",
                            "'overrun' of loop has changed from skip to shed"),
                    Reloaded.messages(result));
        }
    }

    @Test
    void aLoopThatHasEndedRefuses() throws Exception {
        try (Reloaded reloaded = new Reloaded(file(SETPOINT, BLOCKS))) {
            reloaded.loop.requestStop();
            assertFalse(reloaded.loop.tick());
            Loaded before = reloaded.loaded;
            ReloadResult result = reloaded.reload(file(SETPOINT, BLOCKS));
            assertEquals(List.of("the loop has ended"), Reloaded.messages(result));
            assertSame(before, reloaded.loaded);
        }
    }

    /** Batches, their memory and their hidden classes: nothing may keep any of them. */
    @Test
    void whatHasBeenReplacedIsCollected() throws Exception {
        String text = file(SETPOINT, BLOCKS, MANY);
        List<WeakReference<CompiledBatch>> replaced = new ArrayList<>();
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        try (Reloaded reloaded = new Reloaded(text)) {
            reloaded.step(1);
            long unloaded = classes.getUnloadedClassCount();
            for (int i = 0; i < RELOADS; i++) {
                replaced.add(new WeakReference<>(reloaded.loaded.batch()));
                assertTrue(reloaded.reload(text).taken());
                reloaded.loaded.board().releaseOthers();
            }
            for (int i = 0; i < 50 && replaced.stream().anyMatch(one -> one.get() != null); i++) {
                System.gc();
            }
            assertEquals(0, replaced.stream().filter(one -> one.get() != null).count());
            long gone = classes.getUnloadedClassCount() - unloaded;
            assertTrue(gone >= RELOADS, gone + " classes unloaded");
        }
    }

    private static Carried carried(ReloadResult result) {
        assertNotNull(result.carried(), () -> Reloaded.messages(result).toString());
        return result.carried();
    }
}
