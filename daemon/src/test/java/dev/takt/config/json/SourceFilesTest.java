package dev.takt.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    @TempDir Path directory;

    private final Diagnostics diagnostics = new Diagnostics();

    private List<String> read(Path path) {
        return SourceFiles.read(path, diagnostics).stream().map(Source::text).toList();
    }

    private void refuses(Path path, String... expected) {
        assertEquals(List.of(), read(path));
        assertEquals(List.of(expected), Findings.errors(diagnostics));
    }

    private Path file(String name, int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Files.write(directory.resolve(name), content);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void readsAFileUnderTheNameGiven() throws IOException {
        Path path = file("oven.json", "{\"°C\": 1}");
        List<Source> sources = SourceFiles.read(path, diagnostics);
        assertEquals("{\"°C\": 1}", sources.getFirst().text());
        assertEquals(path.toString(), sources.getFirst().name());
    }

    @Test
    void readsADirectoryInNameOrderWithoutSchemaAndHiddenFiles() throws IOException {
        file("b.json", "2");
        file("a.json", "1");
        file("takt.schema.json", "9");
        file("device.schema.json", "9");
        file(".#a.json", "9");
        file("notes.txt", "9");
        assertEquals(List.of("1", "2"), read(directory));
        assertEquals(List.of(), Findings.errors(diagnostics));
    }

    @Test
    void readsFilesThatTellNoSize() {
        Path path = Path.of("/proc/self/status");
        assumeTrue(Files.exists(path));
        assertEquals(1, read(path).size());
    }

    @Test
    void missingFileNamesTheNearest() throws IOException {
        file("oven.json", "{}");
        Path path = directory.resolve("ovne.json");
        refuses(path, path + ": no such file | did you mean 'oven.json'?");
    }

    @Test
    void missingFileInMissingDirectory() {
        Path path = directory.resolve("nowhere/xyz.json");
        refuses(path, path + ": no such file");
    }

    @Test
    void linkToNowhere() throws IOException {
        Path path =
                Files.createSymbolicLink(directory.resolve("link.json"), directory.resolve("gone"));
        refuses(path, path + ": link to a file that does not exist");
    }

    @Test
    void fileInPlaceOfADirectory() throws IOException {
        Path path = file("oven.json", "{}").resolve("inner.json");
        refuses(path, path + ": no such file");
    }

    @Test
    void directoryWithoutJson() throws IOException {
        file("takt.schema.json", "{}");
        refuses(directory, directory + ": directory holds no .json file");
    }

    @Test
    void everyBadFileOfADirectoryIsReportedAndTheRestRead() throws IOException {
        Path empty = file("a.json", "");
        Files.createDirectory(directory.resolve("b.json"));
        file("c.json", "{}");
        assertEquals(List.of("{}"), read(directory));
        assertEquals(
                List.of(
                        empty + ": file is empty",
                        directory.resolve("b.json") + ": is a directory, not a file"),
                Findings.errors(diagnostics));
    }

    @Test
    void filesWithoutPermission() throws IOException {
        Path path = file("oven.json", "{}");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(path), "root may read everything");
        refuses(path, path + ": no permission to read it");
    }

    @Test
    void devicesAndPipesAreNotOpened() throws IOException, InterruptedException {
        Path zero = Path.of("/dev/zero");
        refuses(zero, zero + ": is not a regular file");
        Path pipe = directory.resolve("pipe.json");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertEquals(List.of(), read(directory));
        assertEquals(
                List.of(zero + ": is not a regular file", pipe + ": is not a regular file"),
                Findings.errors(diagnostics));
    }

    @Test
    void hundredMegabytesOfZeros() throws IOException {
        Path path = sparse("zeros.json", 100L << 20);
        refuses(path, path + ": file has 100 MB; at most 64 MB");
    }

    @Test
    void filesOfADirectoryShareTheLimit() throws IOException {
        Files.writeString(directory.resolve("a.json"), " ".repeat(1000) + "{}");
        Path path = sparse("b.json", 64L << 20);
        assertEquals(1, read(directory).size());
        assertEquals(
                List.of(path + ": file has 64 MB; at most 64 MB for all files together"),
                Findings.errors(diagnostics));
    }

    private Path sparse(String name, long size) throws IOException {
        Path path = directory.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
        return path;
    }

    @Test
    void emptyAndBlankFiles() throws IOException {
        Path empty = file("a.json", "");
        refuses(empty, empty + ": file is empty");
        Path blank = file("b.json", " \r\n\t");
        refuses(blank, empty + ": file is empty", blank + ": file holds only white space");
    }

    @Test
    void zerosAreNoText() throws IOException {
        Path path = file("zeros.json", new int[1000]);
        refuses(path, path + ": holds NUL bytes: this is not a text file");
    }

    @Test
    void byteOrderMark() throws IOException {
        Path path = file("bom.json", 0xEF, 0xBB, 0xBF, '{', '}');
        refuses(
                path,
                path
                        + ": begins with a byte order mark | save it as UTF-8 without byte order"
                        + " mark");
    }

    @Test
    void otherEncodings() throws IOException {
        String remedy = " | save it as UTF-8 without byte order mark";
        Path marked =
                Files.write(directory.resolve("a.json"), "{}".getBytes(StandardCharsets.UTF_16));
        Path plain =
                Files.write(directory.resolve("b.json"), "{}".getBytes(StandardCharsets.UTF_16LE));
        Path wide = file("c.json", 0xFF, 0xFE, 0, 0, '{', 0, 0, 0);
        refuses(
                directory,
                marked + ": is text in UTF-16" + remedy,
                plain + ": is text in UTF-16" + remedy,
                wide + ": is text in UTF-32" + remedy);
    }

    @Test
    void malformedUtf8IsShownAtTheFirstBadByte() throws IOException {
        byte[] bytes = "{\n \"ä°\": \"?\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xE4 : bytes[i];
        }
        Path path = Files.write(directory.resolve("latin.json"), bytes);
        refuses(path, "2:9: not UTF-8 | save it as UTF-8 without byte order mark");
    }

    @Test
    void textThatEndsWithinACharacter() throws IOException {
        Path path = file("cut.json", '{', '}', '\n', 0xC3);
        refuses(path, "2:1: not UTF-8 | save it as UTF-8 without byte order mark");
    }
}
