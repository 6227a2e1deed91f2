package dev.takt.arena;

/**
 * What readers of a process image are told of one cell besides its value.
 *
 * @param slot the place in the arena; a single cell
 * @param unit for display; empty where none is given
 * @param min least value that may be posted, negative infinity for none; NaN where nothing may be
 * @param max greatest value that may be posted, positive infinity for none
 */
public record ImageCell(Slot slot, String unit, double min, double max) {
    /** A cell that nobody but the controller writes. */
    public static ImageCell readOnly(Slot slot, String unit) {
        return new ImageCell(slot, unit, Double.NaN, Double.NaN);
    }

    /** Whether other threads and processes may change it. */
    public boolean writable() {
        return slot.section() == Section.PARAMETER && !Double.isNaN(min);
    }

    /** Whether a value may be written: inside the limits and a number. */
    public boolean accepts(double value) {
        return writable() && min <= value && value <= max && Double.isFinite(value);
    }
}
