package dev.takt.board.chip;

import dev.takt.config.NumberFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Puts numbers down as bytes. */
final class NumberBytes {
    private NumberBytes() {}

    /**
     * Puts a number down; whole formats take the nearest whole number that they can say.
     *
     * @param offset where its first byte goes
     * @param value not NaN
     */
    static void put(MemorySegment out, int offset, NumberFormat format, double value) {
        int length = format.length();
        long bits =
                switch (format) {
                    case F32BE, F32LE -> Float.floatToIntBits((float) value);
                    case S8, S16BE, S16LE, S24BE, S24LE, S32BE, S32LE ->
                            held(value, -(1L << (8 * length - 1)), (1L << (8 * length - 1)) - 1);
                    case U8, U16BE, U16LE, U24BE, U24LE, U32BE, U32LE ->
                            held(value, 0, (1L << (8 * length)) - 1);
                };
        boolean big =
                switch (format) {
                    case U8, S8, U16BE, S16BE, U24BE, S24BE, U32BE, S32BE, F32BE -> true;
                    case U16LE, S16LE, U24LE, S24LE, U32LE, S32LE, F32LE -> false;
                };
        for (int i = 0; i < length; i++) {
            int at = offset + (big ? length - 1 - i : i);
            out.set(ValueLayout.JAVA_BYTE, at, (byte) (bits >> (8 * i)));
        }
    }

    private static long held(double value, long least, long most) {
        return Math.clamp(Math.round(value), least, most);
    }
}
