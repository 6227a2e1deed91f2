package dev.takt.linux.gpio;

import dev.takt.LoopThread;
import dev.takt.linux.device.DeviceFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Room for edges as the kernel reports them, struct gpio_v2_line_event: time, kind, line, number.
 * Nothing is allocated after it has been made; one thread uses it.
 */
public final class EdgeEvents {
    /** The kernel keeps no more for one request, however many are asked for. */
    public static final int MOST = 1024;

    private static final long BYTES = 48;
    private static final long KIND = 8;
    private static final long OFFSET = 12;
    private static final long LINE_NUMBER = 20;
    private static final int RISING = 1;

    private final MemorySegment events;
    private final long address;
    private int count;

    /**
     * @param capacity how many are taken at once, 1 to {@value #MOST}
     */
    public EdgeEvents(int capacity) {
        this.events = Arena.ofAuto().allocate(capacity * BYTES, Long.BYTES);
        this.address = events.address();
    }

    @LoopThread
    boolean readFrom(DeviceFile file) {
        int bytes = file.tryRead(address, events.byteSize());
        count = bytes <= 0 ? 0 : (int) (bytes / BYTES);
        return count > 0;
    }

    /** How many were taken last. */
    @LoopThread
    public int count() {
        return count;
    }

    /** When an edge was, in ns on CLOCK_MONOTONIC. */
    @LoopThread
    public long timeNanos(int index) {
        return events.get(ValueLayout.JAVA_LONG, index * BYTES);
    }

    /** Whether the value became 1. */
    @LoopThread
    public boolean rising(int index) {
        return events.get(ValueLayout.JAVA_INT, index * BYTES + KIND) == RISING;
    }

    /** The number of the line on its chip. */
    @LoopThread
    public int offset(int index) {
        return events.get(ValueLayout.JAVA_INT, index * BYTES + OFFSET);
    }

    /**
     * Which edge of its line it is, counted from 1 by the kernel: also those that were lost because
     * nobody took them in time. It begins again at 0 behind 2^32 - 1.
     */
    @LoopThread
    public int number(int index) {
        return events.get(ValueLayout.JAVA_INT, index * BYTES + LINE_NUMBER);
    }
}
