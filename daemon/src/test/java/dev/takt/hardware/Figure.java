package dev.takt.hardware;

import java.util.Arrays;

/** A figure that was measured, printed among the results: it depends on the machine below. */
final class Figure {
    private Figure() {}

    @SuppressWarnings("SystemOut") // the results are what is printed
    static void print(String line) {
        System.out.println("      " + line);
        System.out.flush();
    }

    /** The middle one, of an even number the higher. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
