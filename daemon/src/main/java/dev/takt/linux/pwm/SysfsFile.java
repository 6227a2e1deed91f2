package dev.takt.linux.pwm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFile;
import dev.takt.linux.device.DeviceFiles;
import dev.takt.linux.device.DeviceFiles.Access;
import dev.takt.linux.device.DeviceKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** Short texts in files of /sys, read and written whole. */
final class SysfsFile {
    private static final int LONGEST = 64;

    private SysfsFile() {}

    /**
     * @throws DeviceException if the kernel refuses
     */
    static String read(DeviceFiles files, Path path) throws DeviceException {
        try (DeviceFile file = files.open(path, Access.READ, DeviceKind.PWM);
                Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(LONGEST);
            int length = Math.max(0, file.tryRead(text.address(), LONGEST));
            byte[] bytes = text.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
            return new String(bytes, US_ASCII).strip();
        }
    }

    /** A number; 0 where there is none. */
    static long number(DeviceFiles files, Path path) throws DeviceException {
        String text = read(files, path);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /**
     * @throws DeviceException if the kernel refuses
     */
    static void write(DeviceFiles files, Path path, String text) throws DeviceException {
        try (DeviceFile file = files.open(path, Access.WRITE, DeviceKind.PWM);
                Arena arena = Arena.ofConfined()) {
            byte[] bytes = text.getBytes(US_ASCII);
            MemorySegment memory = arena.allocate(bytes.length);
            memory.copyFrom(MemorySegment.ofArray(bytes));
            int result = file.writeAtStart(memory.address(), bytes.length);
            if (result < 0) {
                throw new DeviceException(
                        "write(" + path + ", " + text + ")",
                        -result,
                        "the driver of the channel cannot do that; see 'frequency_hz' and"
                                + " 'inverted'");
            }
        }
    }
}
