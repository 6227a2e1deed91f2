package dev.takt.recording.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.recording.Column;
import dev.takt.recording.RecordedArena;
import dev.takt.recording.Traces;
import dev.takt.recording.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {
    private static final long RUNNING = 2;
    private static final RecordingNote NOTE =
            new RecordingNote("oven", "late", 7, Instant.parse("2026-11-22T07:00:01.234Z"), 1000);

    @TempDir private Path directory;

    private static byte[] binary(Traces traces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryRecording.write(NOTE, traces, out);
        return out.toByteArray();
    }

    private static String csv(Traces traces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvRecording.write(traces, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertSame(Traces expected, Traces found) {
        assertEquals(expected.columns(), found.columns());
        assertEquals(expected.rows(), found.rows());
        for (int column = 0; column < expected.columns().size(); column++) {
            for (int row = 0; row < expected.rows(); row++) {
                assertEquals(expected.value(column, row), found.value(column, row));
            }
        }
    }

    @Test
    void csvNamesSignalsWithUnitsAndEndsLinesAsRfc4180Says() throws IOException {
        RecordedArena arena = new RecordedArena(8);
        arena.ticks(0, 2, RUNNING);
        try (Window window = arena.ring().window(0, 2)) {
            assertEquals(
                    String.join(
                            "\r\n",
                            "t [s],tick,$latency [µs],$exec [µs],$state,temp.age [s],x,heater",
                            "0,0,1.5,2,2,0,0.5,1",
                            "0.001,1,1.5,2,2,0,1.5,NaN",
                            ""),
                    csv(window));
        }
    }

    @Test
    void csvQuotesWhatWouldBeReadOtherwise() {
        assertEquals(
                "\"x [a,b]\",\"y [\"\"]\"\r\n",
                CsvRecording.header(List.of(new Column("x", "a,b"), new Column("y", "\""))));
        assertEquals(List.of("x [a,b]", "y [\"]"), CsvRecording.fields("\"x [a,b]\",\"y [\"\"]\""));
    }

    @Test
    void bothFormsAreReadBackAsTheyWere() throws IOException {
        RecordedArena arena = new RecordedArena(500);
        arena.ticks(0, 400, RUNNING);
        try (Window window = arena.ring().window(0, 400)) {
            Path compact = Files.write(directory.resolve("a.takt"), binary(window));
            Path text = Files.writeString(directory.resolve("a.csv"), csv(window));
            assertTrue(RecordingFile.is(compact));
            assertTrue(RecordingFile.is(text));
            assertSame(window, RecordingFile.read(compact));
            assertSame(window, RecordingFile.read(text));
            assertTrue(Files.size(compact) * 4 < Files.size(text), "not compact");
        }
    }

    @Test
    void infiniteAndHugeValuesSurvive() throws IOException {
        double[] values = {
            Double.POSITIVE_INFINITY, -1e300, Double.MIN_VALUE, -0.0, 123_456_789_012.0
        };
        Traces odd = new RecordingFile(List.of(new Column("tick", "")), List.of(values));
        Path compact = Files.write(directory.resolve("a.takt"), binary(odd));
        assertArrayEquals(values, RecordingFile.read(compact).values().getFirst());
        Path text = Files.writeString(directory.resolve("a.csv"), csv(odd));
        assertArrayEquals(values, RecordingFile.read(text).values().getFirst());
    }

    @Test
    void aDamagedFileIsSaidToBeOne() throws IOException {
        RecordedArena arena = new RecordedArena(8);
        arena.ticks(0, 4, RUNNING);
        try (Window window = arena.ring().window(0, 4)) {
            byte[] bytes = binary(window);
            for (int at : new int[] {10, 60, bytes.length - 20, bytes.length - 1}) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= 1;
                Path file = Files.write(directory.resolve("bad.takt"), damaged);
                IOException e = assertThrows(IOException.class, () -> RecordingFile.read(file));
                assertEquals(file + ": the recording is damaged or incomplete", e.getMessage());
            }
            byte[] half = java.util.Arrays.copyOf(bytes, bytes.length / 2);
            Path file = Files.write(directory.resolve("half.takt"), half);
            assertThrows(IOException.class, () -> RecordingFile.read(file));
        }
    }

    @Test
    void aWrongLineOfTextIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "t,x\r\n0,1\r\n1,cold\r\n");
        IOException e = assertThrows(IOException.class, () -> RecordingFile.read(file));
        assertEquals(file + ":3: no number: 'cold'", e.getMessage());
        Files.writeString(file, "t,x\n0,1\n1\n");
        assertEquals(
                file + ":3: 1 fields, the header has 2",
                assertThrows(IOException.class, () -> RecordingFile.read(file)).getMessage());
    }

    @Test
    void aHistogramIsNoRecording() throws IOException {
        assertFalse(RecordingFile.is(Files.writeString(directory.resolve("h"), "000001 000090\n")));
        assertFalse(RecordingFile.is(directory.resolve("none")));
    }
}
