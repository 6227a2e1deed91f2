package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.BoardException;
import dev.takt.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the examples promise, in simulated time. */
final class ExamplesTest {
    @TempDir private Path directory;

    static Stream<Path> examples() throws IOException {
        return Examples.all().stream();
    }

    private static SteppedController compiled(String example) throws BoardException {
        return SteppedController.compiled(Examples.read(Examples.path(example)));
    }

    /** An example that reads no file of this machine, so that nothing changes under the test. */
    private Configuration withoutFiles(Path example) throws IOException {
        String text = Files.readString(example).replaceAll("\"/(sys|proc)/", "\"/nowhere/");
        return Examples.read(Files.writeString(directory.resolve("example.json"), text));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyInterpreterGivesTheSameBits(Path example) throws Exception {
        Configuration configuration = withoutFiles(example);
        for (InterpretedBatch.Way way : InterpretedBatch.Way.values()) {
            try (SteppedController compiled = SteppedController.compiled(configuration);
                    SteppedController interpreted =
                            SteppedController.interpreted(configuration, way)) {
                for (int tick = 0; tick < 500; tick++) {
                    compiled.stepTicks(1);
                    interpreted.stepTicks(1);
                    String at = way + " at tick " + tick;
                    assertEquals("", compiled.differsFrom(interpreted), at);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void dryRunsLeaveNoTrace(Path example) throws Exception {
        dryRunsLeaveNoTrace(withoutFiles(example));
    }

    /** One so large that its code works on a mirror of the cells. */
    @Test
    void dryRunsOfALargeBatchLeaveNoTrace() throws Exception {
        String formulas =
                IntStream.range(0, 150)
                        .mapToObj(i ->
                                "\"s%d\": \"prev(s%d) + lowpass(a, %d) + %d\""
                                        .formatted(i, i, i + 1, i))
                        .collect(Collectors.joining(", "));
        String text =
                """
                { "inputs": { "a": { "gpio": 1, "sim": "tick % 3 > 0" } },
                  "sets": { "many": { "formulas": { FORMULAS } },
                            "slow": { "every": 7, "formulas": { "seldom": "prev(seldom) + s5" } } },
                  "outputs": { "x": { "pwm": {}, "value": "s0 / 100", "safe": 0 } } }
                """
                        .replace("FORMULAS", formulas);
        Path file = Files.writeString(directory.resolve("large.json"), text);
        dryRunsLeaveNoTrace(Examples.read(file));
    }

    private static void dryRunsLeaveNoTrace(Configuration configuration) throws Exception {
        try (SteppedController plain = SteppedController.compiled(configuration);
                SteppedController tried = SteppedController.withDryRuns(configuration)) {
            for (int tick = 0; tick < 500; tick++) {
                plain.stepTicks(1);
                tried.stepTicks(1);
                assertEquals(-1, tried.memoryDiffersFrom(plain), "offset at tick " + tick);
            }
        }
    }

    @Test
    void thePendulumStaysUprightThoughItIsTapped() throws BoardException {
        try (SteppedController pendulum = compiled("pendulum")) {
            pendulum.step(2);
            double worst = 0;
            for (int tick = 0; tick < 18_000; tick++) {
                pendulum.stepTicks(1);
                worst = Math.max(worst, Math.abs(pendulum.get("angle_deg")));
                assertTrue(Math.abs(pendulum.get("position")) < 0.7, "the cart leaves its track");
            }
            assertTrue(worst < 15, "leant by " + worst + " degrees");
            assertTrue(worst > 0.5, "nobody has tapped it");
        }
    }

    @Test
    void withoutItsControllerThePendulumFalls() throws BoardException {
        try (SteppedController pendulum = compiled("pendulum")) {
            pendulum.set("enabled", 0);
            double worst = 0;
            for (int tick = 0; tick < 2_000; tick++) {
                pendulum.stepTicks(1);
                worst = Math.max(worst, Math.abs(pendulum.get("angle_deg")));
                assertEquals(0, pendulum.get("motor"));
            }
            assertTrue(worst > 60, "leant by no more than " + worst + " degrees");
        }
    }

    @Test
    void thePendulumIsSwungUpAgainAfterItFell() throws BoardException {
        try (SteppedController pendulum = compiled("pendulum")) {
            pendulum.set("enabled", 0);
            pendulum.step(10);
            assertEquals(0, pendulum.get("upright"));
            pendulum.set("enabled", 1);
            pendulum.step(30);
            assertEquals(1, pendulum.get("upright"));
        }
    }

    @Test
    void theThermostatKeepsTheRoomInItsBand() throws BoardException {
        try (SteppedController thermostat = compiled("thermostat")) {
            thermostat.step(600);
            for (int second = 0; second < 1800; second++) {
                thermostat.step(1);
                assertEquals(21, thermostat.get("room"), 1);
            }
            thermostat.set("wanted", 5);
            thermostat.step(30);
            assertEquals(0, thermostat.get("relay"));
        }
    }

    @Test
    void theWeatherStationTellsDewPointAndWind() throws BoardException {
        try (SteppedController weather = compiled("weather")) {
            weather.step(60);
            // Dew point at 9 °C and 60 % of humidity; pressure at the sea 120 m below.
            assertEquals(1.7, weather.get("dew_point"), 0.3);
            assertEquals(1024.5, weather.get("sea_level"), 1);
            assertEquals(180, weather.get("wind_from"), 40);
            assertEquals(1, weather.get("fan"));
        }
    }

    @Test
    void theLedBlinksFasterWhileTheButtonIsPressed() throws BoardException {
        try (SteppedController blink = compiled("blink")) {
            assertEquals(8, changes(blink, "led", 4), 1);
            blink.step(3.5);
            assertEquals(1, blink.get("button"));
            assertEquals(20, changes(blink, "led", 2), 1);
        }
    }

    private static int changes(SteppedController controller, String name, int seconds) {
        int changes = 0;
        double before = controller.get(name);
        for (int tick = 0; tick < seconds * 100; tick++) {
            controller.stepTicks(1);
            changes += controller.get(name) == before ? 0 : 1;
            before = controller.get(name);
        }
        return changes;
    }

    @Test
    void theMotorKeepsItsSpeed() throws BoardException {
        try (SteppedController motor = compiled("motor")) {
            motor.step(10);
            assertEquals(30, motor.get("speed"), 0.5);
            assertEquals(0.5, motor.get("drive$pin"), 0.02);
            motor.set("target", 50);
            motor.step(10);
            assertEquals(50, motor.get("speed"), 0.5);
            assertEquals(0, motor.get("stuck"));
        }
    }

    @Test
    void theOvenReachesItsSetpoint() throws BoardException {
        try (SteppedController oven = compiled("oven")) {
            oven.step(1);
            assertTrue(oven.get("temp") < 40);
            assertEquals(0, oven.get("ready"));
            oven.step(119);
            assertEquals(60, oven.get("temp"), 2);
            assertEquals(1, oven.get("ready"));
            assertEquals(1, oven.get("lamp"));
            assertEquals(140, oven.get("temp_f"), 4);
        }
    }

    @Test
    void theOvenDoesNotHeatWhileItsDoorIsOpen() throws BoardException {
        try (SteppedController oven = compiled("oven")) {
            oven.step(290.5);
            assertEquals(1, oven.get("door"));
            double before = oven.get("temp");
            for (int tick = 0; tick < 5_000; tick++) {
                oven.stepTicks(1);
                assertEquals(0, oven.get("heater"));
            }
            assertTrue(oven.get("temp") < before - 5);
        }
    }

    @Test
    void theFanRunsAtFullSpeedWithoutItsSensor() throws Exception {
        Configuration configuration = withoutFiles(Examples.path("fan"));
        try (SteppedController fan = SteppedController.compiled(configuration)) {
            fan.step(5);
            assertEquals(0, fan.get("cpu_temp.ok"));
            assertTrue(Double.isNaN(fan.get("cpu_temp")));
            assertEquals(1, fan.get("sensor_missing"));
            assertEquals(1, fan.get("fan"));
        }
    }

    @Test
    void theFanFollowsItsCurve() throws Exception {
        String text =
                Files.readString(Examples.path("fan"))
                        .replace(
                                "\"value\": \"raw / 1000\"",
                                "\"value\": \"raw / 1000\", \"sim\": \"60000\"");
        Configuration configuration =
                Examples.read(Files.writeString(directory.resolve("fan.json"), text));
        try (SteppedController fan = SteppedController.compiled(configuration)) {
            fan.step(30);
            assertEquals(60, fan.get("cpu_temp"));
            assertEquals(0.4, fan.get("fan"), 1e-9);
        }
    }

    @Test
    void aStoppedLoopLeavesItsOutputsSafe() throws BoardException {
        try (SteppedController pendulum = compiled("pendulum")) {
            pendulum.step(0.5);
            pendulum.set("motor$pin", 0.75);
            pendulum.stop();
            assertEquals(0, pendulum.get("motor$pin"));
            assertEquals(0, pendulum.get("reverse$pin"));
        }
    }

    @Test
    void aClosedBoardLeavesItsOutputsSafe() throws BoardException {
        try (SteppedController oven = compiled("oven")) {
            oven.step(0.5);
            assertEquals(1, oven.get("heater$pin"));
            oven.closeBoard();
            assertEquals(0, oven.get("heater$pin"));
        }
    }
}
