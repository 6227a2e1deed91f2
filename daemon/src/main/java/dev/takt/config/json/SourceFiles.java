package dev.takt.config.json;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.NearestName;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file a user names, or every {@code *.json} of a directory in name order.
 *
 * <p>Hidden files and schemas are left out of a directory. Nothing is opened that is not a regular
 * file, so no device or pipe can block or feed without end.
 */
public final class SourceFiles {
    /** Schemas may lie beside the files they describe. */
    private static final String SCHEMA = ".schema.json";

    /** Most bytes a configuration may have, all files together. */
    static final long MOST_BYTES = 64L << 20;

    private static final int MOST_LISTED = 10_000;

    private final Diagnostics diagnostics;
    private final List<Source> sources = new ArrayList<>();
    private long bytesLeft = MOST_BYTES;

    private SourceFiles(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The texts at a path, each named by the path as given.
     *
     * @param diagnostics takes an error for every file that cannot be read or is no text
     * @return what could be read
     */
    public static List<Source> read(Path path, Diagnostics diagnostics) {
        SourceFiles files = new SourceFiles(diagnostics);
        try {
            if (Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
                files.addDirectory(path);
            } else {
                files.addFile(path);
            }
        } catch (IOException e) {
            files.report(path, e);
        }
        return List.copyOf(files.sources);
    }

    private void addDirectory(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory, SourceFiles::isWanted)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (found.isEmpty()) {
            diagnostics.error(null, directory + ": directory holds no .json file");
        }
        found.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
        for (Path path : found) {
            try {
                addFile(path);
            } catch (IOException e) {
                report(path, e);
            }
        }
    }

    private static boolean isWanted(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".json") && !name.startsWith(".") && !name.endsWith(SCHEMA);
    }

    private void addFile(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            diagnostics.error(null, path + ": is a directory, not a file");
            return;
        }
        if (!attributes.isRegularFile()) {
            diagnostics.error(null, path + ": is not a regular file");
            return;
        }
        if (attributes.size() > bytesLeft) {
            reportSize(path, attributes.size());
            return;
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            // Not by the size told above: the file may grow, and files of the kernel tell none.
            bytes = in.readNBytes((int) bytesLeft + 1);
        }
        if (bytes.length > bytesLeft) {
            reportSize(path, bytes.length);
            return;
        }
        bytesLeft -= bytes.length;
        Source source = FileText.decode(path.toString(), bytes, diagnostics);
        if (source != null) {
            sources.add(source);
        }
    }

    private void reportSize(Path path, long size) {
        long megabytes = (size + (1 << 20) - 1) >> 20;
        String limit = "at most " + (MOST_BYTES >> 20) + " MB";
        boolean alone = bytesLeft == MOST_BYTES;
        diagnostics.error(
                null,
                path
                        + ": file has "
                        + megabytes
                        + " MB; "
                        + limit
                        + (alone ? "" : " for all files together"));
    }

    private void report(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            boolean link = Files.isSymbolicLink(path);
            diagnostics.error(
                    null,
                    path + (link ? ": link to a file that does not exist" : ": no such file"),
                    nearest(path));
        } else if (e instanceof AccessDeniedException) {
            diagnostics.error(null, path + ": no permission to read it");
        } else {
            String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
            String why = reason == null ? "" : ": " + reason.toLowerCase(java.util.Locale.ROOT);
            diagnostics.error(null, path + ": cannot be read" + why);
        }
    }

    /** The file beside the missing one whose name comes closest. */
    private static @Nullable String nearest(Path path) {
        Path directory = path.getParent();
        Path name = path.getFileName();
        if (name == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory == null ? Path.of("") : directory)) {
            for (Path entry : entries) {
                if (names.size() < MOST_LISTED) {
                    names.add(String.valueOf(entry.getFileName()));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // No hint without a directory; the missing file itself is reported.
            return null;
        }
        Optional<String> nearest = NearestName.of(name.toString(), names);
        return nearest.map(known -> "did you mean " + Phrase.quoted(known) + "?").orElse(null);
    }
}
