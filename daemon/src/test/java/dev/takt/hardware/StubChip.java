package dev.takt.hardware;

import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFiles;
import dev.takt.linux.i2c.I2cAdapter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A chip of the kernel's i2c-stub, which knows SMBus alone and has no other end: what is in its
 * registers is set and read over the bus, like that which is tested.
 *
 * <p>A register of it is a byte or a word. Two bytes are one word; any other number of bytes are as
 * many registers.
 */
record StubChip(int address) {
    static final String BUS = "i2c-0";

    /** Sets registers, in hexadecimal. */
    void set(int register, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(bytes.length + 1);
            out.set(ValueLayout.JAVA_BYTE, 0, (byte) register);
            MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, 1, bytes.length);
            exchange(out, arena.allocate(1), 0);
        }
    }

    /** The registers from one on, in hexadecimal. */
    String get(int register, int length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(1);
            out.set(ValueLayout.JAVA_BYTE, 0, (byte) register);
            MemorySegment in = arena.allocate(length);
            exchange(out, in, length);
            return HexFormat.of().formatHex(in.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private void exchange(MemorySegment out, MemorySegment in, int length) {
        try (I2cAdapter bus = I2cAdapter.open(DeviceFiles.ofThisMachine(), Path.of("/dev", BUS))) {
            int errno = bus.exchange(address, out, (int) out.byteSize(), in, length);
            if (errno != 0) {
                throw new AssertionError("errno " + errno + " of chip " + address);
            }
        } catch (DeviceException e) {
            throw new AssertionError(e);
        }
    }
}
