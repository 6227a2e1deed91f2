package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.config.BoardChoice;
import dev.takt.config.Bus;
import dev.takt.config.BusKind;
import dev.takt.config.Configuration;
import dev.takt.config.CpuChoice;
import dev.takt.config.DeviceInput;
import dev.takt.config.FileInput;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.config.InputPoint;
import dev.takt.config.LateLimit;
import dev.takt.config.LoopSettings;
import dev.takt.config.OnFault;
import dev.takt.config.OutputPoint;
import dev.takt.config.OverrunPolicy;
import dev.takt.config.Parameter;
import dev.takt.config.PwmOutput;
import dev.takt.config.WaitMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A complete configuration, every section of it. */
class OvenExampleTest {
    private static final String OVEN =
            """
            {
              "$schema": "takt.schema.json",
              "name": "reflow-oven",
              "loop": { "rate_hz": 500, "cpu": 3, "priority": 41, "wait": "spin", "arm_ticks": 20, "stall_ms": 25.5 },
              "board": "sim",  // linux | sim | auto
              "buses": { "i2c-1": { "clock_hz": 400000 } },
              "inputs": {
                "door":     { "gpio": 17, "pull": "up", "active_low": true, "sim": "0" },
                "temp":     { "device": "tmp102", "bus": "i2c-1", "address": "0x48", "rate_hz": 100,
                              "stale_after_ms": 50, "on_fault": { "hold_ms": 200, "then": "safe" },
                              "unit": "°C", "sim": "plant" },
                "cpu_temp": { "file": "/sys/class/thermal/thermal_zone0/temp",
                              "value": "raw / 1000", "rate_hz": 1, "unit": "°C" }
              },
              "parameters": { "setpoint": { "value": 60, "min": 20, "max": 240, "unit": "°C" },
                              "kp": 0.08, "ki": 0.002 },
              "functions": { "c2f(c)": "c * 9/5 + 32" },
              "tables": { "fan_curve": { "x": [40, 60, 80], "y": [0, 0.4, 1] } },
              "sets": {
                "control": { "formulas": { "error": "setpoint - temp",
                                           "heat": "pid(setpoint, temp, kp=kp, ki=ki, max=1)" } },
                "display": { "every": 100, "formulas": { "temp_f": "c2f(temp)" } }
              },
              "outputs": {
                "heater": { "gpio": 18, "value": "pwm(heat, 0.1) && !door", "safe": 0 },
                "fan":    { "pwm": { "chip": 0, "channel": 0, "frequency_hz": 25000 },
                            "value": "lut(fan_curve, cpu_temp ?? 80)",
                            "min": 0, "max": 1, "slew_per_s": 0.5, "safe": 1 }
              },
              "simulation": { "formulas": { "plant": "integral(heater*9 - prev(plant, 20))" } }
            }
            """;

    private static final double NONE = Double.POSITIVE_INFINITY;

    @TempDir Path directory;

    @Test
    void everyKeyArrivesInItsRecord() {
        Reading reading = Reading.of(directory, OVEN);
        Configuration oven = reading.good();
        assertEquals(List.of(), reading.warnings());
        assertEquals("reflow-oven", oven.name());
        assertEquals(
                new LoopSettings(
                        500,
                        new CpuChoice(3),
                        41,
                        WaitMode.SPIN,
                        OverrunPolicy.SKIP,
                        LateLimit.DEFAULT,
                        20,
                        25.5),
                oven.loop());
        assertEquals(2_000_000, oven.loop().periodNanos());
        assertEquals(BoardChoice.SIM, oven.board());
        assertEquals(List.of(new Bus("i2c-1", BusKind.I2C, 1, 400_000)), oven.buses());
        assertEquals(inputs(), oven.inputs());
        assertEquals(
                List.of(
                        new Parameter("setpoint", 60, 20, 240, "°C", false),
                        new Parameter("kp", 0.08, -NONE, NONE, "", false),
                        new Parameter("ki", 0.002, -NONE, NONE, "", false)),
                oven.parameters());
        assertEquals(
                List.of(
                        new OutputPoint(
                                "heater", new GpioOutput(18, null, false), 0, 0, 1, "", Double.NaN),
                        new OutputPoint(
                                "fan",
                                new PwmOutput(0, 0, 25_000, false),
                                1,
                                0,
                                1,
                                "",
                                Double.NaN)),
                oven.outputs());
        assertEquals(3, oven.program().formulas());
        assertEquals(1, oven.sources().size());
    }

    private static List<InputPoint> inputs() {
        return List.of(
                new InputPoint(
                        "door",
                        new GpioInput(17, null, GpioInput.Pull.UP, true, 0),
                        true,
                        Double.NaN,
                        "",
                        2000,
                        OnFault.DEFAULT,
                        false),
                new InputPoint(
                        "temp",
                        new DeviceInput("tmp102", "i2c-1", 0x48, null),
                        true,
                        100,
                        "°C",
                        50,
                        new OnFault(200, OnFault.Then.SAFE, Double.NaN),
                        false),
                new InputPoint(
                        "cpu_temp",
                        new FileInput(Path.of("/sys/class/thermal/thermal_zone0/temp"), null, 0),
                        false,
                        1,
                        "°C",
                        3000,
                        OnFault.DEFAULT,
                        false));
    }

    @Test
    void mistakesOfEverySectionAreReportedAtOnceInTheOrderOfTheFile() {
        String broken =
                OVEN.replace("\"rate_hz\": 500", "\"rate_hz\": 0")
                        .replace("\"cpu\": 3", "\"cpu\": 4")
                        .replace("\"clock_hz\"", "\"clokc_hz\"")
                        .replace("\"pull\": \"up\"", "\"pull\": \"upp\"")
                        .replace("\"min\": 20,", "\"min\": 70,")
                        .replace("[0, 0.4, 1]", "[0, 0.4]")
                        .replace("setpoint - temp\"", "setpoint - tempp\"")
                        .replace("\"every\": 100", "\"every\": \"100\"")
                        .replace("!door\", \"safe\": 0", "!dor\"")
                        .replace("prev(plant, 20)", "plant");
        List<String> places =
                Reading.of(directory, broken).errors().stream()
                        .map(e -> e.substring(0, e.indexOf(": ")))
                        .toList();
        assertEquals(
                List.of(
                        "4:24", "4:34", "6:25", "8:39", "15:42", "18:49", "20:53", "22:27", "25:5",
                        "25:58", "30:33"),
                places);
    }
}
