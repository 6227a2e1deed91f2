package dev.takt.formula.check;

/**
 * A place for one number that statements read and assign.
 *
 * @param index its number in {@link Program#cells}
 * @param name what the user calls it, or a name with a {@code $} for what has no name of the user's
 * @param kind who writes it
 * @param initial what it holds before the first tick
 */
public record Cell(int index, String name, Kind kind, double initial) {
    /** Who writes a cell. */
    public enum Kind {
        /** The loop: time and tick number. */
        CLOCK,
        /** The board: raw value, ok and age of an input, the pin of a simulated output. */
        LATCHED,
        /** A user, between two ticks. */
        PARAMETER,
        /** A statement: the result of a formula. */
        SIGNAL,
        /** A statement: what the board posts. */
        OUTPUT,
        /** A statement of the simulation. */
        SIMULATION,
        /** A statement: an intermediate result that has no name. */
        TEMPORARY,
        /** A user, between two ticks: what a signal is forced to, and until when. */
        FORCED
    }

    // Written out: the JVM links those of a record when they are first asked for, a millisecond
    // each.

    @Override
    public boolean equals(Object other) {
        return other instanceof Cell cell
                && index == cell.index
                && name.equals(cell.name)
                && kind == cell.kind
                && Double.compare(initial, cell.initial) == 0;
    }

    /** By its number alone. */
    @Override
    public int hashCode() {
        return index;
    }
}
