package dev.takt.formula.check;

/**
 * A table of points.
 *
 * @param index its number in {@link Program#tables}
 * @param name what the user calls it
 * @param x strictly rising
 * @param y as many as {@code x}
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, and never compared
public record LookupTable(int index, String name, double[] x, double[] y) {
    public int points() {
        return x.length;
    }
}
