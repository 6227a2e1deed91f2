package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitThreadsTest {
    @TempDir private Path tasks;

    private void thread(int id, String name, String state) throws IOException {
        Path task = Files.createDirectories(tasks.resolve(Integer.toString(id)));
        Files.writeString(task.resolve("comm"), name + "\n");
        Files.writeString(task.resolve("stat"), "%d (%s) %s 1 2 3\n".formatted(id, name, state));
    }

    @ParameterizedTest
    @CsvSource({
        "C2 CompilerThre, R, true",
        "C1 CompilerThre, R, true",
        "C2 CompilerThre, S, false",
        "takt-loop,       R, false",
        "C1 ) R odd,      S, false",
    })
    void isBusyWhileOneOfThemRuns(String name, String state, boolean busy) throws IOException {
        thread(10, "java", "R");
        thread(11, name, state);
        assertEquals(busy, new JitThreads(tasks).work().busy());
    }

    @Test
    void looksAgainAtThoseItKnows() throws IOException {
        JitThreads threads = new JitThreads(tasks);
        thread(12, "C2 CompilerThre", "S");
        thread(13, "takt-loop", "R");
        threads.work();
        assertFalse(threads.running());
        thread(12, "C2 CompilerThre", "R");
        assertEquals(true, threads.running());
    }

    @Test
    void seesThoseThatComeAndGo() throws IOException {
        JitThreads threads = new JitThreads(tasks);
        assertFalse(threads.work().busy());
        thread(12, "C2 CompilerThre", "R");
        assertEquals(true, threads.work().busy());
        Files.delete(tasks.resolve("12/stat"));
        assertFalse(threads.work().busy());
    }

    @Test
    void theirTimeIsThatOfAll() throws IOException {
        thread(13, "C1 CompilerThre", "S");
        thread(14, "C2 CompilerThre", "R");
        thread(15, "takt-loop", "R");
        Files.writeString(tasks.resolve("13/schedstat"), "7000 1 1\n");
        Files.writeString(tasks.resolve("14/schedstat"), "500 9 1\n");
        Files.writeString(tasks.resolve("15/schedstat"), "9000000 0 1\n");
        assertEquals(new JitThreads.Work(true, 7500), new JitThreads(tasks).work());
    }

    @Test
    void whereThereIsNoProcNobodyIsBusy() {
        assertFalse(new JitThreads(tasks.resolve("none")).work().busy());
    }
}
