package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A channel of the PWM chip of our board. */
@Tag("devices")
class PwmTest {
    private static final int CHANNEL = 1;

    /**
     * A line of the board's file: period and pulse in ns, polarity, on or off, and how often set.
     */
    private static String[] state() {
        return Lab.BOARD.in("pwm_channels").lines().get(CHANNEL).split(" ");
    }

    private static void until(long pulseNanos, RunningTakt takt) {
        Until.so(
                "a pulse of " + pulseNanos + " ns",
                () -> Long.parseLong(state()[1]) == pulseNanos,
                () -> String.join(" ", state()) + "\n" + takt.printed());
    }

    @Test
    void theDutyIsThePulseAndAChangeIsOneWrite() {
        String chip = Lab.pwmChip().substring("pwmchip".length());
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": { "wish": { "file": "$DIR/wish", "rate_hz": 50 } },
                        "outputs": {
                          "fan": { "pwm": { "chip": %s, "channel": 1, "frequency_hz": 1000 },
                                   "value": "wish ?? 0.5", "safe": 0.125 }
                        }
                        """
                                .formatted(chip))) {
            takt.running();
            until(500_000, takt);
            assertEquals("1000000", state()[0]);
            assertEquals("on", state()[3]);

            int applied = Integer.parseInt(state()[4]);
            takt.put("wish", 0.25);
            until(250_000, takt);
            takt.put("wish", 0.75);
            until(750_000, takt);
            assertEquals(applied + 2, Integer.parseInt(state()[4]));

            assertEquals(0, takt.stop());
            assertEquals("125000", state()[1]);
        }
    }
}
