package dev.takt.formula.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterpolationTest {
    private static final double[] X = {-1, 0, 0.1, 40, 1000};
    private static final double[] Y = {5, 0, 0.7, -3, 1e9};

    private static MemorySegment table(double[] x, double[] y) {
        MemorySegment memory = Arena.ofAuto().allocate(8L * (1 + x.length + y.length), 8);
        MemorySegment.copy(x, 0, memory, ValueLayout.JAVA_DOUBLE, 8, x.length);
        MemorySegment.copy(y, 0, memory, ValueLayout.JAVA_DOUBLE, 8L + 8L * x.length, y.length);
        return memory;
    }

    @ParameterizedTest
    @CsvSource({
        "-0.5, 2.5",
        "-99, 5",
        "1e99, 1e9",
        "-Infinity, 5",
        "Infinity, 1e9",
        "NaN, NaN",
        "520, 499999998.5",
        "0.05, 0.35"
    })
    void isLinearBetweenPointsAndFlatOutside(double x, double expected) {
        assertEquals(expected, Interpolation.lut(table(X, Y), 8, 48, X.length, x));
    }

    @Test
    void isExactAtEveryPoint() {
        MemorySegment memory = table(X, Y);
        for (int i = 0; i < X.length; i++) {
            assertEquals(Y[i], Interpolation.lut(memory, 8, 48, X.length, X[i]));
        }
    }

    @Test
    void findsTheRightPairInALongTable() {
        double[] x = new double[1001];
        double[] y = new double[1001];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = (double) i * i;
        }
        MemorySegment memory = table(x, y);
        for (int i = 0; i < 1000; i++) {
            assertEquals(i * i + i + 0.5, Interpolation.lut(memory, 8, 8 + 8008, 1001, i + 0.5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5",
        "2.9, 0.7",
        "-0.9, 5",
        "-7, 5",
        "4, 1e9",
        "99, 1e9",
        "1e99, 1e9",
        "NaN, NaN"
    })
    void anElementIsThePointWithThatNumber(double position, double expected) {
        assertEquals(expected, Interpolation.element(table(X, Y), 48, X.length, position));
    }

    @Test
    void isFlatWithOnePoint() {
        assertEquals(7, Interpolation.lut(table(new double[] {3}, new double[] {7}), 8, 16, 1, -5));
    }
}
