package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Examples of {@code config} on what looks to them like a Raspberry Pi 4: a GPIO chip with its
 * label, and our board's bus 1 and PWM chip 0.
 */
@Tag("devices")
class ExamplesTest {
    private static final String HEADER = "pinctrl-bcm2711";
    private static final int LINES = 54;
    private static final int ENXIO = 6;

    private final LabChip low = LabChip.at(0x48);
    private final LabChip high = LabChip.at(0x76);
    private GpioSim header;

    @BeforeEach
    void plug() {
        assertEquals("i2c-1", Lab.i2cBus());
        assertEquals("pwmchip0", Lab.pwmChip());
        header = GpioSim.plug(HEADER, LINES);
    }

    @AfterEach
    void unplug() {
        low.answers();
        high.answers();
        header.close();
    }

    private void until(RunningTakt takt, String what, int line, int level) {
        Until.so(what, () -> header.level(line) == level, takt::printed);
    }

    @Test
    void blinkLightsItsLedAndFasterWithTheButtonPressed() {
        try (RunningTakt takt = RunningTakt.example("blink").running()) {
            header.pull(17, true);
            until(takt, "the LED is on", 18, 1);
            until(takt, "the LED is off", 18, 0);
            long slow = periodNanos(takt);
            header.pull(17, false);
            Until.so("it blinks faster", () -> periodNanos(takt) < slow / 2, takt::printed);
        }
    }

    /** From one time that the LED goes on to the next. */
    private long periodNanos(RunningTakt takt) {
        long[] on = new long[2];
        for (int i = 0; i < 2; i++) {
            until(takt, "the LED is off", 18, 0);
            until(takt, "the LED is on", 18, 1);
            on[i] = System.nanoTime();
        }
        return on[1] - on[0];
    }

    @Test
    void thermostatHeatsARoomThatIsColdAndStopsWithoutItsSensor() {
        low.width(2);
        low.registers(0, 15, 0);
        try (RunningTakt takt = RunningTakt.example("thermostat").running()) {
            until(takt, "15 °C: the relay is on", 17, 1);
            low.registers(0, 30, 0);
            until(takt, "30 °C: the relay is off", 17, 0);
            low.registers(0, 15, 0);
            until(takt, "15 °C: the relay is on again", 17, 1);
            low.fault(ENXIO);
            until(takt, "no sensor, no heat", 17, 0);
            takt.says("ENXIO");
        }
    }

    /** Line 0 of the board's PWM: period and pulse in ns. */
    private static long pulseNanos() {
        String[] drive = Lab.BOARD.in("pwm_channels").lines().getFirst().split(" ");
        return drive[0].equals("50000") ? Long.parseLong(drive[1]) : -1;
    }

    @Test
    void motorIsDrivenWhileItTurnsAndGivenUpWhenItIsStuck() {
        boolean[] edge = new boolean[1];
        try (RunningTakt takt = RunningTakt.example("motor").running()) {
            until(takt, "stuck: the lamp is on", 27, 1);
            until(takt, "stuck: the lamp blinks", 27, 0);
            // The slew limit takes half a second for it.
            Until.so("stuck: it is not driven", () -> pulseNanos() == 0, takt::printed);
            Until.so(
                    "it turns: it is driven",
                    () -> {
                        header.pull(23, edge[0] ^= true);
                        return pulseNanos() > 0;
                    },
                    takt::printed);
            header.pull(17, false);
            Until.so(
                    "stopped although it turns",
                    () -> {
                        header.pull(23, edge[0] ^= true);
                        return pulseNanos() == 0;
                    },
                    takt::printed);
        }
    }

    @Test
    void weatherDrawsAirInTheSunAndLosesNothingElseWithASensor() {
        low.width(2);
        high.registers(0xD0, 0x60);
        // The example of the BMP280's data sheet, 3.12, whose formulas are the same.
        set(high, 0x88, "706B436718FC7D8E43D6D00B270B8C00F9FF8C3CF8C67017");
        set(high, 0xF7, "655AC07EED008000");
        volts(2);
        try (RunningTakt takt = RunningTakt.example("weather").running()) {
            until(takt, "the sun is out: the fan is on", 17, 1);
            volts(0.5);
            until(takt, "it is dark: the fan is off", 17, 0);
            high.fault(ENXIO);
            takt.says("'bme280'");
            volts(2);
            until(takt, "the sun is out again", 17, 1);
            high.answers();
            takt.says("answers again");
            assertEquals(0, takt.stop(), takt.printed());
            assertEquals(0, header.level(17));
        }
    }

    /** What every input of the ADS1115 measures. */
    private void volts(double volts) {
        int count = (int) Math.round(volts / 4.096 * 32768);
        low.registers(0, count >>> Byte.SIZE, count);
    }

    private static void set(LabChip chip, int first, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (int i = 0; i < bytes.length; i++) {
            chip.registers(first + i, bytes[i]);
        }
    }
}
