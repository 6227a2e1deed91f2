package dev.takt.linux.spi;

import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An SPI chip that answers with the complement of what it is sent. */
public final class FakeSpiChip implements FakeKernel.Device {
    /** Requests for settings, {@code "6b01=3"}, and messages, {@code "message 0102 at 500000"}. */
    public final List<String> calls = new ArrayList<>();

    /** What a message is answered with; 0 for success. */
    public int errno;

    @Override
    public int ioctl(long request, long argument) {
        int size = (int) (request >> 16 & 0x3FFF);
        if (request >>> 30 != 1) {
            return -Errno.EINVAL;
        }
        MemorySegment memory = FakeKernel.memory(argument, size);
        if (size == 32) {
            return message(memory);
        }
        int value =
                size == 1
                        ? memory.get(ValueLayout.JAVA_BYTE, 0)
                        : memory.get(ValueLayout.JAVA_INT, 0);
        calls.add("%04x=%d".formatted(request & 0xFFFF, value));
        return 0;
    }

    private int message(MemorySegment transfer) {
        if (errno != 0) {
            return -errno;
        }
        int length = transfer.get(ValueLayout.JAVA_INT, 16);
        long in = transfer.get(ValueLayout.JAVA_LONG, 8);
        byte[] sent =
                FakeKernel.memory(transfer.get(ValueLayout.JAVA_LONG, 0), length)
                        .toArray(ValueLayout.JAVA_BYTE);
        calls.add(
                "message %s at %d of %d bits%s"
                        .formatted(
                                HexFormat.of().formatHex(sent),
                                transfer.get(ValueLayout.JAVA_INT, 20),
                                transfer.get(ValueLayout.JAVA_BYTE, 26),
                                in == 0 ? ", answer not wanted" : ""));
        for (int i = 0; in != 0 && i < length; i++) {
            FakeKernel.memory(in, length).set(ValueLayout.JAVA_BYTE, i, (byte) ~sent[i]);
        }
        return length;
    }
}
