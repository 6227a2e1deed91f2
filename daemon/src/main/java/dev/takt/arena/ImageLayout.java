package dev.takt.arena;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Where everything stands in the image of one arena. docs/image.md shows it to other programs.
 *
 * <pre>
 *      0  magic "TAKTIMG1"         8  version          12  bytes of this header
 *     16  CRC-32 of the list      20  generation       24  period in ns
 *     32  offset of the cells     40  number of cells
 *     48  offset of the list      56  bytes of the list
 *     64  sequence: odd while a tick is being written
 *     72  tick                    80  time in s        88  start of the tick, CLOCK_MONOTONIC in ns
 *     96  state                  100  reserved
 *    128  superseded: 1 once another file has taken this one's name, 2 once the controller ended
 *    132  process id
 *    256  cells: the first cells of the arena, 8 bytes each
 *         list: a line of text for each cell that has a name
 * </pre>
 *
 * Numbers are in native byte order. A line of the list is {@code index, section, name, unit, min,
 * max}, separated by tabs; the last two are empty where nobody may post a value.
 */
public final class ImageLayout {
    /** "TAKTIMG1" as the bytes of a little-endian number. */
    static final long MAGIC = 0x31474d49_544b4154L;

    static final int VERSION = 1;
    static final long VERSION_AT = 8;
    static final long HEADER_BYTES_AT = 12;
    static final long CRC_AT = 16;
    static final long GENERATION_AT = 20;
    static final long PERIOD_AT = 24;
    static final long CELLS_AT = 32;
    static final long CELL_COUNT_AT = 40;
    static final long LIST_AT = 48;
    static final long LIST_BYTES_AT = 56;
    static final long SEQUENCE_AT = 64;
    static final long TICK_AT = 72;
    static final long TIME_AT = 80;
    static final long START_AT = 88;
    static final long STATE_AT = 96;
    static final long SUPERSEDED_AT = 128;
    static final long PROCESS_AT = 132;
    static final long HEADER_BYTES = 256;

    private static final Set<Section> SHOWN =
            EnumSet.of(
                    Section.CLOCK,
                    Section.INPUT,
                    Section.PARAMETER,
                    Section.SIGNAL,
                    Section.OUTPUT,
                    Section.SIMULATION);

    private final List<ImageCell> cells;
    private final Map<String, ImageCell> byName = new HashMap<>();
    private final int cellCount;
    private final byte[] list;
    private final int crc;

    private ImageLayout(List<ImageCell> cells, int cellCount) {
        this.cells = List.copyOf(cells);
        this.cellCount = cellCount;
        cells.forEach(cell -> byName.put(cell.slot().name(), cell));
        this.list = list(cells).getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(list);
        this.crc = (int) sum.getValue();
    }

    /** What is known of a slot by its name: its unit and its limits. */
    @FunctionalInterface
    public interface Description {
        ImageCell of(Slot slot);
    }

    /**
     * The image of an arena: clock, inputs, parameters, signals, outputs and the simulation, as far
     * as users know them by name.
     */
    public static ImageLayout of(ArenaLayout arena, Description description) {
        List<ImageCell> cells = new ArrayList<>();
        long end = 0;
        for (Slot slot : arena.slots()) {
            if (SHOWN.contains(slot.section())) {
                end = Math.max(end, slot.offset() + slot.byteSize());
                if (slot.cells() == 1 && slot.name().indexOf('$') < 0) {
                    cells.add(description.of(slot));
                }
            }
        }
        cells.sort(Comparator.comparingLong(cell -> cell.slot().offset()));
        return new ImageLayout(cells, Math.toIntExact(end / Slot.CELL_BYTES));
    }

    private static String list(List<ImageCell> cells) {
        StringBuilder text = new StringBuilder();
        for (ImageCell cell : cells) {
            text.append(index(cell))
                    .append('\t')
                    .append(cell.slot().section())
                    .append('\t')
                    .append(cell.slot().name())
                    .append('\t')
                    .append(cell.unit().replace('\t', ' ').replace('\n', ' '))
                    .append('\t')
                    .append(cell.writable() ? cell.min() : "")
                    .append('\t')
                    .append(cell.writable() ? cell.max() : "")
                    .append('\n');
        }
        return text.toString();
    }

    /** The number of a cell, counted from 0 in the order of the memory. */
    public static int index(ImageCell cell) {
        return Math.toIntExact(cell.slot().offset() / Slot.CELL_BYTES);
    }

    /** The cells that have a name, by rising offset. */
    public List<ImageCell> cells() {
        return cells;
    }

    public Optional<ImageCell> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Cells in the image, those without a name included. */
    public int cellCount() {
        return cellCount;
    }

    /** CRC-32 of the list: equal for images whose cells mean the same. */
    public int crc() {
        return crc;
    }

    byte[] list() {
        return list.clone();
    }

    long listOffset() {
        return HEADER_BYTES + cellCount * Slot.CELL_BYTES;
    }

    /** Bytes of the whole image. */
    public long byteSize() {
        return listOffset() + list.length;
    }
}
