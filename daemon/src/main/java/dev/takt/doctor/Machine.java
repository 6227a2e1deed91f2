package dev.takt.doctor;

import dev.takt.config.LoopSettings;
import dev.takt.linux.CpuSet;
import dev.takt.linux.CpuTopology;
import dev.takt.loop.CpuSelection;

/**
 * The machine that is examined, and the loop that is to run on it.
 *
 * @param files its files
 * @param facts what is no file
 * @param loop the settings of the loop; its {@code cpu} may be left to Takt
 * @param cpu the CPU that is judged, from 0
 * @param needs the devices that are asked for
 */
public record Machine(MachineFiles files, Facts facts, LoopSettings loop, int cpu, Needs needs) {
    private static final String CPUS = "/sys/devices/system/cpu";

    /**
     * A machine judged for the CPU that the loop would choose there.
     *
     * @param wanted a CPU to judge in place of it, or -1
     */
    public static Machine of(
            MachineFiles files, Facts facts, LoopSettings loop, int wanted, Needs needs) {
        CpuTopology topology = CpuTopology.read(files.resolve(CPUS));
        CpuSet allowed = Parsed.cpus(files.field("/proc/self/status", "Cpus_allowed_list"));
        int cpu =
                CpuSelection.choose(
                        wanted >= 0 ? wanted : loop.cpu().cpu(),
                        topology.isolated(),
                        allowed.isEmpty() ? topology.online() : allowed);
        return new Machine(files, facts, loop, Math.max(0, cpu), needs);
    }

    /** The directory of the CPU that is judged, and below it. */
    public String cpuFile(String name) {
        return CPUS + "/cpu" + cpu + "/" + name;
    }

    /** CPUs that run; empty where the kernel does not say. */
    public CpuSet online() {
        return files.cpus(CPUS + "/online");
    }

    public CpuSet isolated() {
        return files.cpus(CPUS + "/isolated");
    }

    /** The other CPUs that run, where interrupts and threads can go instead; may be empty. */
    public CpuSet others() {
        return online().without(cpu);
    }

    /** What the board calls itself, from its device tree or its firmware; may be empty. */
    public String model() {
        String board = files.line("/proc/device-tree/model");
        return board.isEmpty() ? files.line("/sys/class/dmi/id/product_name") : board;
    }

    public boolean isPi() {
        return files.line("/proc/device-tree/model").startsWith("Raspberry Pi");
    }

    /** Whether the process has a capability, by its number in linux/capability.h. */
    public boolean capable(int capability) {
        return Parsed.hexadecimal(files.field("/proc/self/status", "CapEff")).stream()
                .anyMatch(mask -> (mask >>> capability & 1) != 0);
    }
}
