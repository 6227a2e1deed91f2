package dev.takt.linux.i2c;

import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.DeviceFile;
import dev.takt.linux.device.DeviceFiles;
import dev.takt.linux.device.DeviceFiles.Access;
import dev.takt.linux.device.DeviceKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * One I2C bus.
 *
 * <p>Where the driver of the bus can do plain transfers (I2C_FUNC_I2C), an exchange is one
 * I2C_RDWR: write, repeated start, read. Where it can only do SMBus, the exchange becomes the SMBus
 * command with the same bytes on the wire, and EOPNOTSUPP where there is none. Which of them is
 * asked once, when the bus is opened.
 *
 * <p>One thread at a time uses a bus, never the loop: a transfer takes its time on the wire.
 */
public final class I2cAdapter implements AutoCloseable {
    private static final long I2C_RETRIES = 0x0701;
    private static final long I2C_TIMEOUT = 0x0702;
    private static final long I2C_FUNCS = 0x0705;
    private static final long I2C_RDWR = 0x0707;
    private static final int MILLIS_PER_TIMEOUT_UNIT = 10;

    private static final short READ = 1;

    // struct i2c_rdwr_ioctl_data { struct i2c_msg *msgs; __u32 nmsgs; }
    private static final long DATA_BYTES = 16;
    private static final long DATA_COUNT = 8;

    // struct i2c_msg { __u16 addr; __u16 flags; __u16 len; __u8 *buf; }
    private static final long MESSAGE_BYTES = 16;
    private static final long MESSAGE_FLAGS = 2;
    private static final long MESSAGE_LENGTH = 4;
    private static final long MESSAGE_BUFFER = 8;

    private final DeviceFile file;
    private final I2cFunctions functions;
    private final SmbusTransfer smbus;
    private final MemorySegment messages = Arena.ofAuto().allocate(2 * MESSAGE_BYTES, Long.BYTES);
    private final MemorySegment data = Arena.ofAuto().allocate(DATA_BYTES, Long.BYTES);
    private final MemorySegment one = Arena.ofAuto().allocate(1);

    private I2cAdapter(DeviceFile file, I2cFunctions functions) {
        this.file = file;
        this.functions = functions;
        this.smbus = new SmbusTransfer(file, functions);
        data.set(ValueLayout.JAVA_LONG, 0, messages.address());
    }

    /**
     * Opens a bus and asks what it can do.
     *
     * @throws DeviceException if the kernel refuses
     */
    public static I2cAdapter open(DeviceFiles files, Path device) throws DeviceException {
        DeviceFile file = files.open(device, Access.BOTH, DeviceKind.I2C);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bits = arena.allocate(ValueLayout.JAVA_LONG);
            int result = file.ioctl(I2C_FUNCS, bits.address());
            if (result < 0) {
                file.close();
                throw refused(file, "I2C_FUNCS", -result);
            }
            return new I2cAdapter(file, new I2cFunctions(bits.get(ValueLayout.JAVA_LONG, 0)));
        }
    }

    /**
     * Sets how long the driver waits for a transfer and how often it begins again after it lost the
     * bus to another master. Both belong to the bus, not to this file: they stay when it is closed,
     * and hold for every other program.
     *
     * @param timeoutMillis at least 10, in steps of 10
     * @param retries at least 0
     * @throws DeviceException if the kernel refuses
     */
    public void limit(int timeoutMillis, int retries) throws DeviceException {
        int result = file.ioctl(I2C_TIMEOUT, timeoutMillis / MILLIS_PER_TIMEOUT_UNIT);
        if (result < 0) {
            throw refused(file, "I2C_TIMEOUT", -result);
        }
        result = file.ioctl(I2C_RETRIES, retries);
        if (result < 0) {
            throw refused(file, "I2C_RETRIES", -result);
        }
    }

    /** What the driver of the bus can do. */
    public I2cFunctions functions() {
        return functions;
    }

    /**
     * Writes some bytes to a chip, then, behind a repeated start, reads some.
     *
     * @param chip its address, 7 bits
     * @param out native memory with the bytes to write
     * @param outLength 0 to 65535
     * @param in native memory for the bytes read
     * @param inLength 0 to 65535; with both 0 the chip is only asked whether it answers
     * @return 0, or the errno of the failure; EOPNOTSUPP where the bus has no such transfer
     */
    public int exchange(
            int chip, MemorySegment out, int outLength, MemorySegment in, int inLength) {
        if (outLength == 0 && inLength == 0) {
            return ask(chip);
        }
        if (!functions.plainTransfers()) {
            return smbus.exchange(chip, out, outLength, in, inLength);
        }
        int count = 0;
        if (outLength > 0) {
            message(count++, chip, (short) 0, out.address(), outLength);
        }
        if (inLength > 0) {
            message(count++, chip, READ, in.address(), inLength);
        }
        return transfer(count);
    }

    /** An address without data where the bus can do that; else a byte is read and thrown away. */
    private int ask(int chip) {
        if (functions.addressAlone()) {
            return smbus.quick(chip);
        }
        if (functions.plainTransfers()) {
            message(0, chip, READ, one.address(), 1);
            return transfer(1);
        }
        return smbus.exchange(chip, one, 0, one, 1);
    }

    private int transfer(int count) {
        data.set(ValueLayout.JAVA_INT, DATA_COUNT, count);
        int result = file.ioctl(I2C_RDWR, data.address());
        return result < 0 ? -result : 0;
    }

    private void message(int index, int chip, short flags, long buffer, int length) {
        long at = index * MESSAGE_BYTES;
        messages.set(ValueLayout.JAVA_SHORT, at, (short) chip);
        messages.set(ValueLayout.JAVA_SHORT, at + MESSAGE_FLAGS, flags);
        messages.set(ValueLayout.JAVA_SHORT, at + MESSAGE_LENGTH, (short) length);
        messages.set(ValueLayout.JAVA_LONG, at + MESSAGE_BUFFER, buffer);
    }

    private static DeviceException refused(DeviceFile file, String request, int errno) {
        return new DeviceException(
                "ioctl(" + file.name() + ", " + request + ")", errno, DeviceKind.I2C.remedy(errno));
    }

    @Override
    public void close() {
        file.close();
    }
}
