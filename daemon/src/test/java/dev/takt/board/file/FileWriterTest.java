package dev.takt.board.file;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.board.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileWriterTest {
    private static final long PERIOD = MILLISECONDS.toNanos(10);

    @RegisterExtension final LogLines log = new LogLines(FileWriter.class);
    @TempDir Path directory;
    private Path file;
    private FileWriter writer;

    @BeforeEach
    void makeWriter() throws IOException {
        file = Files.writeString(directory.resolve("pwm1"), "previous content\n");
        writer = new FileWriter("fan", file, PERIOD);
        writer.leaveAt(255);
    }

    @Test
    void beginsAndEndsAtTheSafeValue() throws IOException {
        writer.step(0);
        assertEquals("255\n", Files.readString(file));
        writer.write(100);
        writer.step(PERIOD);
        assertEquals("100\n", Files.readString(file));
        writer.write(90);
        writer.finish();

        assertEquals("255\n", Files.readString(file));
    }

    @Test
    void theLatestValueWins() throws IOException {
        writer.step(0);
        writer.write(1);
        writer.write(2);
        writer.write(2.5);
        writer.step(PERIOD - 1);
        assertEquals("255\n", Files.readString(file));
        writer.step(PERIOD);

        assertEquals("2.5\n", Files.readString(file));
    }

    @Test
    void anUnchangedValueIsNotWrittenAgain() throws IOException {
        writer.step(0);
        Files.writeString(file, "somebody else\n");
        writer.write(255);
        writer.step(PERIOD);

        assertEquals("somebody else\n", Files.readString(file));
    }

    @Test
    void aMissingFileIsReportedOnceAndNotCreated() throws IOException {
        Files.delete(file);
        long now = 0;
        for (int i = 0; i < 4; i++) {
            now = writer.step(now);
        }
        assertFalse(Files.exists(file));
        assertEquals(
                List.of("WARN output 'fan': " + file + " cannot be written: no such file"),
                log.lines());

        Files.createFile(file);
        writer.step(now);
        assertEquals("255\n", Files.readString(file));
        assertEquals("INFO output 'fan': " + file + " is written again", log.lines().get(1));
    }
}
