package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Parsed;
import dev.takt.doctor.Remedy;
import java.util.List;
import java.util.OptionalLong;

/** Where the memory of the process is, and whether it stays there. */
final class MemoryConditions {
    static final List<Condition> ALL = List.of(new Swap(), new Free(), new HugePages());

    private MemoryConditions() {}

    record Swap() implements Condition {
        @Override
        public String id() {
            return "swap";
        }

        @Override
        public String why() {
            return "A page that was swapped out is fetched from a disk or a card during a tick, for"
                    + " ms. Locked memory is not swapped out, but the traffic slows all others.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (!machine.files().exists("/proc/swaps")) {
                return Finding.absent("this kernel has none");
            }
            List<String> places =
                    machine.files()
                            .text("/proc/swaps")
                            .lines()
                            .skip(1)
                            .filter(line -> !line.isBlank())
                            .map(line -> line.split("\\s+")[0])
                            .toList();
            if (places.isEmpty()) {
                return Finding.ok("none");
            }
            String found = String.join(", ", places);
            if (!RightsConditions.mayLock(machine)) {
                return Finding.bad(found + ", and memory cannot be locked", off(places));
            }
            return places.stream().allMatch(place -> place.startsWith("/dev/zram"))
                    ? Finding.ok(found + ", in memory")
                    : Finding.warn(found, off(places));
        }

        private static Remedy off(List<String> places) {
            return places.contains("/var/swap")
                    ? Remedy.run("sudo systemctl disable --now dphys-swapfile", "sudo swapoff -a")
                    : Remedy.say(
                            "until the next boot (its line out of /etc/fstab: for good):",
                            "sudo swapoff -a");
        }
    }

    record Free() implements Condition {
        private static final long FEW_MEGABYTES = 256;
        private static final long TOO_FEW_MEGABYTES = 128;

        @Override
        public String id() {
            return "memory";
        }

        @Override
        public String why() {
            return "A controller takes 100 to 300 MB. Where memory is short the kernel searches"
                    + " for pages while the loop waits, and ends processes.";
        }

        @Override
        public Finding examine(Machine machine) {
            OptionalLong kilobytes =
                    Parsed.number(
                            machine.files()
                                    .field("/proc/meminfo", "MemAvailable")
                                    .replace(" kB", ""));
            if (kilobytes.isEmpty()) {
                return Finding.absent("the kernel does not tell");
            }
            long megabytes = kilobytes.getAsLong() / 1024;
            String found = megabytes + " MB to be had";
            Remedy remedy = Remedy.say("see who has it, and stop it:", "top -o %MEM");
            return megabytes < TOO_FEW_MEGABYTES
                    ? Finding.bad(found, remedy)
                    : megabytes < FEW_MEGABYTES ? Finding.warn(found, remedy) : Finding.ok(found);
        }
    }

    record HugePages() implements Condition {
        private static final String FILE = "/sys/kernel/mm/transparent_hugepage/enabled";

        @Override
        public String id() {
            return "huge-pages";
        }

        @Override
        public String why() {
            return "With 'always' the kernel gathers small pages into large ones behind the"
                    + " process's back; a tick that touches one then waits for the copy.";
        }

        @Override
        public Finding examine(Machine machine) {
            String modes = machine.files().line(FILE);
            int open = modes.indexOf('[');
            int close = modes.indexOf(']', open + 1);
            if (open < 0 || close < 0) {
                return Finding.absent("this kernel makes none");
            }
            String mode = modes.substring(open + 1, close);
            return mode.equals("always")
                    ? Finding.warn(
                            mode,
                            Remedy.say(
                                    "now, and at every boot:",
                                    "echo madvise | sudo tee " + FILE,
                                    "echo 'w %s - - - - madvise' | sudo tee -a /etc/tmpfiles.d/takt.conf"
                                            .formatted(FILE)))
                    : Finding.ok(mode);
        }
    }
}
