package dev.takt.doctor.condition;

import dev.takt.doctor.Machine;
import dev.takt.doctor.Parsed;
import dev.takt.linux.CpuSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The interrupts of devices that one CPU serves. */
final class Interrupts {
    /** Every CPU has its own of these, and nothing can move them. */
    private static final List<String> OWN = List.of("timer", "pmu");

    /**
     * An interrupt.
     *
     * @param number the kernel's number of it
     * @param name the device it belongs to
     * @param count how often the CPU has served it since boot
     */
    record Interrupt(int number, String name, long count) {
        @Override
        public String toString() {
            return name + " (" + count + ")";
        }
    }

    private Interrupts() {}

    /** Those that the CPU of the loop has served and still does, the busiest first. */
    static List<Interrupt> on(Machine machine) {
        List<Interrupt> found = new ArrayList<>();
        List<String> lines = machine.files().text("/proc/interrupts").lines().toList();
        List<String> header =
                lines.isEmpty() ? List.of() : Arrays.asList(lines.getFirst().strip().split("\\s+"));
        int column = header.indexOf("CPU" + machine.cpu());
        if (column < 0) {
            return found;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.strip().split("\\s+");
            int number = (int) Parsed.number(words[0].replace(":", "")).orElse(-1);
            if (number < 0 || words.length <= header.size() + 1) {
                continue;
            }
            long count = Parsed.number(words[column + 1]).orElse(0);
            String name = words[words.length - 1];
            if (count > 0
                    && OWN.stream().noneMatch(name::contains)
                    && affinity(machine, number).contains(machine.cpu())) {
                found.add(new Interrupt(number, name, count));
            }
        }
        found.sort((a, b) -> Long.compare(b.count(), a.count()));
        return found;
    }

    /** Where it is really served: a list that may be wider than what the hardware does. */
    private static CpuSet affinity(Machine machine, int number) {
        String directory = "/proc/irq/" + number + "/";
        CpuSet effective = machine.files().cpus(directory + "effective_affinity_list");
        return effective.isEmpty()
                ? machine.files().cpus(directory + "smp_affinity_list")
                : effective;
    }
}
