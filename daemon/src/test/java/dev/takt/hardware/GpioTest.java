package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lines of a chip of gpio-sim, from the pull outside to the formula and back. */
@Tag("devices")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GpioTest {
    private final GpioSim sim = GpioSim.plug("gpio-test", 16);
    private final RunningTakt takt =
            RunningTakt.onDevices(
                    """
                    "inputs": {
                      "plain": { "gpio": 0, "chip": "gpio-test" },
                      "turned": { "gpio": 1, "chip": "gpio-test", "active_low": true },
                      "up": { "gpio": 2, "chip": "gpio-test", "pull": "up" },
                      "down": { "gpio": 3, "chip": "gpio-test", "pull": "down" },
                      "calm": { "gpio": 4, "chip": "gpio-test", "debounce_ms": 5000 },
                      "edges": { "counter": 5, "chip": "gpio-test" },
                      "both": { "counter": 6, "chip": "gpio-test", "edge": "both" }
                    },
                    "outputs": {
                      "lamp": { "gpio": 8, "chip": "gpio-test", "value": "plain", "safe": 0 },
                      "relay": { "gpio": 9, "chip": "gpio-test", "active_low": true,
                                 "value": "plain", "safe": 0 },
                      "see_plain": { "file": "$DIR/plain", "value": "plain", "safe": -1 },
                      "see_turned": { "file": "$DIR/turned", "value": "turned", "safe": -1 },
                      "see_up": { "file": "$DIR/up", "value": "up", "safe": -1 },
                      "see_down": { "file": "$DIR/down", "value": "down", "safe": -1 },
                      "see_calm": { "file": "$DIR/calm", "value": "calm", "safe": -1 },
                      "see_edges": { "file": "$DIR/edges", "value": "edges", "safe": -1 },
                      "see_both": { "file": "$DIR/both", "value": "both", "safe": -1 }
                    }
                    """);

    @BeforeAll
    void untilItRuns() {
        takt.running();
    }

    @AfterAll
    void end() {
        takt.close();
        sim.close();
    }

    @Test
    void whatALineIsPulledToArrivesInFormulasAndGoesOut() {
        for (int level : new int[] {1, 0, 1, 0}) {
            sim.pull(0, level == 1);
            takt.shows("plain", level);
            Until.so("the lamp is " + level, () -> sim.level(8) == level, takt::printed);
            Until.so("the relay is not", () -> sim.level(9) == 1 - level, takt::printed);
        }
    }

    @Test
    void activeLowTurnsAnInputAround() {
        sim.pull(1, true);
        takt.shows("turned", 0);
        sim.pull(1, false);
        takt.shows("turned", 1);
    }

    @Test
    void theBiasOfALineIsThatOfTheConfiguration() {
        assertTrue(sim.pulledUp(2));
        assertFalse(sim.pulledUp(3));
        takt.shows("up", 1);
        takt.shows("down", 0);
    }

    @Test
    void aLevelCountsOnlyWhenItHasStayed() {
        sim.pull(4, true);
        sim.pull(1, true);
        takt.shows("turned", 0);
        assertEquals(0, takt.shown("calm"));
        takt.shows("calm", 1);
    }

    /**
     * One at a time: gpio-sim makes one of two edges that come within a timer tick of its kernel.
     */
    @Test
    void everyEdgeIsCounted() {
        for (int i = 1; i <= 5; i++) {
            sim.pull(5, true);
            sim.pull(6, true);
            takt.shows("both", 2 * i - 1);
            takt.shows("edges", i);
            sim.pull(5, false);
            sim.pull(6, false);
            takt.shows("both", 2 * i);
        }
        takt.shows("edges", 5);
    }
}
