package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a kernel with PREEMPT_RT says of the process and of the thread of the loop. */
@Tag("realtime")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealTimeTest {
    private static final String CONFIGURATION =
            """
            {
              "loop": { "rate_hz": 100, "cpu": 1, "priority": 43, "wait": "sleep" },
              "board": "sim",
              "inputs": { "knob": { "gpio": 1, "sim": "mod(t, 2) >= 1" } },
              "sets": { "all": { "formulas": { "level": "knob * 3" } } },
              "outputs": { "lamp": { "gpio": 2, "value": "level > 1", "safe": 0 } }
            }
            """;

    private final RunningTakt takt = RunningTakt.start(CONFIGURATION);

    @BeforeAll
    void untilItRuns() {
        takt.running();
    }

    @AfterAll
    void end() {
        takt.close();
    }

    @Test
    void theKernelIsARealTimeKernel() {
        assertEquals(1, KernelFile.at("/sys/kernel/realtime").number());
    }

    @Test
    void theLoopHasItsPolicyAndPriority() {
        assertEquals(TaktThread.FIFO, loop().policy());
        assertEquals(43, loop().priority());
    }

    @Test
    void theLoopIsPinnedToItsCpu() {
        assertEquals("1", loop().cpus());
    }

    @Test
    void allOtherThreadsKeepOffThatCpu() {
        List<String> there =
                TaktThread.of(takt.pid()).stream()
                        .filter(thread -> !thread.name().equals(loop().name()))
                        .filter(thread -> !thread.cpus().equals("0"))
                        .map(TaktThread::name)
                        .toList();
        assertEquals(List.of(), there);
    }

    @Test
    void itsMemoryIsLocked() {
        KernelFile process = KernelFile.at("/proc/" + takt.pid());
        int locked = Integer.parseInt(TaktThread.status(process, "VmLck").replace(" kB", ""));
        assertTrue(locked > 100_000, locked + " kB are locked");
    }

    @Test
    void nothingIsDegraded() {
        List<String> lines = takt.lines(" state=");
        assertFalse(lines.isEmpty());
        assertTrue(lines.stream().noneMatch(line -> line.contains("DEGRADED")), takt.printed());
    }

    private TaktThread loop() {
        return TaktThread.of(takt.pid()).stream()
                .filter(thread -> thread.name().equals("takt-loop"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(takt.printed()));
    }
}
