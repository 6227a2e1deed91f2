package dev.takt.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the guide, and where they lie. */
public final class Pages {
    private Pages() {}

    /** The root of the project. */
    public static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("docs"))
                || !Files.isDirectory(directory.resolve("daemon"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new AssertionError("no docs and daemon above the working directory");
            }
        }
        return directory;
    }

    /** All pages: those beside the README and those under docs. */
    static List<Page> all() {
        Path root = root();
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> read(root, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells users how things are now: neither what was nor why. */
    public static List<Page> guide() {
        return all().stream()
                .filter(page -> !page.path().startsWith("docs/decisions"))
                .filter(page -> !page.path().endsWith("CHANGELOG.md"))
                .toList();
    }

    private static Page read(Path root, Path file) {
        try {
            return new Page(root.relativize(file), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
