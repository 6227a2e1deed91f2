package dev.takt.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one directory that libraries may come from, where the machine allows no other: what is loaded
 * runs with the rights of the process, so nobody but root may have a say in it.
 *
 * <p>Links are followed. The file and its directory belong to root and can be written by nobody
 * else; nor can the directories above, save sticky ones, in which nobody moves what is another's.
 */
public final class LibraryDirectory {
    private static final int ROOT = 0;
    private static final int OTHERS_WRITE = 022;
    private static final int STICKY = 01000;

    private final Path directory;
    private final int owner;

    /**
     * @param directory where the libraries lie
     */
    public LibraryDirectory(Path directory) {
        this(directory, ROOT);
    }

    /**
     * @param owner user that is trusted beside root
     */
    LibraryDirectory(Path directory, int owner) {
        this.directory = directory;
        this.owner = owner;
    }

    /**
     * The file of a library, links followed.
     *
     * @throws LinkException where there is none that may be loaded
     */
    public Path find(String name) throws LinkException {
        if (!directory.isAbsolute()) {
            throw new LinkException("the directory '" + directory + "' is not an absolute path");
        }
        if (name.contains("/") || name.equals("..") || name.equals(".")) {
            throw new LinkException("only a file name in " + directory + " is allowed here");
        }
        try {
            check(directory.toRealPath());
            Path file = directory.resolve(name).toRealPath();
            if (!Files.isRegularFile(file)) {
                throw new LinkException(file + " is no file");
            }
            check(file);
            check(file.getParent());
            return file;
        } catch (NoSuchFileException absent) {
            throw new LinkException(absent.getFile() + " does not exist");
        } catch (IOException | InvalidPathException e) {
            throw new LinkException("not readable: " + e.getMessage());
        }
    }

    private void check(@Nullable Path path) throws IOException, LinkException {
        boolean above = false;
        for (Path each = path; each != null; each = each.getParent()) {
            Map<String, Object> found = Files.readAttributes(each, "unix:uid,mode");
            int uid = number(found, "uid");
            int mode = number(found, "mode");
            if (uid != ROOT && uid != owner) {
                throw new LinkException(each + " belongs to user " + uid + ", not to root");
            }
            boolean guarded = above && Files.isDirectory(each) && (mode & STICKY) != 0;
            if ((mode & OTHERS_WRITE) != 0 && !guarded) {
                throw new LinkException(
                        String.format(
                                Locale.ROOT,
                                "%s can be written by others than root (mode %o)",
                                each,
                                mode & 07777));
            }
            above = true;
        }
    }

    private static int number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Integer number ? number : -1;
    }
}
