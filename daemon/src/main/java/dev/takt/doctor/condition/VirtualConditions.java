package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.MachineFiles;
import dev.takt.doctor.Parsed;
import dev.takt.doctor.Remedy;
import java.util.List;
import java.util.Locale;

/** What lies below the kernel. */
final class VirtualConditions {
    static final List<Condition> ALL = List.of(new VirtualMachine(), new Steal());

    private static final Remedy PIN =
            Remedy.say(
                    "run the loop on the board itself; else, on the host, give the virtual CPU a"
                            + " real one that nothing else uses (virsh vcpupin)");

    private VirtualConditions() {}

    /** Whether there is a hypervisor below the kernel. */
    static boolean isVirtual(MachineFiles files) {
        return files.text("/proc/cpuinfo")
                        .lines()
                        .filter(line -> line.startsWith("flags"))
                        .anyMatch(line -> (line + " ").contains(" hypervisor "))
                || files.exists("/sys/hypervisor/type")
                || files.exists("/proc/device-tree/hypervisor")
                || product(files).toLowerCase(Locale.ROOT).matches(".*(virtual|kvm|qemu|vmware).*");
    }

    private static String product(MachineFiles files) {
        return (files.line("/sys/class/dmi/id/sys_vendor")
                        + " "
                        + files.line("/sys/class/dmi/id/product_name"))
                .strip();
    }

    record VirtualMachine() implements Condition {
        @Override
        public String id() {
            return "virtual-machine";
        }

        @Override
        public String why() {
            return "The host takes the CPU away whenever it likes, for ms at a time, and nothing in"
                    + " here can keep it from doing so.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (!isVirtual(machine.files())) {
                return Finding.ok("none");
            }
            String product = product(machine.files());
            return Finding.warn(product.isEmpty() ? "yes" : product, PIN);
        }
    }

    record Steal() implements Condition {
        private static final int STEAL = 8;
        private static final double SOME = 0.001;
        private static final double MUCH = 0.02;

        @Override
        public String id() {
            return "steal";
        }

        @Override
        public String why() {
            return "The share of time since boot in which this CPU had work and the host ran"
                    + " something else.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (!isVirtual(machine.files())) {
                return Finding.absent("no virtual machine");
            }
            List<String[]> cpu =
                    machine.files()
                            .text("/proc/stat")
                            .lines()
                            .map(line -> line.split("\\s+"))
                            .filter(words -> words[0].equals("cpu" + machine.cpu()))
                            .toList();
            if (cpu.isEmpty() || cpu.getFirst().length <= STEAL) {
                return Finding.absent("the kernel does not tell");
            }
            long total = 0;
            for (int i = 1; i <= STEAL; i++) {
                total += Parsed.number(cpu.getFirst()[i]).orElse(0);
            }
            long stolen = Parsed.number(cpu.getFirst()[STEAL]).orElse(0);
            double share = (double) stolen / Math.max(1, total);
            String found =
                    String.format(
                            Locale.ROOT,
                            "%.2f %% of the time of CPU %d",
                            100 * share,
                            machine.cpu());
            return share >= MUCH
                    ? Finding.bad(found, PIN)
                    : share >= SOME ? Finding.warn(found, PIN) : Finding.ok(found);
        }
    }
}
