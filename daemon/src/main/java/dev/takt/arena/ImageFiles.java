package dev.takt.arena;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The image of a controller, NAME.image, and the ring for posts, NAME.posts, as files in memory.
 *
 * <p>They are made under names of their own and shown under the real ones when all is in them, each
 * in one step. Who may read the socket may read the image, and who may write the socket may post.
 */
public final class ImageFiles {
    private final Path image;
    private final Path posts;
    private final Set<PosixFilePermission> mode;
    private final @Nullable GroupPrincipal group;

    /**
     * @param directory on a file system in memory: a disk could hold the loop up
     * @param name of the controller
     * @param mode who may read and post
     * @param group the files belong to; null for that of the process
     */
    public ImageFiles(
            Path directory,
            String name,
            Set<PosixFilePermission> mode,
            @Nullable GroupPrincipal group) {
        this.image = directory.resolve(name + ".image");
        this.posts = directory.resolve(name + ".posts");
        this.mode = EnumSet.copyOf(mode);
        this.group = group;
    }

    /** Makes an image that is not shown yet. */
    public ProcessImage image(ImageLayout layout, SignalArena arena, ImageOrigin origin)
            throws IOException {
        Set<PosixFilePermission> readable = EnumSet.copyOf(mode);
        readable.remove(PosixFilePermission.GROUP_WRITE);
        readable.remove(PosixFilePermission.OTHERS_WRITE);
        MemorySegment memory = map(hidden(image), layout.byteSize(), readable);
        return new ProcessImage(layout, arena, memory, origin);
    }

    /** Makes a ring that is not shown yet. */
    public PostRing posts(ImageLayout layout, SignalArena arena, ImageOrigin origin)
            throws IOException {
        MemorySegment memory = map(hidden(posts), PostRing.byteSize(PostRing.PLACES), mode);
        return new PostRing(layout, arena, memory, origin);
    }

    /** Shows the ring and the image made last under their names. */
    public void show() throws IOException {
        Files.move(hidden(posts), posts, StandardCopyOption.ATOMIC_MOVE);
        Files.move(hidden(image), image, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes whatever is left of them. */
    public void remove() throws IOException {
        for (Path file : new Path[] {image, posts, hidden(image), hidden(posts)}) {
            Files.deleteIfExists(file);
        }
    }

    private static Path hidden(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".new");
    }

    private MemorySegment map(Path file, long byteSize, Set<PosixFilePermission> permissions)
            throws IOException {
        boolean made = false;
        Files.deleteIfExists(file);
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (group != null) {
                view.setGroup(group);
            }
            view.setPermissions(permissions);
            // Written and not only made longer: what has no room is told here, and not by a fault
            // in the tick.
            ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
            for (long left = byteSize; left > 0; left -= zeros.position()) {
                zeros.clear().limit((int) Math.min(left, zeros.capacity()));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
            }
            MemorySegment memory = channel.map(MapMode.READ_WRITE, 0, byteSize, Arena.ofAuto());
            made = true;
            return memory;
        } finally {
            if (!made) {
                Files.deleteIfExists(file);
            }
        }
    }
}
