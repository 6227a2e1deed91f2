package dev.takt.arena;

/**
 * A named place in the arena.
 *
 * @param name unique in its layout; what a user may not refer to holds a {@code $}
 * @param section the part it belongs to
 * @param offset distance from the start of the arena in bytes, a multiple of 8
 * @param cells how many doubles it holds, at least 1
 */
public record Slot(String name, Section section, long offset, int cells) {
    /** Bytes in one cell. */
    public static final long CELL_BYTES = 8;

    /** Size in bytes. */
    public long byteSize() {
        return cells * CELL_BYTES;
    }
}
