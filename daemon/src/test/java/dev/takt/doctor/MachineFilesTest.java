package dev.takt.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.linux.CpuSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineFilesTest {
    @TempDir private Path root = Path.of("");

    private MachineFiles files() {
        return new MachineFiles(root);
    }

    @Test
    void aFileOfTheKernelIsReadWhole() throws IOException {
        String interrupts = "x".repeat(20_000) + "\n";
        Files.writeString(root.resolve("long"), interrupts);
        assertEquals(interrupts, files().text("/long"));
        assertEquals("java", MachineFiles.HERE.field("/proc/self/status", "Name"));
    }

    @Test
    void whatIsMissingOrADirectoryIsEmpty() {
        assertEquals("", files().text("/none"));
        assertEquals("", files().text("/"));
        assertEquals(List.of(), files().names("/none"));
        assertEquals(OptionalLong.empty(), files().number("/none"));
        assertEquals(CpuSet.of(), files().cpus("/none"));
        assertFalse(files().exists("/none"));
    }

    @Test
    void namesAreInTheOrderOfTheirNumbers() throws IOException {
        for (String name : List.of("cpu10", "cpu2", "cpu1")) {
            Files.createFile(root.resolve(name));
        }
        assertEquals(List.of("cpu1", "cpu2", "cpu10"), files().names("/"));
    }

    @Test
    void aDeviceTreeEndsItsTextWithNul() throws IOException {
        Files.writeString(root.resolve("model"), "Raspberry Pi 4 Model B Rev 1.4\0");
        assertEquals("Raspberry Pi 4 Model B Rev 1.4", files().line("/model"));
    }
}
