package dev.takt.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadSamplerTest {
    @TempDir private Path directory;

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Load sample() {
        try (LoadSampler sampler =
                new LoadSampler(
                        directory.resolve("task"),
                        directory.resolve("stat"),
                        directory.resolve("throttle"),
                        1)) {
            return sampler.sample(5);
        }
    }

    @Test
    void readsTheFiguresOfTheThreadAndOfItsCpu() throws IOException {
        write("task/schedstat", "137774 2695917 2\n");
        write("task/stat", "7 (a) b) S 1 2 3 4 5 6 70 8 90 10 11 12\n");
        write(
                "task/status",
                "Name:\tx\nvoluntary_ctxt_switches:\t4\nnonvoluntary_ctxt_switches:\t6\n");
        write(
                "stat",
                "cpu  9 9 9 9 9 9 9 99 0 0\ncpu0 0 0 0 0 0 0 0 8 0 0\ncpu1 1 2 3 4 5 6 7 3 0 0\n");
        write("throttle/core_throttle_count", "4\n");
        write("throttle/package_throttle_count", "5\n");
        assertEquals(new Load(5, 2_695_917, 70, 90, -1, 30_000_000, 9), sample());
        Files.delete(directory.resolve("task/schedstat"));
        assertEquals(new Load(5, -1, 70, 90, 6, 30_000_000, 9), sample());
    }

    @Test
    void whatTheKernelDoesNotSayIsUnknown() {
        assertEquals(new Load(5, -1, -1, -1, -1, -1, -1), sample());
        assertEquals(-1, sample().since(sample()).waitedNanos());
    }

    @Test
    void aReducedClockIsSaidWithTheFullOne() throws IOException {
        CpuClock clock = new CpuClock(directory, directory.resolve("get_throttled"));
        assertEquals("", clock.reduced());
        assertFalse(clock.throttled());
        write("scaling_cur_freq", "600000\n");
        write("cpuinfo_max_freq", "1500000\n");
        assertEquals("600/1500MHz", clock.reduced());
        write("scaling_cur_freq", "1400000\n");
        assertEquals("", clock.reduced());
        write("get_throttled", "50000\n");
        assertFalse(clock.throttled());
        write("get_throttled", "50005\n");
        assertTrue(clock.throttled());
    }
}
