package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.arena.ArenaLayout;
import dev.takt.formula.check.Program;
import dev.takt.loop.Hatch;
import dev.takt.loop.Transaction;
import dev.takt.loop.Transaction.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forces in a loop that is stepped: their beginning, their end, and what reloads do to them. */
class ForcedReloadTest {
    /** Formulas enough for a batch that works on a mirror of its cells; see CompiledBatch. */
    private static final int MANY = 60;

    private static String file(String smooth, int more) {
        String padding =
                IntStream.range(0, more)
                        .mapToObj(i -> ", \"p%d\": \"wave * %d + integral(p)\"".formatted(i, i))
                        .collect(Collectors.joining());
        return """
        {
          "board": "sim",
          "inputs": { "temp": { "gpio": 4, "sim": "20 + sin(t)" } },
          "parameters": { "p": 1 },
          "sets": {
            "control": { "formulas": {
              "smooth": "%s",
              "behind": "smooth * 2",
              "total": "integral(temp)",
              "wave": "sin(3 * t)" %s } },
            "slow": { "every": 7, "formulas": { "seldom": "integral(1)" } }
          },
          "outputs": {
            "heater": { "pwm": {}, "value": "behind / 100", "safe": 0, "slew_per_s": 20 },
            "fan": { "gpio": 9, "value": "temp > 30", "safe": 1 }
          }
        }
        """
                .formatted(smooth, padding);
    }

    private static final String SMOOTH = "lowpass(temp, 0.05)";

    private static void force(Reloaded controller, String name, double value, long ticks) {
        ArenaLayout layout = controller.loaded.batch().arena().layout();
        send(
                controller,
                new Write(layout.slot(Program.forced(name)), value),
                Write.tickAfter(layout.slot(Program.until(name)), ticks));
    }

    private static void unforce(Reloaded controller, String name) {
        ArenaLayout layout = controller.loaded.batch().arena().layout();
        send(controller, new Write(layout.slot(Program.until(name)), 0));
    }

    private static void send(Reloaded controller, Write... writes) {
        Hatch hatch = controller.loaded.generation().hatch();
        Transaction transaction = new Transaction(hatch.arena(), List.of(writes));
        assertTrue(hatch.mailbox().send(transaction));
    }

    private static void assertSame(Reloaded plain, Reloaded controller, String... names) {
        for (String name : names) {
            assertEquals(
                    Double.doubleToRawLongBits(plain.get(name)),
                    Double.doubleToRawLongBits(controller.get(name)),
                    () -> name + " at tick " + plain.get("tick"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MANY})
    void aForceHoldsForItsTicksAndDisturbsNoBlock(int more) throws Exception {
        String text = file(SMOOTH, more);
        try (Reloaded plain = new Reloaded(text);
                Reloaded controller = new Reloaded(text)) {
            plain.step(100);
            controller.step(100);
            controller.fit(Set.of("smooth", "seldom"), Set.of());
            plain.step(1);
            assertSame(plain, controller, "smooth", "behind", "total", "seldom", "wave", "heater");
            force(controller, "smooth", -3, 25);
            force(controller, "seldom", 99, 25);
            for (int i = 0; i < 25; i++) {
                plain.step(1);
                controller.step(1);
                assertEquals(-3, controller.get("smooth"));
                assertEquals(-6, controller.get("behind"));
                assertEquals(99, controller.get("seldom"));
                assertSame(plain, controller, "total", "wave");
            }
            for (int i = 0; i < 25; i++) {
                plain.step(1);
                controller.step(1);
                assertSame(plain, controller, "smooth", "behind", "total", "seldom", "wave");
            }
        }
    }

    @Test
    void gatesComeAndGoAndForcesGoOn() throws Exception {
        String text = file(SMOOTH, 0);
        try (Reloaded plain = new Reloaded(text);
                Reloaded controller = new Reloaded(text)) {
            controller.step(10);
            controller.fit(Set.of("smooth", "seldom"), Set.of());
            force(controller, "smooth", 5, 1000);
            force(controller, "seldom", 6, 1000);
            controller.step(20);
            controller.fit(Set.of("smooth", "seldom", "wave"), Set.of("smooth", "seldom"));
            assertEquals(5, controller.get("smooth"));
            assertEquals(6, controller.get("seldom"));
            controller.step(3);
            assertEquals(6, controller.get("seldom"));
            unforce(controller, "smooth");
            controller.step(1);
            assertNotEquals(5, controller.get("smooth"));
            controller.fit(Set.of(), Set.of());
            plain.step((int) controller.get("tick") + 1);
            assertSame(plain, controller, "smooth", "behind", "total", "seldom", "wave");
            assertEquals(Set.of(), controller.loaded.forcible());
        }
    }

    @Test
    void aReloadKeepsWhatItDoesNotTouchAndEndsTheRest() throws Exception {
        try (Reloaded controller = new Reloaded(file(SMOOTH, 0))) {
            controller.step(1);
            Set<String> both = Set.of("smooth", "total");
            controller.fit(both, Set.of());
            force(controller, "smooth", 5, 1000);
            force(controller, "total", 6, 1000);
            controller.step(1);
            String other = file("lowpass(temp, 0.06)", 0);
            assertTrue(controller.reload(other, new Reload.Gates(both, Set.of("total"))).taken());
            assertNotEquals(5, controller.get("smooth"));
            assertEquals(6, controller.get("total"));
        }
    }

    @Test
    void whatComesBackIsForcedByWhatIsSoNowAndNotByWhatWas() throws Exception {
        try (Reloaded controller = new Reloaded(file(SMOOTH, 0))) {
            controller.step(1);
            controller.fit(Set.of("smooth", "total"), Set.of());
            force(controller, "smooth", 5, 1000);
            force(controller, "total", 6, 1000);
            controller.step(1);
            Loaded before = controller.loaded;
            controller.reload(
                    file("temp", 0), new Reload.Gates(Set.of("smooth", "total"), Set.of("total")));
            force(controller, "total", 7, 1000);
            controller.step(1);
            assertTrue(controller.back(before, "total").taken());
            assertNotEquals(5, controller.get("smooth"));
            assertEquals(7, controller.get("total"));
        }
    }

    @Test
    void thoseWhoLookOnNoticeNothing() throws Exception {
        try (Reloaded controller = new Reloaded(file(SMOOTH, 0))) {
            controller.step(5);
            Hatch hatch = controller.loaded.generation().hatch();
            double[] cells = new double[hatch.image().layout().cellCount()];
            controller.fit(Set.of("smooth"), Set.of());
            assertNotSame(hatch.arena(), controller.loaded.batch().arena());
            Hatch fitted = controller.loaded.generation().hatch();
            assertTrue(fitted.image() == hatch.image() && fitted.posts() == hatch.posts());
            force(controller, "smooth", 5, 3);
            controller.step(1);
            assertEquals(6, hatch.image().read(cells));
            int smooth = (int) (fitted.arena().layout().slot("smooth").offset() / Double.BYTES);
            assertEquals(5, cells[smooth]);
            assertTrue(
                    controller.loaded.generation().rows().layout()
                            == controller.loop.generation().rows().layout());
        }
    }

    @Test
    void aForcedInputIsAsGoodAsItsSampleIs() throws Exception {
        String text = file(SMOOTH, 0).replace("20 + sin(t)", "tick < 3 ? 20 : 0 / (t * 0)");
        try (Reloaded controller = new Reloaded(text)) {
            controller.fit(Set.of("temp"), Set.of());
            force(controller, "temp", 55, 1000);
            controller.step(10);
            assertEquals(55, controller.get("temp"));
            assertEquals(1, controller.get("fan"));
            assertEquals(0, controller.get("temp.ok"));
        }
    }
}
