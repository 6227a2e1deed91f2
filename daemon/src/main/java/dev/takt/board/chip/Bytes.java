package dev.takt.board.chip;

import dev.takt.board.device.DeviceFormulas;
import dev.takt.config.NumberFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The bytes of one write. */
@FunctionalInterface
interface Bytes {
    /** What {@link #encode} answers where a byte is not from 0 to 255. */
    int NONE = -1;

    /**
     * Puts the bytes down.
     *
     * @return how many, or {@link #NONE}
     */
    int encode(MemorySegment out);

    /** The same bytes always. */
    static Bytes fixed(byte[] bytes) {
        return out -> {
            MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return bytes.length;
        };
    }

    /**
     * A formula for each byte.
     *
     * @param count how many bytes
     * @param values what the formulas see
     */
    static Bytes computed(DeviceFormulas formulas, int count, ChannelValues values) {
        int[] slots = new int[count];
        for (int i = 0; i < count; i++) {
            slots[i] = formulas.slot(DeviceFormulas.byteName(i));
        }
        int value = formulas.slot("value");
        int channel = formulas.slot("channel");
        int bits = formulas.slot("bits");
        int used = formulas.slot("used");
        return out -> {
            set(formulas, value, values.value);
            set(formulas, channel, values.channel);
            set(formulas, bits, values.bits);
            set(formulas, used, values.used);
            formulas.evaluate();
            for (int i = 0; i < slots.length; i++) {
                double one = formulas.get(slots[i]);
                if (!(one >= 0 && one <= 0xFF)) {
                    return NONE;
                }
                out.set(ValueLayout.JAVA_BYTE, i, (byte) one);
            }
            return slots.length;
        };
    }

    private static void set(DeviceFormulas formulas, int slot, double value) {
        if (slot != DeviceFormulas.NONE) {
            formulas.set(slot, value);
        }
    }

    /** Some bytes, and behind them the value as a number, held inside what its format can say. */
    static Bytes number(byte[] before, NumberFormat format, ChannelValues values) {
        return out -> {
            MemorySegment.copy(before, 0, out, ValueLayout.JAVA_BYTE, 0, before.length);
            NumberBytes.put(out, before.length, format, values.value);
            return before.length + format.length();
        };
    }
}
