package dev.takt.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.takt.linux.DatagramReceiver;
import dev.takt.linux.UnixDatagram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal is told, at a socket of the test's own. */
class JournalTest {
    @TempDir Path directory;

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream otherwise = new ByteArrayOutputStream();

    private Logger logger(String socket) {
        JournalAppender appender =
                new JournalAppender(
                        UnixDatagram.to(socket), "oven", new PrintStream(otherwise, true, UTF_8));
        appender.setContext(context);
        appender.start();
        Logger logger = context.getLogger("test");
        logger.addAppender(appender);
        return logger;
    }

    private static Set<String> fields(String entry) {
        return entry.lines().collect(Collectors.toSet());
    }

    @Test
    void levelsBecomePrioritiesAndValuesFields() throws Exception {
        String socket = directory.resolve("socket").toString();
        try (DatagramReceiver journal = new DatagramReceiver(socket)) {
            Logger logger = logger(socket);
            logger.warn("it is {} °C", 85);
            logger.error("too hot");
            logger.atInfo().addKeyValue("TAKT_TICK", 7L).log("tick=7");
            assertEquals(
                    Set.of(
                            "MESSAGE=it is 85 °C",
                            "PRIORITY=4",
                            "SYSLOG_IDENTIFIER=takt",
                            "TAKT_LOGGER=test",
                            "TAKT_NAME=oven"),
                    fields(journal.next()));
            assertTrue(fields(journal.next()).contains("PRIORITY=3"));
            assertTrue(fields(journal.next()).containsAll(Set.of("PRIORITY=6", "TAKT_TICK=7")));
            context.stop();
        }
        assertEquals("", otherwise.toString(UTF_8));
    }

    @Test
    void whatTheJournalDoesNotTakeGoesToStandardErrorWithItsPriority() {
        logger(directory.resolve("nobody").toString()).warn("one\ntwo");
        context.stop();
        assertEquals("<4>one\n<4>two\n", otherwise.toString(UTF_8));
    }

    @Test
    void severalLinesGoWithTheirLength() {
        byte[] expected = "M\n\3\0\0\0\0\0\0\0a\nb\nP=6\n".getBytes(UTF_8);
        assertArrayEquals(expected, new JournalEntry().with("M", "a\nb").with("P", "6").datagram());
    }

    @Test
    void theJournalIsToldByDeviceAndInodeOfTheStream() throws IOException {
        Path stream = Files.createFile(directory.resolve("stream"));
        String inode = Files.getAttribute(stream, "unix:ino").toString();
        String here = Files.getAttribute(stream, "unix:dev") + ":" + inode;
        assertTrue(JournalStream.isJournal(Map.of("JOURNAL_STREAM", here), stream));
        assertFalse(JournalStream.isJournal(Map.of("JOURNAL_STREAM", "1:" + inode), stream));
        assertFalse(JournalStream.isJournal(Map.of(), stream));
        assertFalse(JournalStream.isJournal(Map.of("JOURNAL_STREAM", here), directory));
    }
}
