package dev.takt.board.pi4j;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.spi.Spi;
import dev.takt.board.ChipLink;
import dev.takt.linux.Errno;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Chips of any Pi4J provider as links; every exception of the provider is EIO. */
final class PlainChipLink {
    private PlainChipLink() {}

    static ChipLink of(I2C chip) {
        return new I2cChip(chip);
    }

    static ChipLink of(Spi chip) {
        return new SpiChip(chip);
    }

    private static byte[] bytes(MemorySegment memory, int length) {
        return memory.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private static void copy(byte[] from, MemorySegment to) {
        MemorySegment.copy(from, 0, to, ValueLayout.JAVA_BYTE, 0, from.length);
    }

    private record I2cChip(I2C chip) implements ChipLink {
        @Override
        public int exchange(MemorySegment out, int outLength, MemorySegment in, int inLength) {
            try {
                byte[] received = new byte[Math.max(inLength, outLength == 0 ? 1 : 0)];
                if (received.length == 0) {
                    chip.write(bytes(out, outLength), 0, outLength);
                } else if (outLength == 0) {
                    chip.read(received, 0, received.length);
                } else {
                    chip.readRegister(bytes(out, outLength), received, 0, inLength);
                }
                copy(inLength == 0 ? new byte[0] : received, in);
                return 0;
            } catch (RuntimeException | LinkageError e) {
                return Errno.EIO;
            }
        }
    }

    private record SpiChip(Spi chip) implements ChipLink {
        @Override
        public int exchange(MemorySegment out, int outLength, MemorySegment in, int inLength) {
            try {
                byte[] received = new byte[outLength];
                chip.transfer(bytes(out, outLength), 0, received, 0, outLength);
                if (inLength > 0) {
                    copy(received, in);
                }
                return 0;
            } catch (RuntimeException | LinkageError e) {
                return Errno.EIO;
            }
        }
    }
}
