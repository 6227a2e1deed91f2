package dev.takt.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which CPUs the machine has.
 *
 * @param online those that run; empty where the kernel does not say
 * @param isolated those the scheduler leaves alone (boot parameter {@code isolcpus})
 */
public record CpuTopology(CpuSet online, CpuSet isolated) {
    /** That of this machine. */
    public static CpuTopology read() {
        return read(Path.of("/sys/devices/system/cpu"));
    }

    /** The same from another place, for tests over recorded trees. */
    public static CpuTopology read(Path directory) {
        return new CpuTopology(
                list(directory.resolve("online")), list(directory.resolve("isolated")));
    }

    private static CpuSet list(Path file) {
        try {
            return CpuSet.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException unknown) {
            // Old kernels lack "isolated" and print "(null)" into some of these files.
            return CpuSet.of();
        }
    }
}
