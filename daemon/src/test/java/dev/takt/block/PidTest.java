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
