package dev.takt.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that remembers why it could not be written: a {@link java.io.PrintWriter} on top keeps
 * that to itself.
 *
 * <p>A reader that has gone away, as {@code head} does, is no failure.
 */
final class WatchedOutput extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    WatchedOutput(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (!"Broken pipe".equals(e.getMessage())) {
                failure = e;
            }
            throw e;
        }
    }

    /** What kept the last failed write from succeeding; null if all went well. */
    @Nullable IOException failure() {
        return failure;
    }
}
