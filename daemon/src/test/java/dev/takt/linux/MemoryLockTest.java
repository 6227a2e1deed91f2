package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLockTest {
    @Test
    void locksOrNamesTheRemedy() throws Exception {
        Optional<Refusal> refusal = MemoryLock.lockOnFault();
        if (refusal.isEmpty()) {
            String status = Files.readString(Path.of("/proc/self/status"));
            assertFalse(status.contains("VmLck:\t       0 kB"), status);
        } else {
            assertTrue(refusal.get().toString().startsWith("mlockall: E"), refusal::toString);
            assertTrue(refusal.get().remedy().contains("LimitMEMLOCK=infinity"));
        }
    }

    @Test
    void locksAgainAfterTrimming() throws Exception {
        boolean locked = MemoryLock.lockOnFault().isEmpty();
        assertEquals(Optional.empty(), MemoryLock.trim());
        String status = Files.readString(Path.of("/proc/self/status"));
        assertEquals(locked, MemoryLock.locked(status), status);
    }

    @Test
    void knowsWhetherAnythingIsLocked() {
        assertTrue(MemoryLock.locked("Name:\tjava\nVmLck:\t  180224 kB\n"));
        assertFalse(MemoryLock.locked("Name:\tjava\nVmLck:\t       0 kB\n"));
        assertFalse(MemoryLock.locked(""));
    }

    /** CapEff with bit 14, CAP_IPC_LOCK, has no limit; others must have none set. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, unlimited, true",
        "0000000000000000, 8388608, false",
        "0000000000004000, 8388608, true",
        "000001ffffffffff, 8388608, true",
        "ffffffffffffbfff, 8388608, false"
    })
    void doesNotLockWhereALaterMappingWouldFail(String capabilities, String limit, boolean safe) {
        String limits =
                "Limit                     Soft Limit           Hard Limit           Units\n"
                        + "Max locked memory         %s              %s              bytes\n"
                                .formatted(limit, limit);
        String status = "Name:\tjava\nCapEff:\t" + capabilities + "\n";
        assertEquals(safe, MemoryLock.safeToLock(limits, status));
    }

    @Test
    void holdsCpuLatencyAtZeroWhileOpen(@TempDir Path directory) throws Exception {
        Path device = Files.createFile(directory.resolve("cpu_dma_latency"));
        CpuLatency latency = CpuLatency.hold(device);
        assertTrue(latency.held());
        assertEquals(Optional.empty(), latency.refusal());
        assertArrayEquals(new byte[4], Files.readAllBytes(device));
        latency.close();
        assertFalse(latency.held());
    }

    @Test
    void aKernelWithoutCpuLatencyIsNoRefusal(@TempDir Path directory) {
        try (CpuLatency latency = CpuLatency.hold(directory.resolve("absent"))) {
            assertFalse(latency.held());
            assertEquals(Optional.empty(), latency.refusal());
        }
    }

    @Test
    void aLatencyFileThatCannotBeWrittenIsARefusal(@TempDir Path directory) {
        // A directory cannot be opened for writing, by root either.
        try (CpuLatency latency = CpuLatency.hold(directory)) {
            assertFalse(latency.held());
            assertTrue(latency.refusal().orElseThrow().what().startsWith(directory + ": E"));
        }
    }
}
