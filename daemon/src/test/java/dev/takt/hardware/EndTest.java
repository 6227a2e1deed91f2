package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How it ends: by SIGTERM, and when a device is pulled out. */
@Tag("devices")
class EndTest {
    @Test
    void everyOutputHasItsSafeValueAfterSigterm() {
        LabChip dac = LabChip.at(0x76);
        try (GpioSim sim = GpioSim.plug("end-test", 4);
                RunningTakt takt =
                        RunningTakt.onDevices(
                                """
                                "outputs": {
                                  "on": { "gpio": 0, "chip": "end-test", "value": "1", "safe": 0 },
                                  "off": { "gpio": 1, "chip": "end-test", "value": "0", "safe": 1 },
                                  "fan": { "pwm": { "chip": 0, "channel": 2 },
                                           "value": "0.5", "safe": 1 },
                                  "dac": { "i2c": { "bus": "%s", "address": "0x76", "register": 9 },
                                           "value": "200", "safe": 17 },
                                  "text": { "file": "$DIR/text", "value": "5", "safe": 6 }
                                }
                                """
                                        .formatted(Lab.i2cBus()))) {
            takt.running();
            takt.shows("text", 5);
            Until.so("the DAC is set", () -> dac.register(9) == 200, takt::printed);
            Until.so("the line is on", () -> sim.level(0) == 1, takt::printed);
            Until.so("the other is off", () -> sim.level(1) == 0, takt::printed);
            takt.allocatesNothing();

            assertEquals(0, takt.stop(), takt.printed());
            assertEquals(17, dac.register(9));
            assertEquals(6, takt.shown("text"));
            assertTrue(
                    Lab.BOARD.in("pwm_channels").lines().get(2).startsWith("1000000 1000000 "),
                    Lab.BOARD.in("pwm_channels").lines()::toString);
        }
    }

    @Test
    void aChipThatIsPulledOutMakesItsInputsInvalidAndTheLoopGoesOn() {
        try (GpioSim sim = GpioSim.plug("end-test", 4);
                RunningTakt takt =
                        RunningTakt.onDevices(
                                """
                                "inputs": {
                                  "wish": { "file": "$DIR/wish", "rate_hz": 50 },
                                  "door": { "gpio": 0, "chip": "end-test" }
                                },
                                "outputs": {
                                  "see_wish": { "file": "$DIR/seen", "value": "wish", "safe": -1 },
                                  "see_door": { "file": "$DIR/door", "value": "door ?? -99",
                                                "safe": -1 }
                                }
                                """)) {
            takt.running();
            sim.pull(0, true);
            takt.shows("door", 1);
            sim.unplug();
            takt.shows("door", -99);
            takt.put("wish", 4);
            takt.shows("seen", 4);
            assertEquals(0, takt.stop(), takt.printed());
        }
    }
}
