package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PidTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void agreesWithAnExampleWorkedByHand() {
        // kp 2, ki 0.5, kd 1, dt 1, no filter, no limits; v = 2 e + I - slope, then I += 0.5 e
        //   k  setpoint measured   e   slope   I before   v
        //   0     10       0      10     0       0        20
        //   1     10       4       6     4       5        12 + 5 - 4  = 13
        //   2     10       7       3     3       8         6 + 8 - 3  = 11
        //   3     10       9       1     2       9.5       2 + 9.5 - 2 = 9.5
        //   4     20       9      11     0      10        22 + 10     = 32
        Instance pid = new Instance(BlockKind.PID, 1);
        double[] setpoint = {10, 10, 10, 10, 20};
        double[] measured = {0, 4, 7, 9, 9};
        double[] expected = {20, 13, 11, 9.5, 32};
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], pid.step(setpoint[k], measured[k], 2, 0.5, 1));
        }
    }

    @Test
    void filtersTheDerivative() {
        Instance pid = new Instance(BlockKind.PID, 0.01);
        for (int k = 0; k < 100; k++) {
            double expected = -4 * 3 * (1 - Math.exp(-k * 0.01 / 0.2));
            assertEquals(expected, pid.step(0, 3 * k * 0.01, 0, 0, 4, -INF, INF, 0.2), 1e-11);
        }
    }

    @Test
    void stopsIntegratingAtALimitAndLeavesItAtOnce() {
        Instance pid = new Instance(BlockKind.PID, 1);
        // e = 4, kp 1, ki 1: v = 4, 8, 12; from 10 on the integral part stands at 8
        double[] expected = {4, 8, 10, 10, 10};
        for (double u : expected) {
            assertEquals(u, pid.step(4, 0, 1, 1, 0, -10, 10));
        }
        // e = -1: v = -1 + 8 at once, then -1 + 7
        assertEquals(7, pid.step(4, 5, 1, 1, 0, -10, 10));
        assertEquals(6, pid.step(4, 5, 1, 1, 0, -10, 10));
    }

    @Test
    void doesNotIntegrateOnceItStandsExactlyAtALimit() {
        Instance pid = new Instance(BlockKind.PID, 1);
        // kp 0, ki 1, e = 5: v is I alone, and 10 is the limit itself
        double[] expected = {0, 5, 10, 10, 10};
        for (double u : expected) {
            assertEquals(u, pid.step(5, 0, 0, 1, 0, -10, 10));
        }
        // I was 10 and no more: e = -1 shows in the next evaluation
        assertEquals(10, pid.step(5, 6, 0, 1, 0, -10, 10));
        assertEquals(9, pid.step(5, 6, 0, 1, 0, -10, 10));
    }

    @Test
    void doesNotIntegrateOnceItStandsExactlyAtItsLowerLimit() {
        Instance pid = new Instance(BlockKind.PID, 1);
        double[] expected = {0, -5, -10, -10, -10};
        for (double u : expected) {
            assertEquals(u, pid.step(0, 5, 0, 1, 0, -10, 10), 0);
        }
        assertEquals(-10, pid.step(6, 5, 0, 1, 0, -10, 10));
        assertEquals(-9, pid.step(6, 5, 0, 1, 0, -10, 10));
    }

    @Test
    void passesOverASampleThatItsIntegralCannotHold() {
        Instance pid = new Instance(BlockKind.PID, 1);
        assertEquals(NAN, pid.step(10, 0, 1, 1e308));
        assertEquals(10, pid.step(10, 0, 1, 1));
        assertEquals(20, pid.step(10, 0, 1, 1));
    }

    @Test
    void gainsOfAReverseActingControllerWindUpNoMore() {
        // a cooler: kp -1, ki -1, e = -4, v = 4, 8, 12; from 10 on the integral part stands at 8
        Instance pid = new Instance(BlockKind.PID, 1);
        double[] expected = {4, 8, 10, 10, 10};
        for (double u : expected) {
            assertEquals(u, pid.step(0, 4, -1, -1, 0, -10, 10));
        }
        assertEquals(7, pid.step(5, 4, -1, -1, 0, -10, 10));
        assertEquals(6, pid.step(5, 4, -1, -1, 0, -10, 10));
    }

    @Test
    void aLimitThatMovesAwayReleasesTheIntegralPart() {
        Instance pid = new Instance(BlockKind.PID, 1);
        // e = 2, kp 1, ki 1: I = 0, 2, 4 while v = 2, 4, 6 and the limit is 4
        assertEquals(2, pid.step(2, 0, 1, 1, 0, 0, 4));
        assertEquals(4, pid.step(2, 0, 1, 1, 0, 0, 4));
        assertEquals(4, pid.step(2, 0, 1, 1, 0, 0, 4));
        assertEquals(4, pid.step(2, 0, 1, 1, 0, 0, 9));
        assertEquals(6, pid.step(2, 0, 1, 1, 0, 0, 9));
    }

    @Test
    void stopsIntegratingAtTheLowerLimitToo() {
        Instance pid = new Instance(BlockKind.PID, 1);
        for (int k = 0; k < 100; k++) {
            assertTrue(pid.step(0, 4, 1, 1, 0, 0, 10) == 0);
        }
        assertEquals(1, pid.step(1, 0, 1, 1, 0, 0, 10));
    }

    @Test
    void changesOfGainsDoNotMoveTheOutput() {
        Instance pid = new Instance(BlockKind.PID, 0.1);
        double u = 0;
        for (int k = 0; k < 10; k++) {
            u = pid.step(5, 0.3 * k, 2, 0.5, 0.4);
        }
        // the same measurement slope goes on, so without the change of gains: u + ki e dt - kp *
        // 0.3
        double e = 5 - 2.7;
        double expected = u + 0.5 * e * 0.1 - 2 * 0.3;
        assertEquals(expected, pid.step(5, 3.0, 7, 0.9, 1.4), 1e-12);
        // and on it goes with the new gains
        assertEquals(expected + 0.9 * 2 * 0.1 - 7 * 0.3, pid.step(5, 3.3, 7, 0.9, 1.4), 1e-12);
    }

    @Test
    void withoutIntegralActionANewGainActsAtOnce() {
        Instance pid = new Instance(BlockKind.PID, 0.1);
        assertEquals(6, pid.step(3, 0, 2));
        assertEquals(12, pid.step(3, 0, 4));
        assertEquals(7, pid.step(3, 0, 4, 0, 0, -INF, INF, 0, 7, 0));
        assertEquals(12, pid.step(3, 0, 4));
    }

    @Test
    void whatAnEarlierKiIntegratedStaysUntilTheControllerWaits() {
        Instance pid = new Instance(BlockKind.PID, 1);
        assertEquals(2, pid.step(2, 0, 1, 3));
        assertEquals(8, pid.step(2, 0, 1, 3));
        // I = 12 from here on, and nothing is made up for the new kp
        assertEquals(14, pid.step(2, 0, 1, 0));
        assertEquals(22, pid.step(2, 0, 5, 0));
        // with ki again, the next change of kp is without a bump: I = 12 + (5 - 1) 2
        assertEquals(22, pid.step(2, 0, 1, 0.5));
        assertEquals(23, pid.step(2, 0, 1, 0.5));
        assertEquals(23, pid.step(2, 0, 1, 0, 0, -INF, INF, 0, NAN, 0));
        assertEquals(2, pid.step(2, 0, 1, 0));
    }

    @Test
    void goesOnWithoutABumpThoughTheMeasurementMovedWhileItWaited() {
        Instance pid = new Instance(BlockKind.PID, 1);
        // kp 1, ki 1, kd 1, setpoint 10; the measurement climbs by 2 a second
        //   measured   e   slope   I before   v
        //       6      4     2     50 - 4 + 2 = 48    50
        //       8      2     2        52       2 + 52 - 2 = 52
        //      10      0     2        54       0 + 54 - 2 = 52
        for (double measured : new double[] {0, 2, 4}) {
            assertEquals(50, pid.step(10, measured, 1, 1, 1, -INF, INF, 0, 50, 0));
        }
        assertEquals(50, pid.step(10, 6, 1, 1, 1, -INF, INF, 0, 99, 1));
        assertEquals(52, pid.step(10, 8, 1, 1, 1));
        assertEquals(52, pid.step(10, 10, 1, 1, 1));
        // gains that change while it waits make no bump either
        assertEquals(52, pid.step(10, 12, 7, 3, 2, -INF, INF, 0, NAN, 0));
        assertEquals(52, pid.step(10, 14, 7, 3, 2));
        assertEquals(52 - 3 * 4 - 7 * 2, pid.step(10, 16, 7, 3, 2));
    }

    @Test
    void waitsInsideItsLimitsAndGoesOnFromTheNearerOne() {
        Instance pid = new Instance(BlockKind.PID, 1);
        assertEquals(10, pid.step(5, 3, 1, 1, 0, 10, 100, 0, NAN, 0));
        assertEquals(10, pid.step(5, 3, 1, 1, 0, 10, 100, 0, INF, 0));
        assertEquals(NAN, pid.step(5, 3, 1, 1, 0, 100, 10, 0, 50, 0));
        assertEquals(10, pid.step(5, 3, 1, 1, 0, 10, 100));
        assertEquals(12, pid.step(5, 3, 1, 1, 0, 10, 100));
        assertEquals(11, pid.step(5, 3, 1, 1, 0, 0, 11, 0, NAN, 0));
        assertEquals(11, pid.step(5, 3, 1, 1));
    }

    @Test
    void showsTheTrackedValueWhileItWaitsAndGoesOnFromThere() {
        Instance pid = new Instance(BlockKind.PID, 0.1);
        assertEquals(42, step(pid, 5, 3, 42, 0));
        assertEquals(100, step(pid, 5, 3, 150, 0));
        assertEquals(30, step(pid, 5, 3, 30, 0));
        assertEquals(30, step(pid, 5, 3, 99, 1), 1e-12);
        assertEquals(30 + 0.5 * 2 * 0.1, step(pid, 5, 3, 99, 1), 1e-12);
    }

    @Test
    void holdsTheLastOutputWhileItWaitsWithoutTracking() {
        Instance pid = new Instance(BlockKind.PID, 0.1);
        assertEquals(0, step(pid, 5, 3, NAN, 0));
        step(pid, 5, 3, NAN, 1);
        double u = step(pid, 5, 3, NAN, 1);
        assertEquals(u, step(pid, 9, NAN, NAN, 0));
        assertEquals(u, step(pid, 9, 1, NAN, NAN));
        assertEquals(u, step(pid, 9, 1, NAN, 1), 1e-12);
    }

    private static double step(
            Instance pid, double setpoint, double measured, double track, double when) {
        return pid.step(setpoint, measured, 2, 0.5, 0.1, 0, 100, 0.05, track, when);
    }

    @Test
    void isNaNWhileAnArgumentMakesNoSense() {
        Instance pid = new Instance(BlockKind.PID, 0.1);
        double u = pid.step(3, 1, 2, 1);
        assertEquals(NAN, pid.step(NAN, 1, 2, 1));
        assertEquals(NAN, pid.step(3, INF, 2, 1));
        assertEquals(NAN, pid.step(3, 1, NAN, 1));
        assertEquals(NAN, pid.step(3, 1, 2, 1, 0, 1, -1));
        assertEquals(u + 0.2, pid.step(3, 1, 2, 1), 1e-15);
    }

    @Test
    void aBadGainLeavesTheSlopeAsItWas() {
        Instance pid = new Instance(BlockKind.PID, 1);
        // kp 0, ki 0, kd 1: the output is minus the slope
        assertEquals(0, pid.step(0, 1, 0, 0, 1), 0);
        assertEquals(-2, pid.step(0, 3, 0, 0, 1));
        assertEquals(NAN, pid.step(0, 9, 0, 0, INF));
        assertEquals(NAN, pid.step(0, 9, 0, 0, 1, -INF, INF, NAN));
        assertEquals(-4, pid.step(0, 7, 0, 0, 1));
    }

    @Test
    void whatHappenedWhileTheMeasurementWasMissingIsNoSlope() {
        Instance pid = new Instance(BlockKind.PID, 1);
        assertEquals(0, pid.step(0, 1, 0, 0, 1), 0);
        assertEquals(-2, pid.step(0, 3, 0, 0, 1));
        assertEquals(NAN, pid.step(0, NAN, 0, 0, 1));
        assertEquals(0, pid.step(0, 100, 0, 0, 1), 0);
        assertEquals(-4, pid.step(0, 104, 0, 0, 1));
    }

    @Test
    void holdsItsIntegralWhileTheMeasurementIsMissing() {
        Instance pid = new Instance(BlockKind.PID, 1);
        double before = pid.step(10, 8, 1, 0.5, 3);
        for (int k = 0; k < 1000; k++) {
            assertEquals(NAN, pid.step(10, NAN, 1, 0.5, 3));
        }
        // one step of integration more than before, as though nothing had been in between
        assertEquals(before + 0.5 * 2, pid.step(10, 8, 1, 0.5, 3));
    }

    @Test
    void settlesAFirstOrderPlantAtTheSetpoint() {
        Instance pid = new Instance(BlockKind.PID, 0.01);
        Instance plant = new Instance(BlockKind.LOWPASS, 0.01);
        double y = plant.step(0, 1);
        for (int k = 0; k < 5000; k++) {
            y = plant.step(pid.step(1, y, 4, 4, 0.1, 0, 2, 0.05), 1);
        }
        assertEquals(1, y, 1e-9);
    }
}
