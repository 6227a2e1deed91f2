package dev.takt.linux.gpio;

import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A GPIO chip that reads requests byte by byte and keeps the level of each line; what was asked of
 * it is a list of texts.
 */
public final class FakeGpioChip implements FakeKernel.Device {
    private static final long ACTIVE_LOW = 2;
    private static final long OUTPUT = 8;

    private final FakeKernel kernel;
    private final String name;
    private final String label;
    private final int lines;

    /** Physical levels by line. */
    public final Map<Integer, Integer> levels = new TreeMap<>();

    /** Who else uses a line. */
    public final Map<Integer, String> users = new TreeMap<>();

    /** Everything that was asked, in order: {@code "17:input up, 18:output=1"}, {@code "get"}. */
    public final List<String> log = new ArrayList<>();

    public final List<Request> requests = new ArrayList<>();

    /** What reading and writing values is answered with; 0 for success. */
    public int errno;

    public FakeGpioChip(FakeKernel kernel, String name, String label, int lines) {
        this.kernel = kernel;
        this.name = name;
        this.label = label;
        this.lines = lines;
        kernel.with(name, this);
    }

    @Override
    public int ioctl(long request, long argument) {
        return switch ((int) (request & 0xFFFF)) {
            case 0xB401 -> {
                MemorySegment info = FakeKernel.memory(argument, 68);
                info.setString(0, name);
                info.setString(32, label);
                info.set(ValueLayout.JAVA_INT, 64, lines);
                yield 0;
            }
            case 0xB405 -> {
                MemorySegment info = FakeKernel.memory(argument, 256);
                String user = users.get(info.get(ValueLayout.JAVA_INT, 64));
                info.setString(32, user == null ? "" : user);
                info.set(ValueLayout.JAVA_LONG, 72, user == null ? 0 : 1);
                yield 0;
            }
            case 0xB407 -> request(FakeKernel.memory(argument, 592));
            default -> -Errno.EINVAL;
        };
    }

    private int request(MemorySegment wanted) {
        Request made = new Request(wanted);
        for (int offset : made.offsets) {
            if (users.containsKey(offset)) {
                return -Errno.EBUSY;
            }
        }
        made.take();
        requests.add(made);
        log.add(made.text());
        wanted.set(ValueLayout.JAVA_INT, 588, kernel.descriptor(made));
        return 0;
    }

    /** One request for lines. */
    public final class Request implements FakeKernel.Device {
        public final int[] offsets;
        public final int eventBuffer;
        public final String consumer;
        private final long[] flags;
        private final int[] debounces;
        private final long outputValues;
        private final Deque<long[]> events = new ArrayDeque<>();
        private final int[] numbers;

        Request(MemorySegment wanted) {
            int count = wanted.get(ValueLayout.JAVA_INT, 560);
            offsets = wanted.asSlice(0, count * 4L).toArray(ValueLayout.JAVA_INT);
            consumer = wanted.getString(256);
            eventBuffer = wanted.get(ValueLayout.JAVA_INT, 564);
            flags = new long[count];
            debounces = new int[count];
            numbers = new int[count];
            Arrays.fill(flags, wanted.get(ValueLayout.JAVA_LONG, 288));
            long values = 0;
            int attributes = wanted.get(ValueLayout.JAVA_INT, 296);
            for (int i = 0; i < attributes; i++) {
                long at = 320 + i * 24L;
                long value = wanted.get(ValueLayout.JAVA_LONG, at + 8);
                long mask = wanted.get(ValueLayout.JAVA_LONG, at + 16);
                for (int k = 0; k < count; k++) {
                    if ((mask >>> k & 1) != 0) {
                        switch (wanted.get(ValueLayout.JAVA_INT, at)) {
                            case 1 -> flags[k] = value;
                            case 2 -> values |= value & 1L << k;
                            case 3 -> debounces[k] = (int) value;
                            default -> throw new AssertionError("attribute " + i);
                        }
                    }
                }
            }
            outputValues = values;
        }

        private void take() {
            for (int i = 0; i < offsets.length; i++) {
                users.put(offsets[i], consumer);
                if ((flags[i] & OUTPUT) != 0) {
                    drive(i, outputValues);
                }
            }
        }

        private void drive(int index, long values) {
            boolean low = (flags[index] & ACTIVE_LOW) != 0;
            levels.put(offsets[index], (values >>> index & 1) != 0 != low ? 1 : 0);
        }

        /** As in the log. */
        public String text() {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < offsets.length; i++) {
                String part = offsets[i] + ":" + words(flags[i]);
                part += debounces[i] > 0 ? " debounce " + debounces[i] + " µs" : "";
                part += (flags[i] & OUTPUT) != 0 ? "=" + (outputValues >>> i & 1) : "";
                parts.add(part);
            }
            return String.join(", ", parts);
        }

        private static String words(long flags) {
            String[] names = {
                "used", "low", "input", "output", "rising", "falling", "drain", "source", "up",
                "down", "off"
            };
            List<String> words = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                if ((flags >>> i & 1) != 0) {
                    words.add(names[i]);
                }
            }
            return String.join(" ", words);
        }

        @Override
        public int ioctl(long request, long argument) {
            MemorySegment values = FakeKernel.memory(argument, 16);
            long mask = values.get(ValueLayout.JAVA_LONG, 8);
            boolean get = (request & 0xFFFF) == 0xB40E;
            log.add(
                    get
                            ? "get"
                            : "set %x of %x"
                                    .formatted(values.get(ValueLayout.JAVA_LONG, 0) & mask, mask));
            if (errno != 0) {
                return -errno;
            }
            long read = 0;
            for (int i = 0; i < offsets.length; i++) {
                if ((mask >>> i & 1) == 0) {
                    continue;
                }
                if (get) {
                    boolean low = (flags[i] & ACTIVE_LOW) != 0;
                    boolean active = (levels.getOrDefault(offsets[i], 0) != 0) != low;
                    read |= active ? 1L << i : 0;
                } else {
                    drive(i, values.get(ValueLayout.JAVA_LONG, 0));
                }
            }
            if (get) {
                values.set(ValueLayout.JAVA_LONG, 0, read);
            }
            return 0;
        }

        /** The kernel sees an edge of a line of this request. */
        public void edge(int index, long timeNanos) {
            numbers[index]++;
            events.add(new long[] {timeNanos, index, numbers[index]});
        }

        /** The kernel sees an edge and has no room to keep it. */
        public void lostEdge(int index) {
            numbers[index]++;
        }

        @Override
        public int read(long address, long length) {
            log.add("read");
            MemorySegment buffer = FakeKernel.memory(address, length);
            int at = 0;
            while (!events.isEmpty() && at + 48 <= length) {
                long[] event = events.remove();
                buffer.set(ValueLayout.JAVA_LONG, at, event[0]);
                buffer.set(ValueLayout.JAVA_INT, at + 8, 1);
                buffer.set(ValueLayout.JAVA_INT, at + 12, offsets[(int) event[1]]);
                buffer.set(ValueLayout.JAVA_INT, at + 20, (int) event[2]);
                at += 48;
            }
            return at == 0 ? -Errno.EAGAIN : at;
        }

        @Override
        public void closed() {
            for (int offset : offsets) {
                users.remove(offset);
            }
            log.add("released");
        }
    }
}
