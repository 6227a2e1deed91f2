package dev.takt.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProbationTest {
    private static final long SECOND = 1_000_000_000;
    private static final long LENGTH = 10 * SECOND;

    private static String file(String heat, String sim, String more) {
        return """
        { "board": "sim",
          "inputs": { "temp": { "gpio": 4, "sim": "%s" } },
          "sets": { "control": { "formulas": { "sum": "integral(temp)" %s } } },
          "outputs": { "heater": { "pwm": {}, "value": "%s", "safe": 0 } } }
        """
                .replace("\"sum\"", "\"total\"")
                .formatted(sim, more, heat);
    }

    private static final String GOOD = file("temp / 2", "1", "");
    private static final String WITHOUT_VALUE = file("sqrt(-1 - t)", "1", "");
    private static final String AT_FAULT = file("temp ?? 0", "0 / (t * 0)", "");

    /** A controller that has reloaded, and its probation, begun at 0. */
    private static Probation begin(Reloaded controller, String text, long lateBefore)
            throws InterruptedException {
        controller.step(10);
        Loaded before = controller.loaded;
        assertTrue(controller.reload(text).taken());
        controller.step(10);
        return new Probation(
                controller.loaded, before, 0, LENGTH, new Probation.LateCount(100, lateBefore));
    }

    @Test
    void whatDoesAsWellAsBeforeStandsIt() throws Exception {
        try (Reloaded controller = new Reloaded(GOOD)) {
            Probation probation = begin(controller, file("temp / 3", "1", ""), 0);
            for (long now = 0; now < LENGTH; now += SECOND / 10) {
                assertNull(probation.failure(now, 100));
                assertFalse(probation.isOver(now));
            }
            assertTrue(probation.isOver(LENGTH));
        }
    }

    @Test
    void anOutputWithoutAValueFailsOnceItHasLasted() throws Exception {
        try (Reloaded controller = new Reloaded(GOOD)) {
            Probation probation = begin(controller, WITHOUT_VALUE, 0);
            assertNull(probation.failure(0, 100));
            assertNull(probation.failure(SECOND / 2, 100));
            assertEquals(
                    "the formula of output 'heater' gives no value for 0.6 s, and was not before",
                    probation.failure(SECOND * 6 / 10, 100));
        }
    }

    @Test
    void anInputAtFaultFailsOnceItHasLasted() throws Exception {
        try (Reloaded controller = new Reloaded(GOOD)) {
            Probation probation = begin(controller, AT_FAULT, 0);
            assertNull(probation.failure(0, 100));
            assertEquals(
                    "input 'temp' is not valid for 1.0 s, and was not before",
                    probation.failure(SECOND, 100));
        }
    }

    @Test
    void whatWasWrongBeforeIsNoReason() throws Exception {
        try (Reloaded controller = new Reloaded(AT_FAULT)) {
            Probation probation = begin(controller, AT_FAULT, 0);
            assertNull(probation.failure(0, 100));
            assertNull(probation.failure(5 * SECOND, 100));
        }
    }

    @Test
    void moreLateTicksThanBeforeFailAtOnce() throws Exception {
        try (Reloaded controller = new Reloaded(GOOD)) {
            Probation probation = begin(controller, GOOD, 3);
            assertNull(probation.failure(SECOND, 116));
            assertEquals(
                    "17 late or missed ticks in 1.0 s, at most 16 expected",
                    probation.failure(SECOND, 117));
        }
    }

    @Test
    void whatRanBeforeComesBackWithWhatWasLearntSince() throws Exception {
        try (Reloaded plain = new Reloaded(GOOD);
                Reloaded controller = new Reloaded(GOOD)) {
            plain.step(10);
            controller.step(10);
            Loaded before = controller.loaded;
            controller.reload(WITHOUT_VALUE);
            controller.step(50);
            assertEquals(0, controller.get("heater"));
            assertTrue(controller.back(before).taken());
            plain.step(52);
            assertEquals(plain.get("total"), controller.get("total"));
            assertEquals(plain.get("heater"), controller.get("heater"));
            assertEquals(before.board(), controller.loaded.board());
        }
    }
}
