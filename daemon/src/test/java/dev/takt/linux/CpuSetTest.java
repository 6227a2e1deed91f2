package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-3,5 | 5 | 5 | 0-3,5",
                "0 | 1 | 0 | 0",
                "1,0 | 2 | 1 | 0-1",
                "64-127 | 64 | 127 | 64-127",
                "'' | 0 | -1 | ''"
            })
    void readsAndWritesTheKernelsLists(String list, int size, int last, String written) {
        CpuSet set = CpuSet.parse(list + "\n");
        assertEquals(size, set.size());
        assertEquals(last, set.last());
        assertEquals(written, set.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(null)", "3-1", "-1", "1-", "99999", "a"})
    void refusesWhatIsNoList(String list) {
        assertThrows(IllegalArgumentException.class, () -> CpuSet.parse(list));
    }

    @Test
    void withoutLeavesTheOriginalAsItIs() {
        CpuSet both = CpuSet.of(0, 1);
        assertEquals(CpuSet.of(0), both.without(1));
        assertTrue(both.contains(1));
        assertFalse(both.contains(2));
    }

    @Test
    void topologyOfAMachineWithoutIsolationOrWithoutAnyFileIsEmpty(@TempDir Path directory)
            throws Exception {
        Files.writeString(directory.resolve("online"), "0-3\n");
        Files.writeString(directory.resolve("isolated"), "\n");
        CpuTopology topology = CpuTopology.read(directory);
        assertEquals(CpuSet.of(0, 1, 2, 3), topology.online());
        assertTrue(topology.isolated().isEmpty());
        assertTrue(CpuTopology.read(directory.resolve("none")).online().isEmpty());
    }
}
