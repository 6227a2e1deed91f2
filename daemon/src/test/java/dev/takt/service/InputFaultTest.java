package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.BoardException;
import dev.takt.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows when a sensor fails: a whole controller, stepped, whose sensor a parameter cuts. */
class InputFaultTest {
    private static final double SLEW = 0.5;

    @TempDir private Path directory;

    private SteppedController controller(String temp) throws IOException, BoardException {
        Path file = directory.resolve("fault.json");
        Files.writeString(
                file,
                """
                {
                  "loop": { "arm_ticks": 5 },
                  "parameters": { "cut": 0 },
                  "inputs": { "temp": { "gpio": 4, %s "sim": "cut ? nan : plant" } },
                  "sets": { "s": { "formulas": {
                    "heat": "pid(60, temp, kp=0.5, ki=20, kd=0.1, max=1)"
                  } } },
                  "outputs": {
                    "heater": { "pwm": { "channel": 0 }, "value": "heat", "slew_per_s": %s, "safe": 0 }
                  },
                  "simulation": { "formulas": { "plant": "20 + integral(heater * 9)" } }
                }
                """
                        .formatted(temp, SLEW));
        Configuration configuration = Examples.read(file);
        return SteppedController.compiled(configuration);
    }

    @Test
    void recoveryDoesNotMakeTheOutputJumpByMoreThanItsSlew() throws Exception {
        try (SteppedController controller = controller("")) {
            controller.step(1.5);
            double before = controller.get("heater");
            assertTrue(before > 0.7, "heater " + before);
            double integral = controller.get("heat");
            controller.set("cut", 1);
            controller.step(2);
            assertEquals(Double.NaN, controller.get("temp"));
            assertEquals(Double.NaN, controller.get("heat"));
            assertEquals(0, controller.get("heater"));
            controller.set("cut", 0);
            double last = 0;
            for (int i = 0; i < 1_000; i++) {
                controller.stepTicks(1);
                double now = controller.get("heater");
                assertTrue(Math.abs(now - last) <= SLEW * 0.001 + 1e-12, last + " to " + now);
                last = now;
            }
            // the controller itself went on from where it was
            assertEquals(integral, controller.get("heat"), 0.01);
        }
    }

    @Test
    void armingEndsWithTheOutputRisingFromItsSafeValue() throws Exception {
        try (SteppedController controller = controller("\"required\": true,")) {
            controller.set("cut", 1);
            controller.step(1);
            assertEquals(0, controller.get("heater"));
            assertEquals(0, controller.get("heater$pin"));
            controller.set("cut", 0);
            controller.stepTicks(4);
            assertEquals(0, controller.get("heater$pin"));
            assertEquals(1, controller.get("heat"), "the formulas see the samples meanwhile");
            controller.stepTicks(1);
            assertEquals(SLEW * 0.001, controller.get("heater$pin"), 1e-12);
        }
    }

    @Test
    void aSubstituteTakesThePlaceOfAnInputThatIsNoLongerHeld() throws Exception {
        String fault = "\"on_fault\": { \"hold_ms\": 10, \"then\": \"value\", \"value\": 99 },";
        try (SteppedController controller = controller(fault)) {
            controller.stepTicks(20);
            double last = controller.get("temp");
            controller.set("cut", 1);
            controller.stepTicks(10);
            assertEquals(last, controller.get("temp"), 0.1);
            controller.stepTicks(1);
            assertEquals(99, controller.get("temp"));
            assertEquals(0, controller.get("temp.ok"));
            controller.set("cut", 0);
            controller.stepTicks(1);
            assertEquals(1, controller.get("temp.ok"));
            assertEquals(last, controller.get("temp"), 0.1);
        }
    }

    @Test
    void allOutputsAreSafeOnTheTickAfterTheHoldTimeAndStaySo() throws Exception {
        String fault = "\"on_fault\": { \"hold_ms\": 10, \"then\": \"safe\" },";
        try (SteppedController controller = controller(fault)) {
            controller.step(1);
            controller.set("cut", 1);
            controller.stepTicks(10);
            assertTrue(controller.get("heater$pin") > 0);
            controller.stepTicks(1);
            assertEquals(0, controller.get("heater$pin"));
            assertEquals(0, controller.get("heater"));
            assertEquals(1, controller.get("held"));
            controller.set("cut", 0);
            controller.step(1);
            assertEquals(0, controller.get("heater$pin"));
        }
    }
}
