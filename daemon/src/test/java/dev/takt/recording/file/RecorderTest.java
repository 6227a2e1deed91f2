package dev.takt.recording.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.recording.RecordedArena;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final long MS = RecordedArena.MS;
    private static final long RUNNING = 2;
    private static final long DEGRADED = 3;
    private static final long SAFE = 4;
    private static final List<String> STATES =
            List.of("STARTING", "ARMING", "RUNNING", "DEGRADED", "SAFE", "STOPPED");
    private static final Instant BEGIN = Instant.parse("2026-11-22T07:00:00Z");

    @TempDir private Path directory;

    private final RecordedArena arena = new RecordedArena(2_000);
    private final List<Path> told = new ArrayList<>();
    private long nowNanos;

    /** Half a second before a cause, 100 ms after it, a minute between those that may repeat. */
    private Recorder recorder() {
        return new Recorder(
                arena.ring(),
                new RecordingDirectory(directory, "oven", 1 << 20),
                new RecordingPlan("oven", 1000, 500, 100, 60_000 * MS),
                _ -> "",
                STATES::get,
                () -> BEGIN.plusNanos(nowNanos),
                () -> nowNanos,
                files -> told.add(files.getFirst()));
    }

    private void run(Recorder recorder, long from, long to, long state) {
        for (long tick = from; tick < to; tick++) {
            arena.tick(tick, state);
            nowNanos = tick * MS;
            if (tick % 100 == 0) {
                recorder.step();
            }
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private RecordingFile only() throws IOException {
        assertEquals(1, told.size());
        return RecordingFile.read(told.getFirst());
    }

    private static void assertTicks(long first, long last, RecordingFile file) {
        int tick = file.column("tick");
        assertEquals((double) first, file.value(tick, 0));
        assertEquals((double) last, file.value(tick, file.rows() - 1));
        assertEquals(last - first + 1, file.rows());
    }

    @Test
    void whatBecameSafeIsWrittenFromBeforeItsTickToALittleAfterIt() throws IOException {
        Recorder recorder = recorder();
        run(recorder, 0, 1_234, RUNNING);
        run(recorder, 1_234, 1_600, SAFE);
        assertEquals(
                List.of(
                        "oven-20261122T070001.234Z-safe.csv",
                        "oven-20261122T070001.234Z-safe.takt"),
                files());
        assertTicks(734, 1_334, only());
    }

    @Test
    void aLateTickIsWrittenOnceInAWhile() throws IOException {
        Recorder recorder = recorder();
        run(recorder, 0, 1_000, RUNNING);
        recorder.late(800);
        run(recorder, 1_000, 2_000, RUNNING);
        recorder.late(1_900);
        run(recorder, 2_000, 3_000, RUNNING);
        assertTicks(300, 900, only());
        run(recorder, 3_000, 62_000, RUNNING);
        recorder.late(61_800);
        run(recorder, 62_000, 62_500, RUNNING);
        assertEquals(2, told.size());
    }

    @Test
    void aDegradedInputThatComesAndGoesDoesNotFloodTheDisk() {
        Recorder recorder = recorder();
        for (long from = 0; from < 20_000; from += 1_000) {
            run(recorder, from, from + 500, RUNNING);
            run(recorder, from + 500, from + 1_000, DEGRADED);
        }
        assertEquals(1, told.size());
    }

    @Test
    void causesThatMeetShareARecordingUnderTheNameOfTheWorse() throws IOException {
        Recorder recorder = recorder();
        run(recorder, 0, 1_000, RUNNING);
        recorder.late(999);
        run(recorder, 1_000, 1_020, RUNNING);
        run(recorder, 1_020, 1_500, SAFE);
        assertTicks(520, 1_120, only());
        assertTrue(told.getFirst().toString().endsWith("-safe.takt"));
    }

    @Test
    void aLateTickThatIsInARecordingAlreadyMakesNoOther() {
        Recorder recorder = recorder();
        run(recorder, 0, 1_000, RUNNING);
        run(recorder, 1_000, 1_300, SAFE);
        recorder.late(1_000);
        run(recorder, 1_300, 2_000, SAFE);
        assertEquals(1, told.size());
        recorder.late(1_999);
        run(recorder, 2_000, 2_500, SAFE);
        assertEquals(2, told.size());
    }

    @Test
    void aStallIsWrittenThoughTheLoopNeverGoesOn() {
        Recorder recorder = recorder();
        run(recorder, 0, 1_000, RUNNING);
        recorder.stalled();
        nowNanos += 2_000 * MS;
        recorder.step();
        assertEquals(1, told.size());
        assertTrue(told.getFirst().toString().endsWith("-stall.takt"));
    }

    @Test
    void aCommandIsAlwaysObeyed() {
        Recorder recorder = recorder();
        run(recorder, 0, 300, RUNNING);
        recorder.command();
        run(recorder, 300, 600, RUNNING);
        recorder.command();
        run(recorder, 600, 900, RUNNING);
        assertEquals(2, told.size());
    }

    @Test
    void aFaultIsWrittenWhenTheLoopHasEnded() throws IOException {
        Recorder recorder = recorder();
        run(recorder, 0, 1_000, RUNNING);
        recorder.end(true);
        assertTicks(499, 999, only());
        assertTrue(told.getFirst().toString().endsWith("-fault.takt"));
    }

    @Test
    void anOrderlyEndWritesOnlyWhatIsPending() {
        Recorder recorder = recorder();
        run(recorder, 0, 1_000, RUNNING);
        recorder.end(false);
        assertEquals(List.of(), told);
        recorder.command();
        recorder.end(false);
        assertEquals(1, told.size());
    }

    @Test
    void aLoopThatStandsStillDoesNotKeepARecordingBack() {
        Recorder recorder = recorder();
        run(recorder, 0, 1_000, RUNNING);
        recorder.command();
        recorder.step();
        assertEquals(List.of(), told);
        nowNanos += 2_000 * MS;
        recorder.step();
        assertEquals(1, told.size());
    }

    @Test
    void withoutARowThereIsNothingToWrite() throws IOException {
        recorder().end(true);
        assertEquals(List.of(), files());
    }
}
