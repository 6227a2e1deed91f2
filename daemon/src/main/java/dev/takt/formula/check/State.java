package dev.takt.formula.check;

/**
 * The memory of one block instance; all zero means that it has never run.
 *
 * @param index its number in {@link Program#states}
 * @param name owner and kind, {@code heat$pid1}: the same from one version of a file to the next
 *     where the formula keeps its blocks
 * @param cells how many doubles it holds
 */
public record State(int index, String name, int cells) {
    // Written out for the same reason as those of a Cell.

    @Override
    public boolean equals(Object other) {
        return other instanceof State state
                && index == state.index
                && name.equals(state.name)
                && cells == state.cells;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
