package dev.takt.attribution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the file that the JVM writes its pauses to, and empties it before it grows.
 *
 * <p>The launcher makes the file, in memory, and tells the JVM and this class of it (see {@code
 * bin/takt}). Without one there are no pauses to be read.
 */
final class PauseLog implements AutoCloseable {
    private static final int MOST_BYTES = 64 << 10;
    private static final long FULL_BYTES = 256 << 10;

    private final @Nullable FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    private final StringBuilder begun = new StringBuilder();
    private long position;

    /**
     * @param file the log, null for none
     */
    PauseLog(@Nullable Path file) {
        this.channel = file == null ? null : open(file);
    }

    private static @Nullable FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException none) {
            return null;
        }
    }

    /** Whether there is a log to read. */
    boolean isThere() {
        return channel != null;
    }

    /** What was written since the last call. */
    List<Pause> read() {
        List<Pause> pauses = new ArrayList<>();
        FileChannel from = channel;
        if (from != null) {
            try {
                read(from, pauses);
            } catch (IOException lost) {
                // The next call tries again; ticks of this time are told without it.
            }
        }
        return pauses;
    }

    private void read(FileChannel from, List<Pause> pauses) throws IOException {
        while (from.read(buffer.clear(), position) > 0) {
            position += buffer.position();
            begun.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            int from0 = 0;
            for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n", from0)) {
                PauseLine.parse(begun.substring(from0, end)).ifPresent(pauses::add);
                from0 = end + 1;
            }
            begun.delete(0, from0);
        }
        // The JVM appends. A line written between reading and emptying is lost: one in a long
        // while.
        if (position >= FULL_BYTES) {
            from.truncate(0);
            position = 0;
            begun.setLength(0);
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException closed) {
                // Nothing was written through it.
            }
        }
    }
}
