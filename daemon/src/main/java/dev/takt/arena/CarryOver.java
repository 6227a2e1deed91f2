package dev.takt.arena;

import dev.takt.LoopThread;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings cells from one arena into another: a list made beforehand, gone through in one go.
 *
 * <p>Slots that follow each other in both arenas are copied as one piece, so that the copying costs
 * about as much as the memory it moves where the two layouts are alike.
 */
public final class CarryOver {
    /** Cells below which a loop is faster than a call of the copying machinery. */
    private static final int FEW_CELLS = 16;

    private final MemorySegment from;
    private final MemorySegment to;
    private final long[] fromOffsets;
    private final long[] toOffsets;
    private final int[] cells;
    private final List<Bounded> bounded;
    private final Bounded[] bounds;

    /**
     * A value that is brought inside limits on its way.
     *
     * @param from its place in the old arena
     * @param to its place in the new one
     * @param min least value it may have there, negative infinity for none
     * @param max greatest value, positive infinity for none
     */
    public record Bounded(Slot from, Slot to, double min, double max) {
        @LoopThread
        double value(double before) {
            return Math.min(Math.max(before, min), max);
        }
    }

    private record Piece(long from, long to, int cells) {
        boolean goesOnIn(Piece next) {
            long bytes = cells * Slot.CELL_BYTES;
            return from + bytes == next.from && to + bytes == next.to;
        }
    }

    private CarryOver(SignalArena from, SignalArena to, List<Piece> pieces, List<Bounded> bounded) {
        this.from = from.memory();
        this.to = to.memory();
        this.fromOffsets = pieces.stream().mapToLong(Piece::from).toArray();
        this.toOffsets = pieces.stream().mapToLong(Piece::to).toArray();
        this.cells = pieces.stream().mapToInt(Piece::cells).toArray();
        this.bounded = List.copyOf(bounded);
        this.bounds = bounded.toArray(Bounded[]::new);
    }

    public static Builder builder(SignalArena from, SignalArena to) {
        return new Builder(from, to);
    }

    /** Copies. Nothing else may write either arena meanwhile. */
    @LoopThread
    public void run() {
        for (int i = 0; i < cells.length; i++) {
            long source = fromOffsets[i];
            long target = toOffsets[i];
            int count = cells[i];
            if (count < FEW_CELLS) {
                for (int k = 0; k < count; k++) {
                    long shift = k * Slot.CELL_BYTES;
                    double value = from.get(ValueLayout.JAVA_DOUBLE, source + shift);
                    to.set(ValueLayout.JAVA_DOUBLE, target + shift, value);
                }
            } else {
                MemorySegment.copy(from, source, to, target, count * Slot.CELL_BYTES);
            }
        }
        for (int i = 0; i < bounds.length; i++) {
            Bounded one = bounds[i];
            double before = from.get(ValueLayout.JAVA_DOUBLE, one.from.offset());
            to.set(ValueLayout.JAVA_DOUBLE, one.to.offset(), one.value(before));
        }
    }

    /** Pieces that are copied one by one. */
    public int pieces() {
        return cells.length;
    }

    /** The values that are brought inside limits, in the order they were added. */
    public List<Bounded> bounded() {
        return bounded;
    }

    /** Gathers what is carried over, in any order. */
    public static final class Builder {
        private final SignalArena from;
        private final SignalArena to;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Bounded> bounded = new ArrayList<>();

        private Builder(SignalArena from, SignalArena to) {
            this.from = from;
            this.to = to;
        }

        /**
         * Adds a slot as a whole.
         *
         * @throws IllegalArgumentException if the two hold different numbers of cells
         */
        public Builder copy(Slot source, Slot target) {
            if (source.cells() != target.cells()) {
                throw new IllegalArgumentException(
                        "as many cells expected, got " + source + " and " + target);
            }
            pieces.add(new Piece(source.offset(), target.offset(), source.cells()));
            return this;
        }

        /** Adds the first cell of a slot, inside limits. */
        public Builder copyInside(Slot source, Slot target, double min, double max) {
            bounded.add(new Bounded(source, target, min, max));
            return this;
        }

        public CarryOver build() {
            List<Piece> merged = new ArrayList<>();
            pieces.sort(Comparator.comparingLong(Piece::to));
            for (Piece piece : pieces) {
                Piece last = merged.isEmpty() ? null : merged.getLast();
                if (last != null && last.goesOnIn(piece)) {
                    merged.set(
                            merged.size() - 1,
                            new Piece(last.from, last.to, last.cells + piece.cells));
                } else {
                    merged.add(piece);
                }
            }
            return new CarryOver(from, to, merged, bounded);
        }
    }
}
