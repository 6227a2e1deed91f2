package dev.takt.attribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A small file of the kernel, kept open and read again and again. */
final class ProcFile implements AutoCloseable {
    private static final int MOST_BYTES = 16 << 10;

    private final @Nullable FileChannel channel;
    private final ByteBuffer buffer;

    ProcFile(Path file) {
        this(file, ByteBuffer.allocate(MOST_BYTES));
    }

    /**
     * @param buffer takes what is read, at most that much; may be shared within one thread
     */
    ProcFile(Path file, ByteBuffer buffer) {
        this.buffer = buffer;
        FileChannel opened = null;
        try {
            opened = FileChannel.open(file);
        } catch (IOException none) {
            // The kernel lacks it, or the thread it tells of has ended.
        }
        this.channel = opened;
    }

    /** All it says now; empty if it cannot be read. */
    String read() {
        if (channel == null) {
            return "";
        }
        try {
            buffer.clear();
            int bytes = channel.read(buffer, 0);
            return bytes <= 0
                    ? ""
                    : new String(buffer.array(), buffer.arrayOffset(), bytes, ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException closed) {
                // It was only read.
            }
        }
    }

    /** What a file says once; empty if it cannot be read. */
    static String text(Path file, ByteBuffer buffer) {
        try (ProcFile once = new ProcFile(file, buffer)) {
            return once.read();
        }
    }

    /** A number that stands alone in a text; -1 if there is none. */
    static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return Load.UNKNOWN;
        }
    }
}
