package dev.takt.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one configuration.
 *
 * @param files texts by path, relative and with {@code /} between its parts
 */
public record Version(SortedMap<String, String> files) {
    public Version {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads every file below a directory.
     *
     * @throws IOException if one of them cannot be read or is no text
     */
    static Version read(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Path file : tree(directory, Integer.MAX_VALUE)) {
            if (Files.isRegularFile(file)) {
                files.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return new Version(files);
    }

    /**
     * What is in a directory, itself first, and each one before what is in it; links are not
     * followed.
     */
    static List<Path> tree(Path root, int depth) throws IOException {
        try (Stream<Path> all = Files.walk(root, depth)) {
            return all.toList();
        } catch (UncheckedIOException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes the files below a directory; on the disk when it returns. */
    void write(Path directory) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (FileChannel channel =
                    FileChannel.open(
                            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(file.getValue());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }
    }
}
