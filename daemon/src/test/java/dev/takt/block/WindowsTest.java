package dev.takt.block;

import static dev.takt.block.Instance.NAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1001})
    void agreeWithThePlainDefinition(int n) {
        Instance mean = new Instance(BlockKind.MEAN, 1, 0, n);
        Instance median = new Instance(BlockKind.MEDIAN, 1, 0, n);
        Instance lowest = new Instance(BlockKind.LOWEST, 1, 0, n);
        Instance highest = new Instance(BlockKind.HIGHEST, 1, 0, n);
        Deque<Double> window = new ArrayDeque<>();
        Random random = new Random(n);
        for (int k = 0; k < 3000; k++) {
            double x = random.nextInt(5) == 0 ? random.nextInt(3) - 1.0 : random.nextGaussian();
            if (window.size() == n) {
                window.removeFirst();
            }
            window.addLast(x);
            double[] sorted = window.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int size = sorted.length;
            assertEquals(Arrays.stream(sorted).sum() / size, mean.step(x, n), 1e-12);
            assertEquals(
                    0.5 * sorted[(size - 1) / 2] + 0.5 * sorted[size / 2],
                    median.step(x, n),
                    1e-15);
            assertEquals(sorted[0], lowest.step(x, n), 0.0);
            assertEquals(sorted[size - 1], highest.step(x, n), 0.0);
        }
    }

    @Test
    void fillFromTheFirstSampleAndPassOverNaN() {
        // x        4   NaN   8    0    2
        // n = 3    the last three valid ones: 4 | 4 | 4 8 | 4 8 0 | 8 0 2
        double[] x = {4, NAN, 8, 0, 2};
        double[] mean = {4, NAN, 6, 4, 10.0 / 3};
        double[] median = {4, NAN, 6, 4, 2};
        double[] lowest = {4, NAN, 4, 0, 0};
        double[] highest = {4, NAN, 8, 8, 8};
        assertRow(BlockKind.MEAN, x, mean);
        assertRow(BlockKind.MEDIAN, x, median);
        assertRow(BlockKind.LOWEST, x, lowest);
        assertRow(BlockKind.HIGHEST, x, highest);
    }

    private static void assertRow(BlockKind kind, double[] x, double[] expected) {
        Instance block = new Instance(kind, 1, 0, 3);
        for (int k = 0; k < x.length; k++) {
            assertEquals(expected[k], block.step(x[k], 3), 1e-15, kind + " at " + k);
        }
    }

    @Test
    void meanForgetsAHugeSampleCompletely() {
        Instance mean = new Instance(BlockKind.MEAN, 1, 0, 10);
        for (int k = 0; k < 1000; k++) {
            mean.step(k == 500 ? 1e200 : 0.1, 10);
        }
        assertEquals(0.1, mean.step(0.1, 10), 1e-16);
    }

    @Test
    void meanDoesNotDrift() {
        Instance mean = new Instance(BlockKind.MEAN, 1, 0, 7);
        Random random = new Random(1);
        for (int k = 0; k < 300_000; k++) {
            mean.step(1e9 * random.nextDouble(), 7);
        }
        for (int k = 0; k < 7; k++) {
            mean.step(0.1, 7);
        }
        assertEquals(0.1, mean.again(), 1e-16);
    }

    @Test
    void aLongMonotonousRunIsHandled() {
        int n = 100_000;
        Instance lowest = new Instance(BlockKind.LOWEST, 1, 0, n);
        for (int k = 0; k < n + 10; k++) {
            assertEquals(Math.max(0, k - n + 1), lowest.step(k, n));
        }
        assertEquals(-1, lowest.step(-1, n));
    }

    @Test
    void medianNeitherOverflowsNorLosesTheSmallest() {
        Instance two = new Instance(BlockKind.MEDIAN, 1, 0, 2);
        assertEquals(1.5e308, two.step(1.5e308, 2));
        assertEquals(1.6e308, two.step(1.7e308, 2), 1e293);
        Instance one = new Instance(BlockKind.MEDIAN, 1, 0, 1);
        assertEquals(Double.MIN_VALUE, one.step(Double.MIN_VALUE, 1));
    }
}
