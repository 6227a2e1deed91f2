package dev.takt.control;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which running controllers are found: sockets and process images, by name.
 *
 * @param path the directory
 */
public record RunDirectory(Path path) {
    /** The environment variable that names the directory. */
    public static final String VARIABLE = "TAKT_RUN_DIR";

    /** Made by the package, by the units of systemd, and by root's first controller. */
    private static final Path STANDARD = Path.of("/run/takt");

    private static final String USERS_DIRECTORY = "XDG_RUNTIME_DIR";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String SOCKET = ".sock";

    /**
     * Where a controller is to put what others find it by: what the configuration says, what {@link
     * #VARIABLE} says, {@code /run/takt} where it is or can be made, the directory {@code takt} of
     * the user's run-time directory, {@code /dev/shm/takt-USER}.
     *
     * @param configured what the configuration says; null for nothing
     * @return empty where there is none
     * @throws IOException if a directory that was asked for, or the user's own, cannot be made or
     *     is somebody else's
     */
    public static Optional<RunDirectory> forController(
            @Nullable String configured, Map<String, String> environment) throws IOException {
        return forController(configured, environment, STANDARD, SHARED_MEMORY);
    }

    static Optional<RunDirectory> forController(
            @Nullable String configured,
            Map<String, String> environment,
            Path standard,
            Path sharedMemory)
            throws IOException {
        String asked = configured == null ? environment.get(VARIABLE) : configured;
        if (asked != null && !asked.isEmpty()) {
            return Optional.of(new RunDirectory(made(Path.of(asked).toAbsolutePath())));
        }
        Path above = standard.getParent();
        if (Files.isDirectory(standard)
                ? Files.isWritable(standard)
                : above != null && Files.isWritable(above)) {
            return Optional.of(new RunDirectory(made(standard)));
        }
        for (Path own : ownDirectories(environment, sharedMemory)) {
            Path parent = own.getParent();
            if (parent != null && Files.isDirectory(parent)) {
                return Optional.of(new RunDirectory(owned(made(own))));
            }
        }
        return Optional.empty();
    }

    private static Path made(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwxr-x---")));
        }
        return directory;
    }

    /** In a directory for everybody, somebody else may have been first with the name. */
    private static Path owned(Path directory) throws IOException {
        boolean own = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(user());
        boolean open =
                Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS)
                        .contains(PosixFilePermission.OTHERS_WRITE);
        if (!own || open || Files.isSymbolicLink(directory)) {
            throw new FileSystemException(
                    directory.toString(), null, "belongs to somebody else, or others may write it");
        }
        return directory;
    }

    private static UserPrincipal user() throws IOException {
        return Files.getOwner(Path.of("/proc/self"));
    }

    /** Of the user alone, the better one first. */
    private static List<Path> ownDirectories(Map<String, String> environment, Path sharedMemory) {
        List<Path> directories = new ArrayList<>();
        String users = environment.get(USERS_DIRECTORY);
        if (users != null && !users.isEmpty()) {
            directories.add(Path.of(users).resolve("takt"));
        }
        try {
            directories.add(sharedMemory.resolve("takt-" + user().getName()));
        } catch (IOException e) {
            // Without /proc nothing of Takt works.
        }
        return directories;
    }

    /** Where commands look for controllers, in this order. */
    public static List<RunDirectory> forCommands(Map<String, String> environment) {
        String asked = environment.get(VARIABLE);
        if (asked != null && !asked.isEmpty()) {
            return List.of(new RunDirectory(Path.of(asked).toAbsolutePath()));
        }
        List<RunDirectory> directories = new ArrayList<>();
        directories.add(new RunDirectory(STANDARD));
        ownDirectories(environment, SHARED_MEMORY)
                .forEach(own -> directories.add(new RunDirectory(own)));
        return directories;
    }

    /** The socket of a controller. */
    public Path socket(String name) {
        return path.resolve(name + SOCKET);
    }

    /** The file that a running controller keeps locked. */
    public Path lock(String name) {
        return path.resolve(name + ".lock");
    }

    /**
     * The names for which there is a socket, in order, be it of a controller that runs or of one
     * that died.
     */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(path, "*" + SOCKET)) {
            for (Path socket : sockets) {
                String file = String.valueOf(socket.getFileName());
                if (!file.startsWith(".")) {
                    names.add(file.substring(0, file.length() - SOCKET.length()));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // No directory, no controllers: whoever asks says that none was found.
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
