package dev.takt.board.pi4j.bus;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBase;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProvider;
import dev.takt.board.ChipLink;
import dev.takt.linux.Errno;
import dev.takt.linux.spi.SpiDevice;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One chip on an SPI bus. It is open from the beginning until {@link #close}; {@link #open} finds
 * it so.
 */
public final class KernelSpi extends SpiBase implements ChipLink {
    private static final int BYTE = 0xFF;

    private final String file;
    private final SpiDevice device;

    KernelSpi(SpiProvider provider, SpiConfig config, String file, SpiDevice device) {
        super(provider, config);
        this.file = file;
        this.device = device;
        isOpen = true;
    }

    @Override
    public int exchange(MemorySegment out, int outLength, MemorySegment in, int inLength) {
        return device.exchange(out.address(), inLength == 0 ? 0 : in.address(), outLength);
    }

    @Override
    public synchronized int transfer(
            byte[] write, int writeOffset, byte[] read, int readOffset, int length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(Math.max(1, length));
            MemorySegment in = arena.allocate(Math.max(1, length));
            MemorySegment.copy(MemorySegment.ofArray(write), writeOffset, out, 0, length);
            int errno = device.exchange(out.address(), in.address(), length);
            if (errno != 0) {
                throw new IOException(
                        "%s: %s, exchanging %d bytes".formatted(file, Errno.name(errno), length));
            }
            MemorySegment.copy(in, 0, MemorySegment.ofArray(read), readOffset, length);
            return length;
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        transfer(one, 0, one, 0, 1);
        return one[0] & BYTE;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        return transfer(new byte[length], 0, buffer, offset, length);
    }

    @Override
    public int write(byte value) {
        return write(new byte[] {value}, 0, 1);
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        return transfer(data, offset, new byte[length], 0, length);
    }

    @Override
    public Spi shutdownInternal(Context context) {
        super.shutdownInternal(context);
        close();
        return this;
    }

    @Override
    public void close() {
        super.close();
        device.close();
    }
}
