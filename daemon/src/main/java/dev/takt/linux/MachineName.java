package dev.takt.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to call this machine under a figure that was measured on it.
 *
 * @param hardware the board or the CPU, how many CPUs, and whether it is a virtual machine
 * @param kernel its release, and PREEMPT_RT where it is that kind
 */
public record MachineName(String hardware, String kernel) {
    private static final String UNKNOWN = "unknown machine";

    /** That of this machine. */
    public static MachineName read() {
        String board = text(Path.of("/proc/device-tree/model")).replace("\0", "").strip();
        int cpus = CpuTopology.read().online().size();
        return of(
                board,
                text(Path.of("/proc/cpuinfo")),
                Math.max(cpus, 1),
                System.getProperty("os.version", ""),
                text(Path.of("/proc/sys/kernel/version")));
    }

    /**
     * From the texts of the files.
     *
     * @param board what the device tree says, empty where there is none
     * @param cpuinfo /proc/cpuinfo
     * @param cpus that are online
     * @param release of the kernel
     * @param version what the kernel says of its build
     */
    static MachineName of(String board, String cpuinfo, int cpus, String release, String version) {
        String model = line(cpuinfo, "model name").orElse(UNKNOWN);
        boolean virtual = line(cpuinfo, "flags").orElse("").contains("hypervisor");
        StringBuilder hardware = new StringBuilder(board.isEmpty() ? model : board);
        hardware.append(", ").append(cpus).append(cpus == 1 ? " CPU" : " CPUs");
        if (virtual) {
            hardware.append(", virtual machine");
        }
        boolean realTime = version.contains("PREEMPT_RT");
        return new MachineName(
                hardware.toString(), "Linux " + release + (realTime ? " PREEMPT_RT" : ""));
    }

    private static Optional<String> line(String cpuinfo, String key) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith(key) && line.indexOf(':') > 0)
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }
}
