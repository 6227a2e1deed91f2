package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RatesTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void integralCountsEachSampleForOnePeriod() {
        Instance integral = new Instance(BlockKind.INTEGRAL, 0.5);
        assertEquals(1, integral.step(2));
        assertEquals(3, integral.step(4));
        assertEquals(2.5, integral.step(-1));
    }

    @Test
    void integralDoesNotLoseSmallSteps() {
        Instance integral = new Instance(BlockKind.INTEGRAL, 0.001);
        for (int k = 0; k < 1_000_000; k++) {
            integral.step(1);
        }
        // an uncompensated sum is off by 1.7e-8 here
        assertEquals(1000, integral.step(0), 1e-12);
    }

    @Test
    void integralKeepsInsideItsLimitsAndComesBackAtOnce() {
        Instance integral = new Instance(BlockKind.INTEGRAL, 1);
        assertEquals(3, integral.step(3, -1, 5));
        assertEquals(5, integral.step(3, -1, 5));
        assertEquals(4, integral.step(-1, -1, 5));
        assertEquals(-1, integral.step(-100, -1, 5));
        assertEquals(NAN, integral.step(1, 5, -1));
        assertEquals(0, integral.step(1, -1, 5));
    }

    @Test
    void integralIsZeroWhileReset() {
        Instance integral = new Instance(BlockKind.INTEGRAL, 1);
        integral.step(3, -INF, INF, 0);
        assertEquals(0, integral.step(NAN, -INF, INF, 1));
        assertEquals(4, integral.step(4, -INF, INF, NAN));
        assertEquals(2, integral.step(4, 2, 8, 1));
    }

    @Test
    void integralStartsFromItsLimitOrItsResetWithNothingLeftOver() {
        // 1 + 0.1 is rounded; what it lost belongs to a sum that is given up here
        Instance limited = new Instance(BlockKind.INTEGRAL, 1);
        assertEquals(1, limited.step(1, 0, 1));
        assertEquals(1, limited.step(0.1, 0, 1));
        assertEquals(0.5, limited.step(-0.5, 0, 1));

        Instance reset = new Instance(BlockKind.INTEGRAL, 1);
        reset.step(1);
        assertEquals(1.1, reset.step(0.1));
        assertEquals(0, reset.step(0.1, -INF, INF, 1));
        assertEquals(0.1, reset.step(0.1));
    }

    @Test
    void integralFollowsLimitsThatMove() {
        Instance integral = new Instance(BlockKind.INTEGRAL, 1);
        assertEquals(3, integral.step(3));
        assertEquals(2, integral.step(0, -1, 2));
        assertEquals(2, integral.step(0));
        assertEquals(6, integral.step(0, 6, 9));
        assertEquals(NAN, integral.step(1, NAN, 9));
        assertEquals(NAN, integral.step(1, 6, NAN, 1));
        assertEquals(NAN, integral.step(INF, 6, INF));
        assertEquals(7, integral.step(1, 6, 9));
    }

    @Test
    void anOscillatorOfTwoIntegralsKeepsItsAmplitude() {
        double dt = 0.01;
        Instance speed = new Instance(BlockKind.INTEGRAL, dt);
        Instance place = new Instance(BlockKind.INTEGRAL, dt);
        double x = 1;
        double most = 0;
        for (int k = 0; k < 200_000; k++) {
            x = 1 + place.step(speed.step(-x));
            most = k > 190_000 ? Math.max(most, Math.abs(x)) : 0;
        }
        assertEquals(1, most, 0.01);
    }

    @Test
    void derivativeOfARampIsItsSlopeBehindTheFilter() {
        Instance plain = new Instance(BlockKind.DERIVATIVE, 0.25);
        assertEquals(0, plain.step(10));
        assertEquals(4, plain.step(11));
        assertEquals(NAN, plain.step(NAN));
        assertEquals(-8, plain.step(9));

        Instance filtered = new Instance(BlockKind.DERIVATIVE, 0.01);
        for (int k = 0; k < 300; k++) {
            // the response of s / (tau s + 1) to the ramp 3 t is 3 (1 - exp(-t/tau))
            assertEquals(
                    3 * (1 - Math.exp(-k * 0.01 / 0.5)), filtered.step(3 * k * 0.01, 0.5), 1e-12);
        }
    }

    @Test
    void derivativeBehindAFilterAsWorkedByHand() {
        // the gain 1 - exp(-dt/tau) is 1/2 at tau = dt / ln 2; quotients 0, 8, -4, -4 with dt 0.5
        double tau = 0.5 / Math.log(2);
        Instance derivative = new Instance(BlockKind.DERIVATIVE, 0.5);
        double[] x = {1, 5, 3, 1};
        double[] y = {0, 4, 0, -2};
        for (int k = 0; k < x.length; k++) {
            assertEquals(y[k], derivative.step(x[k], tau), 1e-12);
        }
        assertEquals(NAN, derivative.step(1, NAN));
        assertEquals(NAN, derivative.step(INF, tau));
        assertEquals(-1, derivative.step(1, tau), 1e-12);
        assertEquals(8, derivative.step(5, -1));
    }

    @Test
    void derivativeWithoutAFilterIsTheQuotientToTheLastBit() {
        Instance derivative = new Instance(BlockKind.DERIVATIVE, 1);
        derivative.step(0);
        assertEquals(0.4, derivative.step(0.4));
        assertEquals(1.0 / 7 - 0.4, derivative.step(1.0 / 7));
    }

    @Test
    void derivativeBeginsAtTheFirstValidSample() {
        Instance derivative = new Instance(BlockKind.DERIVATIVE, 0.5);
        assertEquals(NAN, derivative.step(NAN, 1));
        assertEquals(NAN, derivative.step(INF, 1));
        assertEquals(0, derivative.step(7, 1));
    }

    @Test
    void slewLimitsBothDirectionsAndArrivesExactly() {
        Instance slew = new Instance(BlockKind.SLEW, 0.5);
        assertEquals(NAN, slew.step(NAN, 2, 4));
        double[] x = {1, 5, 5, 5, 5, 5, 0, 0, 0, 0.1, 0.1};
        double[] y = {1, 2, 3, 4, 5, 5, 3, 1, 0, 0.1, 0.1};
        for (int k = 0; k < x.length; k++) {
            assertEquals(y[k], slew.step(x[k], 2, 4));
        }
        assertEquals(NAN, slew.step(NAN, 2, 4));
        assertEquals(1.1, slew.step(INF, 2, 4));
        assertEquals(0.1, slew.step(0, 2), 1e-15);
    }

    @Test
    void slewArrivesExactlyWhereTheLastStepIsAWholeOne() {
        Instance slew = new Instance(BlockKind.SLEW, 1);
        slew.step(0.2, 0.7);
        // 0.2 + 0.7 is 0.8999999999999999
        assertEquals(0.9, slew.step(0.9, 0.7));
        Instance down = new Instance(BlockKind.SLEW, 1);
        down.step(-0.2, 1, 0.7);
        assertEquals(-0.9, down.step(-0.9, 1, 0.7));
    }

    @Test
    void slewTakesRatesOfAnySignAndEachDirectionByItself() {
        Instance slew = new Instance(BlockKind.SLEW, 0.5);
        slew.step(0, 2);
        assertEquals(1, slew.step(9, -2, -4));
        assertEquals(-1, slew.step(-9, -2, -4));
        assertEquals(-1, slew.step(-9, 2, 0));
        assertEquals(0, slew.step(9, 2, 0));
        assertEquals(9, slew.step(9, INF, 0));
        assertEquals(8, slew.step(-INF, INF, 2));
        assertEquals(-9, slew.step(-9, INF));
        assertEquals(NAN, slew.step(0, NAN, 2));
        assertEquals(-9, slew.step(0, 0));
    }

    @Test
    void slewBeginsAtTheFirstFiniteSample() {
        Instance slew = new Instance(BlockKind.SLEW, 0.5);
        assertEquals(NAN, slew.step(INF, 2));
        assertEquals(NAN, slew.step(-INF, 2));
        assertEquals(7, slew.step(7, 2));
    }

    @Test
    void slewGoesNowhereWithoutARate() {
        Instance slew = new Instance(BlockKind.SLEW, 0.5);
        assertEquals(1, slew.step(1, 0));
        assertEquals(1, slew.step(2, 0));
        assertEquals(NAN, slew.step(2, NAN));
        assertEquals(1, slew.step(-2, 0));
        assertEquals(7, slew.step(7, INF));
    }
}
