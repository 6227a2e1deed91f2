package dev.takt.formula.function;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Tables of points, looked up with straight lines between them. */
@LoopThread
public final class Interpolation {
    private static final long CELL_BYTES = 8;

    private Interpolation() {}

    /**
     * The value of a table at {@code x}: linear between two points, exact at each, flat outside;
     * NaN for NaN.
     *
     * @param memory holds both rows of the table as doubles in native byte order
     * @param xOffset where the strictly rising x begin, in bytes
     * @param yOffset where the y begin, in bytes
     * @param points how many there are, at least 1
     */
    public static double lut(
            MemorySegment memory, long xOffset, long yOffset, int points, double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        int low = 0;
        int high = points - 1;
        if (x <= cell(memory, xOffset, low)) {
            return cell(memory, yOffset, low);
        }
        if (x >= cell(memory, xOffset, high)) {
            return cell(memory, yOffset, high);
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (x >= cell(memory, xOffset, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double x0 = cell(memory, xOffset, low);
        double share = (x - x0) / (cell(memory, xOffset, high) - x0);
        return Numeric.lerp(cell(memory, yOffset, low), cell(memory, yOffset, high), share);
    }

    /**
     * The y of the point with a number, counted from 0; a number between two is truncated, one
     * outside is held at the nearest end. NaN for NaN.
     *
     * @param memory holds the table's y as doubles in native byte order
     * @param yOffset where they begin, in bytes
     * @param points how many there are, at least 1
     */
    public static double element(MemorySegment memory, long yOffset, int points, double position) {
        if (Double.isNaN(position)) {
            return position;
        }
        return cell(memory, yOffset, Math.clamp((int) position, 0, points - 1));
    }

    private static double cell(MemorySegment memory, long offset, int index) {
        return memory.get(ValueLayout.JAVA_DOUBLE, offset + CELL_BYTES * index);
    }
}
