package dev.takt.board.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One read of a device, and what has to be done before it. A step whose numbers nobody asks for
 * need not be done.
 *
 * @param trigger starts a conversion; null where it runs by itself
 * @param ready what to poll after the trigger's wait; null where the wait is enough
 * @param register number of the register, 0 to 255; -1 for none, or on an SPI bus
 * @param length bytes to read
 * @param transfer on an SPI bus the bytes to send, {@code length} of them; else empty
 * @param checksum how the bytes guard themselves
 * @param raw the numbers in them
 */
public record ReadStep(
        @Nullable ByteWrite trigger,
        @Nullable Ready ready,
        int register,
        int length,
        List<Integer> transfer,
        Checksum checksum,
        List<RawValue> raw) {
    public ReadStep {
        transfer = List.copyOf(transfer);
        raw = List.copyOf(raw);
    }
}
