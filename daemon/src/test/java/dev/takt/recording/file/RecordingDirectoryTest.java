package dev.takt.recording.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingDirectoryTest {
    private static final Traces TRACES =
            new RecordingFile(List.of(new Column("tick", "")), List.of(new double[] {1, 2, 3}));

    @TempDir private Path directory;

    private static RecordingNote note(int second) {
        Instant at = Instant.parse("2026-11-22T07:00:00Z").plusSeconds(second);
        return new RecordingNote("oven", "late", 1, at, 1000);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theOldestGoFirstAndOnlyThoseOfThisController() throws IOException {
        Files.writeString(directory.resolve("notes.csv"), "mine");
        Files.writeString(directory.resolve("oven2-20200101T000000.000Z-late.csv"), "another's");
        long pair =
                new RecordingDirectory(directory, "oven", 1 << 20)
                        .write(note(0), TRACES).stream()
                                .mapToLong(file -> file.toFile().length())
                                .sum();
        RecordingDirectory bounded = new RecordingDirectory(directory, "oven", 2 * pair);
        for (int second = 1; second <= 5; second++) {
            assertEquals(2, bounded.write(note(second), TRACES).size());
        }
        assertEquals(
                List.of(
                        "notes.csv",
                        "oven-20261122T070004.000Z-late.csv",
                        "oven-20261122T070004.000Z-late.takt",
                        "oven-20261122T070005.000Z-late.csv",
                        "oven-20261122T070005.000Z-late.takt",
                        "oven2-20200101T000000.000Z-late.csv"),
                files());
    }

    @Test
    void theNewestStaysThoughItIsLargerThanTheBudget() throws IOException {
        RecordingDirectory tiny = new RecordingDirectory(directory, "oven", 1);
        tiny.write(note(0), TRACES);
        tiny.write(note(1), TRACES);
        assertEquals(
                List.of(
                        "oven-20261122T070001.000Z-late.csv",
                        "oven-20261122T070001.000Z-late.takt"),
                files());
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNoFailureOfTheController() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        RecordingDirectory blocked = new RecordingDirectory(file.resolve("below"), "oven", 1 << 20);
        assertEquals(List.of(), blocked.write(note(0), TRACES));
        assertEquals(List.of(), blocked.write(note(1), TRACES));
    }

    /** /dev/full takes nothing: a directory of that kind is what a full disk looks like. */
    @Test
    void whatCannotBeWrittenWholeLeavesNothingBehind() throws IOException {
        Files.createSymbolicLink(
                directory.resolve("oven-20261122T070000.000Z-late.takt.part"),
                Path.of("/dev/full"));
        RecordingDirectory full = new RecordingDirectory(directory, "oven", 1 << 20);
        assertEquals(List.of(), full.write(note(0), TRACES));
        assertEquals(List.of(), files());
        assertEquals(2, full.write(note(0), TRACES).size());
        assertTrue(files().stream().noneMatch(name -> name.endsWith(".part")));
    }
}
