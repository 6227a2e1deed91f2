package dev.takt.formula.check;

/**
 * Where a program's cells, states and tables lie in a memory.
 *
 * @param cells byte offset of every cell, by {@link Cell#index}
 * @param states byte offset of every state, by {@link State#index}
 * @param tables byte offset of every table, by {@link LookupTable#index}: first all x, then all y
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, and never compared
public record Addresses(long[] cells, long[] states, long[] tables) {
    public long of(Cell cell) {
        return cells[cell.index()];
    }

    public long of(State state) {
        return states[state.index()];
    }

    /** Of the first x. */
    public long x(LookupTable table) {
        return tables[table.index()];
    }

    /** Of the first y. */
    public long y(LookupTable table) {
        return tables[table.index()] + (long) table.points() * Double.BYTES;
    }
}
