package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FiltersTest {
    @Test
    void lowpassHasCoveredSixtyThreePercentAfterTau() {
        Instance lowpass = new Instance(BlockKind.LOWPASS, 0.001);
        lowpass.step(0, 0.2);
        double y = 0;
        for (int k = 1; k <= 1000; k++) {
            y = lowpass.step(1, 0.2);
            assertEquals(1 - Math.exp(-k * 0.001 / 0.2), y, 1e-13);
        }
        assertEquals(1 - Math.exp(-5), y, 1e-13);
    }

    @Test
    void lowpassBeginsAtTheFirstValidSample() {
        Instance lowpass = new Instance(BlockKind.LOWPASS, 0.1);
        assertEquals(NAN, lowpass.step(NAN, 1));
        assertEquals(20, lowpass.step(20, 1));
        assertEquals(20 + 10 * (1 - Math.exp(-0.1)), lowpass.step(30, 1), 1e-14);
    }

    @Test
    void lowpassFollowsAChangeOfTauAndPassesThroughWithoutOne() {
        Instance lowpass = new Instance(BlockKind.LOWPASS, 0.1);
        lowpass.step(0, 1);
        double y = lowpass.step(1, 1);
        assertEquals(y + (1 - y) * (1 - Math.exp(-0.5)), lowpass.step(1, 0.2), 1e-15);
        assertEquals(0.3, lowpass.step(0.3, 0));
        assertEquals(NAN, lowpass.step(0.3, NAN));
        assertEquals(0.3, lowpass.step(5, Double.POSITIVE_INFINITY));
    }

    @Test
    void highpassIsWhatLowpassLeaves() {
        Instance lowpass = new Instance(BlockKind.LOWPASS, 0.01);
        Instance highpass = new Instance(BlockKind.HIGHPASS, 0.01);
        for (int k = 0; k < 100; k++) {
            double x = Math.sin(k * 0.3) + 5;
            assertEquals(x - lowpass.step(x, 0.05), highpass.step(x, 0.05));
        }
        Instance step = new Instance(BlockKind.HIGHPASS, 0.01);
        assertEquals(0, step.step(7, 0.1));
        for (int k = 1; k <= 10; k++) {
            assertEquals(Math.exp(-k * 0.1), step.step(8, 0.1), 1e-14);
        }
    }

    @Test
    void biquadFollowsItsDifferenceEquation() {
        // y[k] = 0.2 x[k] + 0.3 x[k-1] + 0.1 x[k-2] + 0.5 y[k-1] - 0.25 y[k-2], for an impulse:
        // 0.2; 0.3 + 0.1 = 0.4; 0.1 + 0.2 - 0.05 = 0.25; 0.125 - 0.1 = 0.025; 0.0125 - 0.0625 =
        // -0.05
        Instance biquad = new Instance(BlockKind.BIQUAD, 1);
        double[] expected = {0.2, 0.4, 0.25, 0.025, -0.05};
        for (int k = 0; k < expected.length; k++) {
            assertEquals(
                    expected[k], biquad.step(k == 0 ? 1 : 0, 0.2, 0.3, 0.1, -0.5, 0.25), 1e-15);
        }
    }

    @Test
    void anUnstableBiquadNeverGivesAnInfiniteValue() {
        Instance biquad = new Instance(BlockKind.BIQUAD, 1);
        double y = 0;
        for (int k = 0; k < 2000 && !Double.isNaN(y); k++) {
            y = biquad.step(1, 1, 0, 0, -3, 0);
            assertTrue(!Double.isInfinite(y));
        }
        assertEquals(NAN, y);
    }

    private static double amplitude(double hz, double q, double signalHz) {
        double dt = 0.001;
        Instance notch = new Instance(BlockKind.NOTCH, dt);
        double most = 0;
        for (int k = 0; k < 4000; k++) {
            double y = notch.step(Math.sin(2 * Math.PI * signalHz * k * dt), hz, q);
            most = k >= 3000 ? Math.max(most, Math.abs(y)) : 0;
        }
        return most;
    }

    @Test
    void notchTakesOutItsFrequencyAndNoOther() {
        assertTrue(amplitude(50, 5, 50) < 1e-12);
        assertEquals(1, amplitude(50, 5, 5), 0.001);
        assertEquals(1, amplitude(50, 5, 237), 0.005);
        // half the power at the edges of the band of width hz / q, whose geometric mean is hz
        assertEquals(Math.sqrt(0.5), amplitude(50, 5, 50 * (Math.sqrt(1.01) - 0.1)), 0.01);
        assertEquals(Math.sqrt(0.5), amplitude(50, 5, 50 * (Math.sqrt(1.01) + 0.1)), 0.01);
    }

    @Test
    void notchBeginsSettled() {
        Instance notch = new Instance(BlockKind.NOTCH, 0.001);
        for (int k = 0; k < 100; k++) {
            assertEquals(20, notch.step(20, 50, 2), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 500, 501, NAN})
    void notchIsNaNWhereThereIsNoSuchFrequency(double hz) {
        Instance notch = new Instance(BlockKind.NOTCH, 0.001);
        assertEquals(NAN, notch.step(1, hz, 2));
        assertEquals(1, notch.step(1, 50, 2), 1e-15);
        assertEquals(NAN, notch.step(1, 50, 0));
    }

    @Test
    void biquadPassesOverASampleThatItsStateCannotHold() {
        Instance biquad = new Instance(BlockKind.BIQUAD, 1);
        assertEquals(NAN, biquad.step(10, 1, 1e308, 0, 0, 0));
        assertEquals(NAN, biquad.step(10, 1, 0, 1e308, 0, 0));
        // nothing of them is left: y = x + 2 x[k-1] + 3 x[k-2]
        assertEquals(1, biquad.step(1, 1, 2, 3, 0, 0));
        assertEquals(2, biquad.step(0, 1, 2, 3, 0, 0));
        assertEquals(3, biquad.step(0, 1, 2, 3, 0, 0));
    }

    @Test
    void notchIsNaNWithANegativeQuality() {
        assertEquals(NAN, new Instance(BlockKind.NOTCH, 0.001).step(1, 50, -2));
    }
}
