package dev.takt.board.file;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.LogLines;
import dev.takt.race.Race;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loop takes samples and gives values while the threads of the files bring and fetch them.
 *
 * <p>A sample is one object: that there is a new one, its value, and with NaN that it is bad.
 */
class FileSampleRaceTest {
    private static final int STEPS = 2_000;
    private static final int BAD_EVERY = 500;

    /** Longer than any wait after a failure, so that every step is due. */
    private static final long LATER = SECONDS.toNanos(10);

    private static final long PERIOD = SECONDS.toNanos(1);

    @RegisterExtension final LogLines readerLog = new LogLines(FileReader.class);
    @RegisterExtension final LogLines writerLog = new LogLines(FileWriter.class);
    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("value");
    }

    private FileReader reader() {
        return new FileReader("x", file, new FileField(null, 0), PERIOD);
    }

    /** What the loop has seen of an input. */
    private static final class Seen {
        double newest = Double.NaN;
        double newestGood;
        int samples;
        int bad;
    }

    /** It fails where value and news of it are published one after the other. */
    @Test
    void theLoopSeesEachSampleOnceAndWhole() throws Exception {
        FileReader reader = reader();
        Seen seen = new Seen();
        new Race(21)
                .side(
                        "files",
                        pace -> {
                            for (int n = 1; n <= STEPS; n++) {
                                Files.writeString(file, n % BAD_EVERY == 0 ? "none" : n + "\n");
                                reader.step(n * LATER);
                                pace.vary();
                            }
                        })
                .watcher(
                        "loop",
                        _ -> {
                            boolean isNew = reader.advance();
                            double value = reader.read();
                            if (!isNew) {
                                assertEquals(
                                        seen.newest, value, "without a new sample the value stays");
                                return;
                            }
                            seen.samples++;
                            seen.newest = value;
                            if (Double.isNaN(value)) {
                                seen.bad++;
                                return;
                            }
                            assertTrue(value > seen.newestGood, "a new sample is a later one");
                            assertEquals(Math.rint(value), value);
                            seen.newestGood = value;
                        })
                .run();
        assertTrue(seen.samples >= 1 && seen.samples <= STEPS);
        assertTrue(seen.bad <= STEPS / BAD_EVERY);
        assertFalse(reader.advance());
        assertTrue(Double.isNaN(reader.read()), "the last sample is a bad one");
    }

    /** With a plain field the JIT would look once before the loop, which would never end. */
    @Test
    void aSampleIsSeenByALoopThatWaitsForIt() throws Exception {
        Files.writeString(file, "5\n");
        FileReader reader = reader();
        new Race(22)
                .side(
                        "files",
                        pace -> {
                            pace.giveLead();
                            reader.step(0);
                        })
                .side(
                        "loop",
                        _ -> {
                            long looks = 0;
                            while (!reader.advance()) {
                                looks++;
                            }
                            assertTrue(looks >= 0);
                            assertEquals(5, reader.read());
                        })
                .run();
    }

    /** It fails where a value is given in two steps. */
    @Test
    void theLatestOutputWinsAndEachIsWhole() throws Exception {
        Files.createFile(file);
        FileWriter writer = new FileWriter("x", file, PERIOD);
        double[] last = new double[1];
        new Race(23)
                .side(
                        "files",
                        pace -> {
                            double before = 0;
                            for (int n = 1; n <= STEPS; n++) {
                                writer.step(n * LATER);
                                double value = onFile();
                                assertTrue(value >= before, "an older value came later");
                                double whole = Math.floor(value);
                                assertEquals(value(whole), value, "no mixture of two");
                                before = value;
                                pace.vary();
                            }
                        })
                .watcher(
                        "loop",
                        _ -> {
                            last[0]++;
                            writer.write(value(last[0]));
                        })
                .run();
        writer.step((STEPS + 1) * LATER);
        assertEquals(value(last[0]), onFile());
    }

    private double onFile() throws Exception {
        String text = Files.readString(file);
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    /** Its fraction says which number it belongs to. */
    private static double value(double n) {
        return n + (n % 1024) / 1024;
    }

    /**
     * With a plain field the JIT would look once before the loop, which would never end. There is
     * no such file: trying to write it is seen by the longer wait that follows.
     */
    @Test
    void anOutputIsSeenByAThreadThatLooksForIt() throws Exception {
        FileWriter writer = new FileWriter("x", file, 1);
        new Race(24)
                .side(
                        "loop",
                        pace -> {
                            pace.giveLead();
                            writer.write(5);
                        })
                .side(
                        "files",
                        _ -> {
                            long now = 0;
                            while (writer.step(now) == now + 1) {
                                now++;
                            }
                            assertTrue(now >= 0);
                        })
                .run();
        assertEquals(1, writerLog.lines().size());
    }
}
