package dev.takt.safe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The lock that a controller holds for as long as its process lives: the kernel gives it back
 * however that dies, so that it tells a controller that runs from one that is gone.
 */
public final class NameLock implements AutoCloseable {
    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private NameLock(FileChannel channel, @Nullable FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Tries to take the lock, without waiting.
     *
     * @param file is made where it does not exist, and stays
     */
    public static NameLock tryOn(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new NameLock(channel, channel.tryLock());
        } catch (OverlappingFileLockException held) {
            // This process has it: a controller in a test, or in a program around Takt.
            return new NameLock(channel, null);
        }
    }

    /** Whether it was free, and is ours until {@link #close}. */
    public boolean isHeld() {
        return lock != null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
