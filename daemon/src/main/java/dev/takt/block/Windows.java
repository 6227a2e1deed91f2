package dev.takt.block;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;

/**
 * Statistics over the last n valid samples; over as many as there are until n have come. Samples
 * that are passed over leave the window as it is and give NaN.
 */
@LoopThread
public final class Windows {
    /**
     * Most samples that {@link #mean}, {@link #lowest}, {@link #highest} and {@link Delays#delay}
     * hold.
     */
    static final int MOST_SAMPLES = 1_000_000;

    /**
     * Most samples that {@link #median} holds: it moves that many cells in one evaluation at worst.
     */
    static final int MOST_MEDIAN_SAMPLES = 1001;

    /** Cells of {@link #mean} before the ring: position, samples, sum, rest of the sum. */
    static final int MEAN_HEAD = 4;

    /**
     * Cells of {@link #lowest} and {@link #highest} before the queue: head, length, samples so far.
     */
    static final int QUEUE_HEAD = 3;

    /** Cells of {@link #median} before ring and sorted window: position, samples. */
    static final int MEDIAN_HEAD = 2;

    private Windows() {}

    /**
     * Arithmetic mean over the last n samples, {@code y = (x[k] + ... + x[k-n+1]) / n}.
     *
     * <p>Takes the same time for every n: the sum is kept and one sample exchanged. It is kept as
     * an unevaluated pair (two-sum: Knuth, The Art of Computer Programming, volume 2, section
     * 4.2.2), so that neither time nor one huge sample spoils it. A sample that is not finite is
     * passed over.
     *
     * @param n samples, a constant whole number
     */
    public static double mean(MemorySegment memory, long at, double dtSeconds, double x, double n) {
        int size = (int) n;
        int position = (int) Cell.get(memory, at, 0);
        double samples = Cell.get(memory, at, 1);
        boolean full = samples == size;
        double leaving = full ? Cell.get(memory, at, MEAN_HEAD + position) : 0;
        double before = Cell.get(memory, at, 2);
        double with = before + x;
        double sum = with - leaving;
        if (!Cell.isFinite(sum)) {
            return Double.NaN;
        }
        double rest = Cell.get(memory, at, 3) + lost(before, x, with) + lost(with, -leaving, sum);
        double count = full ? samples : samples + 1;
        Cell.set(memory, at, 0, position + 1 == size ? 0 : position + 1);
        Cell.set(memory, at, 1, count);
        Cell.set(memory, at, 2, sum);
        Cell.set(memory, at, 3, rest);
        Cell.set(memory, at, MEAN_HEAD + position, x);
        return (sum + rest) / count;
    }

    /** What rounding took from {@code a + b} when it became {@code sum}. */
    private static double lost(double a, double b, double sum) {
        double part = sum - a;
        return a - (sum - part) + (b - part);
    }

    /**
     * Smallest of the last n samples. The samples that may still become the smallest wait in a
     * rising queue (Lemire, Streaming maximum-minimum filter, 2006); a new one replaces by binary
     * search all that are not below it, so that no evaluation takes more than log n steps. A NaN is
     * passed over.
     *
     * @param n samples, a constant whole number
     */
    public static double lowest(
            MemorySegment memory, long at, double dtSeconds, double x, double n) {
        if (Double.isNaN(x)) {
            return x;
        }
        int size = (int) n;
        int head = (int) Cell.get(memory, at, 0);
        int length = (int) Cell.get(memory, at, 1);
        double now = Cell.get(memory, at, 2) + 1;
        if (length > 0 && Cell.get(memory, at, QUEUE_HEAD + size + head) <= now - size) {
            head = wrapped(head + 1, size);
            length--;
        }
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Cell.get(memory, at, QUEUE_HEAD + wrapped(head + middle, size)) < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int place = wrapped(head + low, size);
        Cell.set(memory, at, QUEUE_HEAD + place, x);
        Cell.set(memory, at, QUEUE_HEAD + size + place, now);
        Cell.set(memory, at, 0, head);
        Cell.set(memory, at, 1, low + 1);
        Cell.set(memory, at, 2, now);
        return Cell.get(memory, at, QUEUE_HEAD + head);
    }

    /**
     * Largest of the last n samples: {@link #lowest} of the negatives, with the sign turned back.
     *
     * @param n samples, a constant whole number
     */
    public static double highest(
            MemorySegment memory, long at, double dtSeconds, double x, double n) {
        return -lowest(memory, at, dtSeconds, -x, n);
    }

    private static int wrapped(int index, int size) {
        return index >= size ? index - size : index;
    }

    /**
     * Middle of the last n samples in order of size; the mean of the two middle ones of an even
     * number. The window is kept sorted: each new sample takes the place of the one that leaves and
     * is moved from there. A NaN is passed over.
     *
     * @param n samples, a constant whole number
     */
    public static double median(
            MemorySegment memory, long at, double dtSeconds, double x, double n) {
        if (Double.isNaN(x)) {
            return x;
        }
        int size = (int) n;
        int position = (int) Cell.get(memory, at, 0);
        int samples = (int) Cell.get(memory, at, 1);
        long sorted = at + Cell.BYTES * (MEDIAN_HEAD + size);
        int gap = samples;
        if (samples == size) {
            gap = find(memory, sorted, size, Cell.get(memory, at, MEDIAN_HEAD + position));
        } else {
            samples++;
        }
        exchange(memory, sorted, samples, gap, x);
        Cell.set(memory, at, MEDIAN_HEAD + position, x);
        Cell.set(memory, at, 0, wrapped(position + 1, size));
        Cell.set(memory, at, 1, samples);
        double above = Cell.get(memory, sorted, samples / 2);
        double below = Cell.get(memory, sorted, (samples - 1) / 2);
        return below == above ? above : 0.5 * below + 0.5 * above;
    }

    /** Index of a value that is in the sorted cells. */
    private static int find(MemorySegment memory, long sorted, int samples, double value) {
        int low = 0;
        int high = samples - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Cell.get(memory, sorted, middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts x into the sorted cells in place of the one at {@code gap}. */
    private static void exchange(
            MemorySegment memory, long sorted, int samples, int gap, double x) {
        int place = gap;
        while (place > 0 && Cell.get(memory, sorted, place - 1) > x) {
            Cell.set(memory, sorted, place, Cell.get(memory, sorted, place - 1));
            place--;
        }
        while (place < samples - 1 && Cell.get(memory, sorted, place + 1) < x) {
            Cell.set(memory, sorted, place, Cell.get(memory, sorted, place + 1));
            place++;
        }
        Cell.set(memory, sorted, place, x);
    }
}
