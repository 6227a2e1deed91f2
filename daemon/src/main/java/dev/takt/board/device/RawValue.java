package dev.takt.board.device;

import dev.takt.config.NumberFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where a number stands in the bytes of a read.
 *
 * @param name what formulas call it
 * @param offset of its first byte
 * @param format its bytes: length, order, sign. Descriptors have none of the floating ones, which
 *     take all 32 bits
 * @param shift bits below it that do not belong to it, 0 to 31
 * @param bits how many bits belong to it, 1 to 32; the highest of them is the sign where the format
 *     is signed
 */
public record RawValue(String name, int offset, NumberFormat format, int shift, int bits) {
    public RawValue {
        if (shift + bits > format.length() * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "shift + bits <= "
                            + format.length() * Byte.SIZE
                            + " expected, got "
                            + shift
                            + " + "
                            + bits);
        }
    }

    /**
     * The number, exactly. Allocates nothing.
     *
     * @param bytes what was read, of at least {@code offset + format.length()} bytes
     */
    public double extract(MemorySegment bytes) {
        int length = format.length();
        boolean big = bigEnd(format);
        long number = 0;
        for (int i = 0; i < length; i++) {
            int at = offset + (big ? i : length - 1 - i);
            number = number << Byte.SIZE | (bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFFL);
        }
        if (format == NumberFormat.F32BE || format == NumberFormat.F32LE) {
            return Float.intBitsToFloat((int) number);
        }
        int above = Long.SIZE - bits;
        long aligned = number >>> shift << above;
        return signed(format) ? aligned >> above : aligned >>> above;
    }

    /** A single byte has no order. */
    private static boolean bigEnd(NumberFormat format) {
        return switch (format) {
            case U8, S8, U16BE, S16BE, U24BE, S24BE, U32BE, S32BE, F32BE -> true;
            case U16LE, S16LE, U24LE, S24LE, U32LE, S32LE, F32LE -> false;
        };
    }

    private static boolean signed(NumberFormat format) {
        return switch (format) {
            case S8, S16BE, S16LE, S24BE, S24LE, S32BE, S32LE -> true;
            case U8, U16BE, U16LE, U24BE, U24LE, U32BE, U32LE, F32BE, F32LE -> false;
        };
    }
}
