package dev.takt.board.device;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * How the bytes of a read guard themselves.
 *
 * <p>All are CRC-8, highest bit first, nothing reflected and nothing inverted at the end. Sensirion
 * and Aosong: polynomial 0x31, start 0xFF. SMBus: polynomial 0x07, start 0 (SMBus 3.1, 5.4.1.1).
 */
public enum Checksum {
    NONE,
    /** After every two bytes one byte for these two. */
    EVERY_WORD,
    /** The last byte is for all before it. */
    WHOLE,
    /**
     * The last byte is the SMBus packet error code for the whole exchange: address and write bit,
     * register, address and read bit, and the bytes before it.
     */
    PEC;

    private static final int SENSIRION = 0x31;
    private static final int SMBUS = 0x07;
    private static final int GROUP = 3;

    /** Whether a read of this many bytes can carry such a checksum. */
    boolean fits(int length) {
        return switch (this) {
            case NONE -> true;
            case EVERY_WORD -> length % GROUP == 0;
            case WHOLE, PEC -> length >= 2;
        };
    }

    /**
     * Whether the bytes are those that were sent. Allocates nothing.
     *
     * @param bytes what was read
     * @param length how many of them, as {@link #fits}
     * @param address of the device on its I2C bus
     * @param register that was read; -1 where none was named
     */
    public boolean good(MemorySegment bytes, int length, int address, int register) {
        return switch (this) {
            case NONE -> true;
            case EVERY_WORD -> {
                boolean good = true;
                for (int at = 0; at < length; at += GROUP) {
                    good &= crc(SENSIRION, 0xFF, bytes, at, at + 2) == at(bytes, at + 2);
                }
                yield good;
            }
            case WHOLE -> crc(SENSIRION, 0xFF, bytes, 0, length - 1) == at(bytes, length - 1);
            case PEC -> {
                int sum = 0;
                if (register >= 0) {
                    sum = next(SMBUS, next(SMBUS, sum, address << 1), register);
                }
                sum = next(SMBUS, sum, address << 1 | 1);
                yield crc(SMBUS, sum, bytes, 0, length - 1) == at(bytes, length - 1);
            }
        };
    }

    private static int crc(int polynomial, int start, MemorySegment bytes, int from, int to) {
        int sum = start;
        for (int i = from; i < to; i++) {
            sum = next(polynomial, sum, at(bytes, i));
        }
        return sum;
    }

    private static int next(int polynomial, int sum, int value) {
        int next = (sum ^ value) & 0xFF;
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            next = next << 1 ^ ((next & 0x80) != 0 ? polynomial : 0);
        }
        return next & 0xFF;
    }

    private static int at(MemorySegment bytes, int offset) {
        return bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
    }
}
