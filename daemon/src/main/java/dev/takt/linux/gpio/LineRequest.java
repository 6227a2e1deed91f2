package dev.takt.linux.gpio;

import dev.takt.LoopThread;
import dev.takt.linux.device.DeviceFile;
import dev.takt.linux.device.Ioctl;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Up to 64 lines of one chip that are held. Bit n of a set of values is the n-th line of the
 * request; 1 is active, whatever level that is.
 *
 * <p>One thread reads, writes and takes edges; nothing is allocated by that. Any other may {@link
 * #ask} and {@link #tell} meanwhile.
 */
public final class LineRequest implements AutoCloseable {
    // struct gpio_v2_line_values { __u64 bits; __u64 mask; }
    private static final long VALUES_BYTES = 16;
    private static final long MASK = 8;

    private static final long GET_VALUES = Ioctl.readWrite(GpioChip.TYPE, 0x0E, VALUES_BYTES);
    private static final long SET_VALUES = Ioctl.readWrite(GpioChip.TYPE, 0x0F, VALUES_BYTES);

    private final DeviceFile file;
    private final int size;
    private final long all;
    private final MemorySegment read = Arena.ofAuto().allocate(VALUES_BYTES, Long.BYTES);
    private final MemorySegment written = Arena.ofAuto().allocate(VALUES_BYTES, Long.BYTES);
    private final MemorySegment asked = Arena.ofAuto().allocate(VALUES_BYTES, Long.BYTES);
    private final long readAddress = read.address();
    private final long writtenAddress = written.address();

    LineRequest(DeviceFile file, int size) {
        this.file = file;
        this.size = size;
        this.all = size == LinePlan.MOST_LINES ? -1 : (1L << size) - 1;
    }

    /** How many lines it holds. */
    public int size() {
        return size;
    }

    /**
     * Reads the values of all lines.
     *
     * @return whether the kernel did; {@link #values} stay as they were where not
     */
    @LoopThread
    public boolean read() {
        read.set(ValueLayout.JAVA_LONG, MASK, all);
        return file.tryIoctl(GET_VALUES, readAddress) >= 0;
    }

    /** The values that were read last. */
    @LoopThread
    public long values() {
        return read.get(ValueLayout.JAVA_LONG, 0);
    }

    /**
     * Writes the values of some lines, all at the same moment where the chip can do that.
     *
     * @param mask the lines to write
     * @return whether the kernel did
     */
    @LoopThread
    public boolean write(long values, long mask) {
        written.set(ValueLayout.JAVA_LONG, 0, values);
        written.set(ValueLayout.JAVA_LONG, MASK, mask);
        return file.tryIoctl(SET_VALUES, writtenAddress) >= 0;
    }

    /**
     * Reads one line for a thread of its own.
     *
     * @return 1 or 0, or the negative errno
     */
    public synchronized int ask(int index) {
        asked.set(ValueLayout.JAVA_LONG, MASK, 1L << index);
        int result = file.ioctl(GET_VALUES, asked.address());
        return result < 0 ? result : (int) (asked.get(ValueLayout.JAVA_LONG, 0) >>> index & 1);
    }

    /**
     * Writes one line for a thread of its own.
     *
     * @return 0, or the errno
     */
    public synchronized int tell(int index, boolean active) {
        asked.set(ValueLayout.JAVA_LONG, 0, active ? 1L << index : 0);
        asked.set(ValueLayout.JAVA_LONG, MASK, 1L << index);
        return Math.max(0, -file.ioctl(SET_VALUES, asked.address()));
    }

    /**
     * Takes what the kernel has reported, without waiting.
     *
     * @return whether there was anything
     */
    @LoopThread
    public boolean read(EdgeEvents events) {
        return events.readFrom(file);
    }

    /**
     * Releases the lines. What they do then is up to the driver of the chip: most leave an output
     * as it is or make it an input.
     */
    @Override
    public void close() {
        file.close();
    }
}
