package dev.takt.doctor;

import dev.takt.linux.CpuSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The files of a machine, or of a recorded one. Paths are absolute as on the machine itself.
 *
 * <p>No method throws: what is missing, refused or malformed reads as empty.
 *
 * @param root where the machine's {@code /} is
 */
public record MachineFiles(Path root) {
    /** Those of this machine. */
    public static final MachineFiles HERE = new MachineFiles(Path.of("/"));

    private static final int FIRST_BYTES = 8192;
    private static final int MOST_BYTES = 1 << 20;

    /** A file's place under the root. */
    public Path resolve(String path) {
        return root.resolve(path.substring(path.startsWith("/") ? 1 : 0));
    }

    public boolean exists(String path) {
        return Files.exists(resolve(path));
    }

    /** Names of what a directory holds, shorter ones first: {@code cpu2} before {@code cpu10}. */
    public List<String> names(String directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(resolve(directory))) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // As if it were empty.
        }
        names.sort(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        return names;
    }

    /** The names that are numbers, as those of processes are. */
    public List<String> numbers(String directory) {
        return names(directory).stream()
                .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
                .toList();
    }

    /** Everything a file holds, up to 1 MiB. */
    public byte[] bytes(String path) {
        // Kernel files have no size, and some give all they have to the first read or nothing.
        byte[] buffer = new byte[FIRST_BYTES];
        int length = 0;
        try (InputStream in = Files.newInputStream(resolve(path))) {
            int read = in.read(buffer, 0, buffer.length);
            while (read > 0) {
                length += read;
                if (length == MOST_BYTES) {
                    break;
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * length);
                }
                read = in.read(buffer, length, buffer.length - length);
            }
        } catch (IOException unreadable) {
            return new byte[0];
        }
        return Arrays.copyOf(buffer, length);
    }

    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** The first line without the blanks around it; device trees end it with a NUL. */
    public String line(String path) {
        return text(path).replace('\0', '\n').lines().findFirst().orElse("").strip();
    }

    /** The whole number that a file begins with, if it does. */
    public OptionalLong number(String path) {
        return Parsed.number(line(path));
    }

    /** The value in a file of lines {@code Name: value}, as /proc/self/status is. */
    public String field(String path, String name) {
        return text(path)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .filter(rest -> rest.startsWith(":"))
                .map(rest -> rest.substring(1).strip())
                .findFirst()
                .orElse("");
    }

    /** The value in a file of lines {@code NAME=value}, as /etc/os-release is; unquoted. */
    public String property(String path, String name) {
        return text(path)
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replace("\"", "").strip())
                .findFirst()
                .orElse("");
    }

    /** A list of CPUs; empty where it is none. */
    public CpuSet cpus(String path) {
        return Parsed.cpus(line(path));
    }
}
