package dev.takt.linux.i2c;

import dev.takt.linux.Errno;
import dev.takt.linux.device.DeviceFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Exchanges on a bus whose driver knows only SMBus commands.
 *
 * <p>The command is chosen by what is on the wire: the first byte written is what SMBus calls the
 * command, the bytes after it, or those read behind the repeated start, are its data. What has no
 * such form (a read of several bytes without a command, a longer command, more than 32 bytes) is
 * answered with EOPNOTSUPP and never sent in another form.
 */
final class SmbusTransfer {
    private static final long I2C_SLAVE = 0x0703;
    private static final long I2C_SMBUS = 0x0720;

    private static final int QUICK = 0;
    private static final int BYTE = 1;
    private static final int BYTE_DATA = 2;
    private static final int WORD_DATA = 3;
    private static final int I2C_BLOCK_DATA = 8;
    private static final int LONGEST_BLOCK = 32;

    // struct i2c_smbus_ioctl_data
    //   { __u8 read_write; __u8 command; __u32 size; union i2c_smbus_data *data; }
    private static final long CALL_BYTES = 16;
    private static final long CALL_COMMAND = 1;
    private static final long CALL_SIZE = 4;
    private static final long CALL_DATA = 8;

    /** union i2c_smbus_data: a byte, a word, or a block that begins with its length. */
    private static final long DATA_BYTES = 34;

    private final DeviceFile file;
    private final I2cFunctions functions;
    private final MemorySegment call = Arena.ofAuto().allocate(CALL_BYTES, Long.BYTES);
    private final MemorySegment data = Arena.ofAuto().allocate(DATA_BYTES, Long.BYTES);
    private int selected = -1;

    SmbusTransfer(DeviceFile file, I2cFunctions functions) {
        this.file = file;
        this.functions = functions;
        call.set(ValueLayout.JAVA_LONG, CALL_DATA, data.address());
    }

    /** Sends the address alone and waits for its acknowledge. */
    int quick(int chip) {
        return send(chip, false, 0, QUICK);
    }

    int exchange(int chip, MemorySegment out, int outLength, MemorySegment in, int inLength) {
        if (inLength == 0) {
            return write(chip, out, outLength - 1);
        }
        return switch (outLength) {
            case 0 -> readAlone(chip, in, inLength);
            case 1 -> read(chip, out.get(ValueLayout.JAVA_BYTE, 0), in, inLength);
            default -> Errno.EOPNOTSUPP;
        };
    }

    private int readAlone(int chip, MemorySegment in, int length) {
        return length == 1 && functions.byteAlone(true)
                ? received(send(chip, true, 0, BYTE), 0, in, length)
                : Errno.EOPNOTSUPP;
    }

    private int read(int chip, int command, MemorySegment in, int length) {
        if (length == 1 && functions.byteOfRegister(true)) {
            return received(send(chip, true, command, BYTE_DATA), 0, in, length);
        }
        if (length == 2 && functions.wordOfRegister(true)) {
            return received(send(chip, true, command, WORD_DATA), 0, in, length);
        }
        if (length <= LONGEST_BLOCK && functions.blockOfRegister(true)) {
            data.set(ValueLayout.JAVA_BYTE, 0, (byte) length);
            return received(send(chip, true, command, I2C_BLOCK_DATA), 1, in, length);
        }
        return Errno.EOPNOTSUPP;
    }

    private int received(int errno, long from, MemorySegment in, int length) {
        if (errno == 0) {
            MemorySegment.copy(data, from, in, 0, length);
        }
        return errno;
    }

    private int write(int chip, MemorySegment out, int length) {
        if (length == 0 && functions.byteAlone(false)) {
            return send(chip, false, out.get(ValueLayout.JAVA_BYTE, 0), BYTE);
        }
        if (length == 1 && functions.byteOfRegister(false)) {
            return write(chip, out, length, 0, BYTE_DATA);
        }
        if (length == 2 && functions.wordOfRegister(false)) {
            return write(chip, out, length, 0, WORD_DATA);
        }
        if (length > 0 && length <= LONGEST_BLOCK && functions.blockOfRegister(false)) {
            data.set(ValueLayout.JAVA_BYTE, 0, (byte) length);
            return write(chip, out, length, 1, I2C_BLOCK_DATA);
        }
        return Errno.EOPNOTSUPP;
    }

    private int write(int chip, MemorySegment out, int length, long to, int size) {
        MemorySegment.copy(out, 1, data, to, length);
        return send(chip, false, out.get(ValueLayout.JAVA_BYTE, 0), size);
    }

    private int send(int chip, boolean read, int command, int size) {
        if (chip != selected) {
            int result = file.ioctl(I2C_SLAVE, chip);
            if (result < 0) {
                return -result;
            }
            selected = chip;
        }
        call.set(ValueLayout.JAVA_BYTE, 0, (byte) (read ? 1 : 0));
        call.set(ValueLayout.JAVA_BYTE, CALL_COMMAND, (byte) command);
        call.set(ValueLayout.JAVA_INT, CALL_SIZE, size);
        int result = file.ioctl(I2C_SMBUS, call.address());
        return result < 0 ? -result : 0;
    }
}
