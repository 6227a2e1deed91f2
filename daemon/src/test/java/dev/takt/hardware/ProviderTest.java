package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Points that name a provider, beside points that name none. */
@Tag("devices")
class ProviderTest {
    private static final int CHANNEL = 3;

    private static String pulse() {
        return Lab.BOARD.in("pwm_channels").lines().get(CHANNEL).split(" ")[1];
    }

    @Test
    void linesAndChannelsOfANamedProviderFollow() {
        String pwmChip = Lab.pwmChip().substring("pwmchip".length());
        try (GpioSim sim = GpioSim.plug("provider-test", 8);
                RunningTakt takt =
                        RunningTakt.onDevices(
                                """
                                "inputs": {
                                  "own": { "gpio": 0, "chip": "provider-test" },
                                  "named": { "gpio": 1, "chip": "%1$s", "active_low": true,
                                             "provider": "takt-digital-input" }
                                },
                                "outputs": {
                                  "lamp": { "gpio": 4, "chip": "provider-test", "value": "named",
                                            "safe": 0 },
                                  "horn": { "gpio": 5, "chip": "%1$s", "value": "own", "safe": 1,
                                            "provider": "takt-digital-output" },
                                  "fan": { "pwm": { "chip": %2$s, "channel": 3 },
                                           "value": "own ? 0.5049 : 0.2", "safe": 0.25,
                                           "provider": "takt-pwm" }
                                }
                                """
                                        .formatted(sim.chip(), pwmChip))) {
            takt.running();
            for (boolean up : new boolean[] {true, false, true}) {
                sim.pull(0, up);
                sim.pull(1, !up);
                int level = up ? 1 : 0;
                Until.so("the horn is " + level, () -> sim.level(5) == level, takt::printed);
                Until.so("the lamp is " + level, () -> sim.level(4) == level, takt::printed);
                String percents = up ? "500000" : "200000";
                Until.so("the fan is " + percents, () -> pulse().equals(percents), takt::printed);
            }
            assertEquals(0, takt.stop(), takt.printed());
            assertEquals("250000", pulse());
        }
    }

    @Test
    void aProviderThatIsNotThereIsRefusedWithThoseThatAre() {
        try (GpioSim sim = GpioSim.plug("provider-test", 2);
                RunningTakt takt =
                        RunningTakt.onDevices(
                                """
                                "outputs": {
                                  "lamp": { "gpio": 0, "chip": "%s", "value": "1", "safe": 0,
                                            "provider": "takt-digital-outptu" }
                                }
                                """
                                        .formatted(sim.chip()))) {
            assertNotEquals(0, takt.exitCode(), takt.printed());
            String printed = takt.printed();
            assertTrue(printed.contains("did you mean 'takt-digital-output'?"), printed);
        }
    }
}
