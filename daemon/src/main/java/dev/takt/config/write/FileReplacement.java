package dev.takt.config.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** A text in place of a file. */
public final class FileReplacement {
    private FileReplacement() {}

    /**
     * Puts a text in the place of a file, in one step: whoever reads it meanwhile gets the old or
     * the new one. Mode, owner and group stay; the old file is kept as FILE~. A link stays a link.
     *
     * @throws IOException if that cannot be; the file is then as it was
     */
    public static void write(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path next = real.resolveSibling("." + real.getFileName() + ".new");
        Path old = real.resolveSibling(real.getFileName() + "~");
        Files.deleteIfExists(next);
        boolean done = false;
        try (FileChannel channel =
                FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            likeIt(real, next);
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // On the disk before the name leads to it: after a power cut there is one or the other.
            channel.force(true);
            Files.copy(
                    real,
                    old,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(next);
            }
        }
    }

    /** Owner first: a change of owner takes set-user-id bits away, and a mode may not allow it. */
    private static void likeIt(Path real, Path next) throws IOException {
        PosixFileAttributes is =
                Files.readAttributes(real, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView view =
                Files.getFileAttributeView(next, PosixFileAttributeView.class);
        PosixFileAttributes made = view.readAttributes();
        if (!made.owner().equals(is.owner())) {
            view.setOwner(is.owner());
        }
        if (!made.group().equals(is.group())) {
            view.setGroup(is.group());
        }
        view.setPermissions(is.permissions());
    }
}
