package dev.takt.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir private Path directory;

    private History history() {
        return new History(directory.resolve("oven"), () -> NOON);
    }

    private static Version version(String text) {
        return new Version(
                new TreeMap<>(Map.of("oven/main.json", text, "oven/devices/x.json", "{}")));
    }

    /** What is kept, the oldest first, as the texts. */
    private List<String> kept() throws IOException {
        try (var entries = Files.list(directory.resolve("oven"))) {
            return entries.sorted().map(HistoryTest::text).toList();
        }
    }

    private static String text(Path entry) {
        try {
            return Files.readString(entry.resolve("oven/main.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String before(History history, String text) throws IOException {
        return history.before(version(text)).map(HistoryTest::text).orElse("none");
    }

    @Test
    void keepsEveryFileUnderItsName() throws Exception {
        Path entry = history().keep(version("äöü\r\n"));
        assertEquals(directory.resolve("oven/000001-20261122T120000Z"), entry);
        assertEquals("äöü\r\n", Files.readString(entry.resolve("oven/main.json")));
        assertEquals("{}", Files.readString(entry.resolve("oven/devices/x.json")));
    }

    @Test
    void keepsTheLastTen() throws Exception {
        History history = history();
        for (int i = 1; i <= 12; i++) {
            history.keep(version("v" + i));
        }
        assertEquals(
                List.of("v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12"), kept());
    }

    @Test
    void keepsNoMoreThan64MegabytesButTheNewestInAnyCase() throws Exception {
        History history = history();
        history.keep(version("a"));
        String large = "x".repeat(40 << 20);
        history.keep(version(large));
        history.keep(version("b" + large));
        assertEquals(List.of("b" + large), kept());
        history.keep(version("c"));
        assertEquals(List.of("b" + large, "c"), kept());
    }

    @Test
    void whatIsThereIsNotWrittenAgainButBecomesTheNewest() throws Exception {
        History history = history();
        history.keep(version("a"));
        Path b = history.keep(version("b"));
        assertEquals(b, history.keep(version("b")));
        Path a = history.keep(version("a"));
        assertEquals("000003-20261122T120000Z", a.getFileName().toString());
        assertEquals(List.of("b", "a"), kept());
    }

    @Test
    void goingBackGoesFurtherBackEachTime() throws Exception {
        History history = history();
        for (String text : List.of("a", "b", "c")) {
            history.keep(version(text));
        }
        assertEquals("b", before(history, "c"));
        history.wentBackTo(history.before(version("c")).orElseThrow());
        assertEquals("a", before(history, "b"));
        history.wentBackTo(history.before(version("b")).orElseThrow());
        assertEquals("none", before(history, "a"));
        assertEquals(List.of("a", "b", "c"), kept(), "the order is as it was");
    }

    @Test
    void whatIsNotKeptYetGoesBackToWhatRanLast() throws Exception {
        History history = history();
        history.keep(version("a"));
        history.keep(version("b"));
        assertEquals("b", before(history, "on probation"));
        history.wentBackTo(history.before(version("b")).orElseThrow());
        assertEquals("a", before(history, "on probation"));
    }

    @Test
    void whatRanLastIsBeforeWhatIsKeptNext() throws Exception {
        History history = history();
        history.keep(version("a"));
        history.keep(version("b"));
        history.wentBackTo(history.before(version("b")).orElseThrow());
        history.keep(version("c"));
        assertEquals(List.of("b", "a", "c"), kept());
        assertEquals("a", before(history, "c"));
    }

    @Test
    void anotherStartGoesOn() throws Exception {
        history().keep(version("a"));
        history().keep(version("b"));
        History history = history();
        history.keep(version("b"));
        assertEquals(List.of("a", "b"), kept());
        assertEquals("a", before(history, "b"));
    }

    @Test
    void leftoversAndFilesOfOthersDoNoHarm() throws Exception {
        History history = history();
        history.keep(version("a"));
        Path here = directory.resolve("oven");
        Files.createDirectories(here.resolve(".unfinished/oven"));
        Files.writeString(here.resolve(".unfinished/oven/main.json"), "half");
        Files.createDirectories(here.resolve(".unwanted/oven"));
        Path other = Files.writeString(here.resolve("notes.txt"), "mine");
        Path spoilt = history.keep(version("b"));
        assertEquals("a", before(history, "b"));
        Files.write(spoilt.resolve("oven/main.json"), new byte[] {(byte) 0xFF});
        assertEquals(spoilt, history.before(version("c")).orElseThrow());
        history.keep(version("c"));
        assertTrue(Files.exists(other));
        assertTrue(Files.notExists(here.resolve(".unfinished")));
        assertTrue(Files.notExists(here.resolve(".unwanted")));
        assertEquals("mine", Files.readString(other));
    }

    @Test
    void nothingIsKeptWhereNothingCanBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        History history = new History(file.resolve("oven"), () -> NOON);
        assertThrows(IOException.class, () -> history.keep(version("a")));
        assertEquals("", Files.readString(file));
        assertEquals(Optional.empty(), history().before(version("a")));
    }

    @Test
    void tellsWhichEntryAFileBelongsTo() throws Exception {
        History history = history();
        Path entry = history.keep(version("a"));
        assertEquals(Optional.of(entry), history.entryOf(entry.resolve("oven/main.json")));
        assertEquals(Optional.empty(), history.entryOf(directory.resolve("oven.json")));
        assertEquals(Optional.empty(), history.entryOf(directory.resolve("oven")));
    }
}
