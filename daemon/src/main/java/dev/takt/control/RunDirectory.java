package dev.takt.control;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Made by the package, and by the units of systemd. */
    private static final Path STANDARD = Path.of("/run/takt");

    private static final String USERS_DIRECTORY = "XDG_RUNTIME_DIR";
    private static final String SOCKET = ".sock";

    /**
     * Where a controller is to put what others find it by: what the configuration says, what {@link
     * #VARIABLE} says, {@code /run/takt} where it can be written, the directory {@code takt} of the
     * user's run-time directory.
     *
     * @param configured what the configuration says; null for nothing
     * @return empty where there is none
     * @throws IOException if a directory that was asked for, or the user's own, cannot be made
     */
    public static Optional<RunDirectory> forController(
            @Nullable String configured, Map<String, String> environment) throws IOException {
        String asked = configured == null ? environment.get(VARIABLE) : configured;
        if (asked != null && !asked.isEmpty()) {
            return Optional.of(new RunDirectory(made(Path.of(asked).toAbsolutePath())));
        }
        if (Files.isDirectory(STANDARD) && Files.isWritable(STANDARD)) {
            return Optional.of(new RunDirectory(STANDARD));
        }
        String users = environment.get(USERS_DIRECTORY);
        if (users == null || users.isEmpty() || !Files.isDirectory(Path.of(users))) {
            return Optional.empty();
        }
        return Optional.of(new RunDirectory(made(Path.of(users).resolve("takt"))));
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

    /** Where commands look for controllers, in this order. */
    public static List<RunDirectory> forCommands(Map<String, String> environment) {
        String asked = environment.get(VARIABLE);
        if (asked != null && !asked.isEmpty()) {
            return List.of(new RunDirectory(Path.of(asked).toAbsolutePath()));
        }
        List<RunDirectory> directories = new ArrayList<>();
        directories.add(new RunDirectory(STANDARD));
        String users = environment.get(USERS_DIRECTORY);
        if (users != null && !users.isEmpty()) {
            directories.add(new RunDirectory(Path.of(users).resolve("takt")));
        }
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
