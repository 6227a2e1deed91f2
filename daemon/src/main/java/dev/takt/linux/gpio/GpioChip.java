package dev.takt.linux.gpio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.takt.linux.Errno;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFile;
import dev.takt.linux.device.DeviceFiles.Access;
import dev.takt.linux.device.DeviceKind;
import dev.takt.linux.device.Devices;
import dev.takt.linux.device.Ioctl;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One GPIO chip, open for asking about lines and for requesting them. */
public final class GpioChip implements AutoCloseable {
    static final int TYPE = 0xB4;

    private static final int TEXT_BYTES = 32;

    // struct gpiochip_info { char name[32]; char label[32]; __u32 lines; }
    private static final long INFO_BYTES = 68;
    private static final long INFO_LABEL = 32;
    private static final long INFO_LINES = 64;

    // struct gpio_v2_line_info
    private static final long LINE_BYTES = 256;
    private static final long LINE_CONSUMER = 32;
    private static final long LINE_OFFSET = 64;
    private static final long LINE_FLAGS = 72;
    private static final long USED = 1;

    private static final long GET_CHIPINFO = Ioctl.read(TYPE, 0x01, INFO_BYTES);
    private static final long GET_LINEINFO = Ioctl.readWrite(TYPE, 0x05, LINE_BYTES);

    private static final String PREFIX = "gpiochip";

    private final DeviceFile file;
    private final GpioChipInfo info;

    private GpioChip(DeviceFile file, GpioChipInfo info) {
        this.file = file;
        this.info = info;
    }

    /**
     * Opens a chip by its name under /dev.
     *
     * @throws DeviceException if the kernel refuses
     */
    public static GpioChip open(Devices devices, String name) throws DeviceException {
        DeviceFile file =
                devices.files().open(devices.dev().resolve(name), Access.BOTH, DeviceKind.GPIO);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment answer = arena.allocate(INFO_BYTES, Long.BYTES);
            int result = file.ioctl(GET_CHIPINFO, answer.address());
            if (result < 0) {
                file.close();
                throw refused(file, "GPIO_GET_CHIPINFO", -result);
            }
            return new GpioChip(
                    file,
                    new GpioChipInfo(
                            name,
                            text(answer, INFO_LABEL),
                            answer.get(ValueLayout.JAVA_INT, INFO_LINES)));
        }
    }

    /**
     * All chips there are, in the order of their numbers.
     *
     * @throws DeviceException if one of them cannot be asked
     */
    public static List<GpioChipInfo> all(Devices devices) throws DeviceException {
        List<GpioChipInfo> chips = new ArrayList<>();
        List<String> names =
                devices.files().names(devices.dev()).stream()
                        .filter(name -> name.matches(PREFIX + "[0-9]{1,6}"))
                        .sorted(
                                Comparator.comparingInt(
                                        name -> Integer.parseInt(name.substring(PREFIX.length()))))
                        .toList();
        for (String name : names) {
            try (GpioChip chip = open(devices, name)) {
                chips.add(chip.info());
            }
        }
        return chips;
    }

    /** Name, label and number of lines. */
    public GpioChipInfo info() {
        return info;
    }

    /**
     * Requests lines of this chip together. Outputs carry their initial value from the first moment
     * on; nothing else was on the line since it was free.
     *
     * @param lines 1 to 64 that fit together, see {@link LinePlan}
     * @param eventBuffer how many edges the kernel keeps, 0 for its default
     * @throws DeviceException if the kernel refuses; the message names the line and who has it
     */
    public LineRequest request(List<LineSettings> lines, int eventBuffer) throws DeviceException {
        for (LineSettings line : lines) {
            if (line.offset() >= info.lines()) {
                throw new DeviceException(
                        "line " + line.offset() + " of " + info,
                        Errno.EINVAL,
                        "the chip has the lines 0 to " + (info.lines() - 1));
            }
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wanted = RequestLayout.write(arena, lines, eventBuffer);
            int result = file.ioctl(RequestLayout.GET_LINE, wanted.address());
            if (result < 0) {
                throw refusedLines(lines, -result);
            }
            return new LineRequest(
                    file.adopt(RequestLayout.descriptor(wanted), "lines of " + info), lines.size());
        }
    }

    private DeviceException refusedLines(List<LineSettings> lines, int errno) {
        if (errno == Errno.EBUSY) {
            for (LineSettings line : lines) {
                String user = user(line.offset());
                if (user != null) {
                    return new DeviceException(
                            "line " + line.offset() + " of " + info,
                            errno,
                            "it is used by '"
                                    + user
                                    + "'; end that program, or switch the driver off that has it");
                }
            }
        }
        return refused(file, "GPIO_V2_GET_LINE", errno);
    }

    /** Who uses a line; null where nobody does or the kernel does not say. */
    private @Nullable String user(int offset) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment line = arena.allocate(LINE_BYTES, Long.BYTES);
            line.set(ValueLayout.JAVA_INT, LINE_OFFSET, offset);
            if (file.ioctl(GET_LINEINFO, line.address()) < 0
                    || (line.get(ValueLayout.JAVA_LONG, LINE_FLAGS) & USED) == 0) {
                return null;
            }
            return text(line, LINE_CONSUMER);
        }
    }

    private static String text(MemorySegment memory, long offset) {
        byte[] bytes = memory.asSlice(offset, TEXT_BYTES).toArray(ValueLayout.JAVA_BYTE);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, UTF_8);
    }

    private static DeviceException refused(DeviceFile file, String request, int errno) {
        return new DeviceException(
                "ioctl(" + file.name() + ", " + request + ")",
                errno,
                DeviceKind.GPIO.remedy(errno));
    }

    @Override
    public void close() {
        file.close();
    }
}
