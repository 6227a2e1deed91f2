package dev.takt.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the kernel to keep the CPUs out of sleep states that take time to leave: 0 µs written into
 * /dev/cpu_dma_latency, valid while the file is open.
 *
 * <p>A kernel without that file has no such states to leave (most virtual machines): not a refusal.
 */
public final class CpuLatency implements AutoCloseable {
    /** Where the kernel has it. */
    public static final Path DEVICE = Path.of("/dev/cpu_dma_latency");

    private final @Nullable FileChannel channel;
    private final Optional<Refusal> refusal;

    private CpuLatency(@Nullable FileChannel channel, Optional<Refusal> refusal) {
        this.channel = channel;
        this.refusal = refusal;
    }

    /** Holds the latency at 0 until {@link #close}. */
    public static CpuLatency hold(Path device) {
        try {
            FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE);
            channel.write(ByteBuffer.allocate(Integer.BYTES));
            return new CpuLatency(channel, Optional.empty());
        } catch (NoSuchFileException absent) {
            return new CpuLatency(null, Optional.empty());
        } catch (AccessDeniedException denied) {
            return refused(device, Errno.EACCES);
        } catch (IOException failed) {
            return refused(device, Errno.EIO);
        }
    }

    private static CpuLatency refused(Path device, int errno) {
        String remedy =
                "the unit's user must be able to write it, or: sudo chown $USER %s"
                        .formatted(device);
        return new CpuLatency(null, Optional.of(new Refusal(device.toString(), errno, remedy)));
    }

    /** Why it is not held, if it could not be. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** Whether the latency is held: false where the kernel has no such file. */
    public boolean held() {
        return channel != null && channel.isOpen();
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException ignored) {
                // The kernel drops the request with the descriptor, whatever close answers.
            }
        }
    }
}
