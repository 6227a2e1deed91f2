package dev.takt.linux.gpio;

import dev.takt.linux.device.Ioctl;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * struct gpio_v2_line_request:
 *
 * <pre>
 *   0  offsets[64]  __u32
 * 256  consumer     char[32]
 * 288  flags        __u64   of all lines without an attribute for them
 * 296  num_attrs    __u32
 * 320  attrs[10]    { __u32 id; __u32 padding; __u64 value; __u64 mask }
 * 560  num_lines    __u32
 * 564  event_buffer_size __u32
 * 588  fd           __s32   filled in
 * </pre>
 */
final class RequestLayout {
    static final long BYTES = 592;
    static final long GET_LINE = Ioctl.readWrite(GpioChip.TYPE, 0x07, BYTES);

    private static final String CONSUMER = "takt";

    private static final long CONSUMER_AT = 256;
    private static final long FLAGS = 288;
    private static final long ATTRIBUTE_COUNT = 296;
    private static final long ATTRIBUTES = 320;
    private static final long LINE_COUNT = 560;
    private static final long EVENT_BUFFER = 564;
    private static final long DESCRIPTOR = 588;

    private static final long ATTRIBUTE_BYTES = 24;
    private static final long ATTRIBUTE_VALUE = 8;
    private static final long ATTRIBUTE_MASK = 16;
    private static final int ID_FLAGS = 1;
    private static final int ID_OUTPUT_VALUES = 2;
    private static final int ID_DEBOUNCE = 3;

    private RequestLayout() {}

    static MemorySegment write(Arena arena, List<LineSettings> lines, int eventBuffer) {
        MemorySegment request = arena.allocate(BYTES, Long.BYTES);
        Map<Long, Long> byFlags = new LinkedHashMap<>();
        Map<Integer, Long> byDebounce = new LinkedHashMap<>();
        long outputs = 0;
        long values = 0;
        for (int i = 0; i < lines.size(); i++) {
            LineSettings line = lines.get(i);
            long bit = 1L << i;
            request.setAtIndex(ValueLayout.JAVA_INT, i, line.offset());
            byFlags.merge(line.flags(), bit, (a, b) -> a | b);
            if (line.debounceMicros() > 0) {
                byDebounce.merge(line.debounceMicros(), bit, (a, b) -> a | b);
            }
            if (line.direction() == LineSettings.Direction.OUTPUT) {
                outputs |= bit;
                values |= line.initial() ? bit : 0;
            }
        }
        request.setString(CONSUMER_AT, CONSUMER);
        long flags = lines.getFirst().flags();
        request.set(ValueLayout.JAVA_LONG, FLAGS, flags);
        byFlags.remove(flags);
        byFlags.forEach((value, mask) -> attribute(request, ID_FLAGS, value, mask));
        byDebounce.forEach((micros, mask) -> attribute(request, ID_DEBOUNCE, micros, mask));
        if (outputs != 0) {
            attribute(request, ID_OUTPUT_VALUES, values, outputs);
        }
        request.set(ValueLayout.JAVA_INT, LINE_COUNT, lines.size());
        request.set(ValueLayout.JAVA_INT, EVENT_BUFFER, eventBuffer);
        return request;
    }

    /** A debounce time is a __u32 in the same place: the lower half of the value. */
    private static void attribute(MemorySegment request, int id, long value, long mask) {
        int index = request.get(ValueLayout.JAVA_INT, ATTRIBUTE_COUNT);
        long at = ATTRIBUTES + index * ATTRIBUTE_BYTES;
        request.set(ValueLayout.JAVA_INT, at, id);
        request.set(ValueLayout.JAVA_LONG, at + ATTRIBUTE_VALUE, value);
        request.set(ValueLayout.JAVA_LONG, at + ATTRIBUTE_MASK, mask);
        request.set(ValueLayout.JAVA_INT, ATTRIBUTE_COUNT, index + 1);
    }

    static int descriptor(MemorySegment request) {
        return request.get(ValueLayout.JAVA_INT, DESCRIPTOR);
    }
}
