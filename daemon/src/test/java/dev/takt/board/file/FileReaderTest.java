package dev.takt.board.file;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileReaderTest {
    private static final long PERIOD = MILLISECONDS.toNanos(250);

    @RegisterExtension final LogLines log = new LogLines(FileReader.class);
    @TempDir Path directory;
    private Path file;
    private FileReader reader;

    @BeforeEach
    void makeReader() {
        file = directory.resolve("temp");
        reader = new FileReader("temp", file, new FileField(null, 0), PERIOD);
    }

    @Test
    void eachReadingIsOneNewSample() throws IOException {
        assertFalse(reader.advance());
        Files.writeString(file, "41000\n");
        reader.step(0);
        assertTrue(reader.advance());
        assertEquals(41000, reader.read());
        assertFalse(reader.advance());
        assertEquals(41000, reader.read());

        reader.step(PERIOD);
        assertTrue(reader.advance());
    }

    @Test
    void readsAtItsRateAndKeepsThePhase() throws IOException {
        Files.writeString(file, "1\n");
        assertEquals(PERIOD, reader.step(0));
        Files.writeString(file, "2\n");
        assertEquals(PERIOD, reader.step(PERIOD - 1));
        reader.advance();
        assertEquals(1, reader.read());

        assertEquals(2 * PERIOD, reader.step(PERIOD + 1000));
        reader.advance();
        assertEquals(2, reader.read());
    }

    @Test
    void aLongGapIsNotCaughtUpInABurst() throws IOException {
        Files.writeString(file, "1\n");
        reader.step(0);

        assertEquals(11 * PERIOD, reader.step(10 * PERIOD));
    }

    @Test
    void aMissingFileIsReportedOnceAndFoundWhenItAppears() throws IOException {
        long now = 0;
        for (int i = 0; i < 5; i++) {
            now = reader.step(now);
            assertTrue(reader.advance());
            assertEquals(Double.NaN, reader.read());
        }
        assertEquals(
                List.of(
                        "WARN input 'temp' is not valid: "
                                + file
                                + " cannot be read: No such file or directory"),
                log.lines());

        Files.writeString(file, "42000\n");
        long next = reader.step(now);
        reader.advance();
        assertEquals(42000, reader.read());
        assertEquals(now + PERIOD, next);
        assertEquals("INFO input 'temp' is valid again: " + file + " is read", log.lines().get(1));
    }

    @Test
    void attemptsBecomeRarerUpToABound() {
        long now = 0;
        long longest = 0;
        long first = reader.step(now);
        for (int i = 0; i < 20; i++) {
            long next = reader.step(now);
            longest = next - now;
            now = next;
        }

        assertEquals(PERIOD, first);
        assertEquals(SECONDS.toNanos(5), longest);
    }

    @Test
    void aChangeOfTheReasonIsReportedAgain() throws IOException {
        long now = reader.step(0);
        Files.createDirectory(file);
        now = reader.step(now);
        Files.delete(file);
        Files.writeString(file, "off\n");
        reader.step(now);

        assertEquals(
                List.of(
                        "WARN input 'temp' is not valid: "
                                + file
                                + " cannot be read: No such file or directory",
                        "WARN input 'temp' is not valid: "
                                + file
                                + " cannot be read: Is a directory",
                        "WARN input 'temp' is not valid: "
                                + file
                                + " holds no number as word 0 of its first line"),
                log.lines());
    }

    @Test
    void aFileThatGrowsIsReadToItsEnd() throws IOException {
        reader = new FileReader("temp", file, new FileField("last", 1), PERIOD);
        Files.writeString(file, "first 1\n".repeat(5000) + "last 2\n");
        reader.step(0);
        reader.advance();

        assertEquals(2, reader.read());
    }

    @Test
    void aFileWithoutAnEndDoesNotFillTheMemory() {
        reader = new FileReader("zero", Path.of("/dev/zero"), new FileField(null, 0), PERIOD);
        reader.step(0);
        reader.advance();

        assertEquals(Double.NaN, reader.read());
    }
}
