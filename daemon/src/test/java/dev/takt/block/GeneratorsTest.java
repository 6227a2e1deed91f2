package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows with an evaluation every 0.1 s, as in {@link LogicTest}. */
final class GeneratorsTest {
    private static String run(BlockKind kind, int count, double... arguments) {
        Instance block = new Instance(kind, 0.1);
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < count; k++) {
            out.append(LogicTest.character(block.step(arguments)));
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0.6, 0.5, 111...111...111...",
        "0.5, 0.2, 1....1....1....1..",
        "0.4, 0,   ..................",
        "0.4, 1,   111111111111111111",
        "0.25, 0.5, 1..1.1..1.1..1.1..",
        "0.05, 0.5, ..................",
        "0, 0.5,   nnnnnnnnnnnnnnnnnn",
        "0.4, NaN, nnnnnnnnnnnnnnnnnn"
    })
    void blinkRepeatsItsPeriod(double period, double duty, String expected) {
        String got = run(BlockKind.BLINK, expected.length(), period, duty);
        assertEquals(expected, got);
    }

    @Test
    void blinkIsOnForHalfTheTimeByDefault() {
        Instance blink = new Instance(BlockKind.BLINK, 0.001);
        int on = 0;
        for (int k = 0; k < 1_000_000; k++) {
            on += (int) blink.step(0.1);
        }
        assertEquals(500_000, on);
    }

    @Test
    void aPeriodOfNoWholeNumberOfEvaluationsIsRightOnAverage() {
        Instance blink = new Instance(BlockKind.BLINK, 0.01);
        int rises = 0;
        double before = 0;
        for (int k = 0; k < 100_000; k++) {
            double y = blink.step(0.0333);
            rises += y > before ? 1 : 0;
            before = y;
        }
        assertEquals(1000 / 0.0333, rises, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 111.......111.......",
        "0.34, 111.......111.......",
        "0.36, 1111......1111......",
        "-3, ....................",
        "7, 11111111111111111111",
        "NaN, nnnnnnnnnnnnnnnnnnnn"
    })
    void pwmIsOnForItsDuty(double duty, String expected) {
        assertEquals(expected, run(BlockKind.PWM, expected.length(), duty, 1));
    }

    @Test
    void pwmGivesOnePulseAPeriodAndEndsItWhenTheDutyFalls() {
        Instance pwm = new Instance(BlockKind.PWM, 0.1);
        // tenths of a period of 1 s: falls to 2 in the pulse, rises again after it, rises within
        // the pulse
        String duty = "5552555555" + "5577777777" + "....999999";
        String expected = "111......." + "1111111..." + "..........";
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < duty.length(); k++) {
            out.append(LogicTest.character(pwm.step(LogicTest.value(duty.charAt(k)) / 10, 1)));
        }
        assertEquals(expected, out.toString());
    }

    @Test
    void noiseIsNormallyDistributed() {
        Instance noise = new Instance(BlockKind.NOISE, 1, 2, 7);
        int count = 200_000;
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        double products = 0;
        double before = 0;
        int beyond = 0;
        for (int k = 0; k < count; k++) {
            double x = noise.step(2, 7) / 2;
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
            products += x * before;
            beyond += Math.abs(x) > 2 ? 1 : 0;
            before = x;
        }
        // five standard errors each
        assertEquals(0, sum / count, 5 / Math.sqrt(count));
        assertEquals(1, squares / count, 5 * Math.sqrt(2.0 / count));
        assertEquals(3, fourths / count, 5 * Math.sqrt(96.0 / count));
        assertEquals(0, products / count, 5 / Math.sqrt(count));
        assertEquals(0.0455, beyond / (double) count, 5 * Math.sqrt(0.0455 / count));
    }

    @Test
    void noiseRepeatsItselfForASeedAndDiffersBetweenSeeds() {
        Instance one = new Instance(BlockKind.NOISE, 1, 1, 0);
        Instance same = new Instance(BlockKind.NOISE, 1, 1, 0);
        Instance other = new Instance(BlockKind.NOISE, 1, 1, 1);
        int equal = 0;
        for (int k = 0; k < 100; k++) {
            double x = one.step(1);
            assertEquals(x, same.step(1, 0));
            equal += x == other.step(1, 1) ? 1 : 0;
        }
        assertEquals(0, equal);
        assertEquals(NAN, one.step(NAN));
        assertEquals(same.step(3), one.step(3));
        assertNotEquals(0, one.step(1));
        assertTrue(Math.abs(one.step(0)) == 0);
    }

    @Test
    void noiseIsTheSameOnEveryMachine() {
        Instance noise = new Instance(BlockKind.NOISE, 1, 1, 42);
        double[] expected = {
            -1.3197077120302734, 1.5424902212947875, -1.4264122648179989, 0.557030193701186
        };
        for (double x : expected) {
            assertEquals(x, noise.step(1, 42));
        }
    }

    @Test
    void blinkBeginsAnewWhenItsPeriodBecomesMuchShorter() {
        Instance blink = new Instance(BlockKind.BLINK, 1);
        for (int k = 0; k < 9; k++) {
            blink.step(10, 0.5);
        }
        for (double expected : new double[] {1, 0, 1, 0}) {
            assertEquals(expected, blink.step(2, 0.5));
        }
    }

    @Test
    void pwmStaysOffUntilItsPeriodEndsThoughTheDutyRises() {
        Instance pwm = new Instance(BlockKind.PWM, 1);
        assertEquals(0, pwm.step(0, 4));
        for (double expected : new double[] {0, 0, 0, 1, 1}) {
            assertEquals(expected, pwm.step(1, 4));
        }
    }
}
