package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Parsed;
import dev.takt.doctor.Remedy;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the process may ask of the kernel. The limits are those of the shell that asks; a systemd
 * unit has its own.
 */
final class RightsConditions {
    static final List<Condition> ALL =
            List.of(new RealTimePriority(), new LockedMemory(), new CpuLatency());

    private static final int CAP_IPC_LOCK = 14;
    private static final int CAP_SYS_NICE = 23;
    private static final String UNLIMITED = "unlimited";
    private static final String IN_SHELL =
            "in this shell, and for %s from the next login on; a systemd unit needs %s instead:";

    private RightsConditions() {}

    /** Soft and hard limit, as /proc/self/limits tells them; empty where it does not. */
    private record Limit(String soft, String hard) {
        static Limit of(Machine machine, String name) {
            String[] words =
                    machine.files()
                            .text("/proc/self/limits")
                            .lines()
                            .filter(line -> line.startsWith(name))
                            .findFirst()
                            .map(line -> line.substring(name.length()).strip())
                            .orElse("")
                            .split("\\s+");
            return words.length < 2 ? new Limit("", "") : new Limit(words[0], words[1]);
        }

        static boolean allows(String limit, long value) {
            OptionalLong number = Parsed.number(limit);
            return limit.equals(UNLIMITED) || (number.isPresent() && number.getAsLong() >= value);
        }
    }

    /** Whether the process may keep all its memory from being swapped out. */
    static boolean mayLock(Machine machine) {
        return machine.capable(CAP_IPC_LOCK)
                || Limit.of(machine, "Max locked memory").soft().equals(UNLIMITED);
    }

    private static String forGood(String user, String item, String value) {
        return "echo '%s - %s %s' | sudo tee -a /etc/security/limits.d/takt.conf"
                .formatted(user, item, value);
    }

    record RealTimePriority() implements Condition {
        @Override
        public String id() {
            return "rtprio";
        }

        @Override
        public String why() {
            return "Without SCHED_FIFO the loop is one program among others, and runs when the"
                    + " scheduler finds it fair: some ms late under load.";
        }

        @Override
        public Finding examine(Machine machine) {
            int priority = machine.loop().priority();
            if (machine.capable(CAP_SYS_NICE)) {
                return Finding.ok("any priority (CAP_SYS_NICE)");
            }
            Limit limit = Limit.of(machine, "Max realtime priority");
            if (limit.soft().isEmpty()) {
                return Finding.absent("the kernel does not tell");
            }
            if (Limit.allows(limit.soft(), priority)) {
                return Finding.ok("up to " + limit.soft() + ", asked for " + priority);
            }
            String found = "up to " + limit.soft() + ", asked for " + priority;
            if (Limit.allows(limit.hard(), priority)) {
                return Finding.bad(found, Remedy.run("ulimit -r " + priority));
            }
            String user = machine.facts().user();
            return Finding.bad(
                    found,
                    Remedy.say(
                            IN_SHELL.formatted(user, "LimitRTPRIO=" + priority),
                            "sudo prlimit --pid $$ --rtprio=" + priority,
                            forGood(user, "rtprio", String.valueOf(priority))));
        }
    }

    record LockedMemory() implements Condition {
        @Override
        public String id() {
            return "memlock";
        }

        @Override
        public String why() {
            return "Memory that is not locked can be taken away, code included, and be fetched"
                    + " from a disk or a card in the middle of a tick.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (machine.capable(CAP_IPC_LOCK)) {
                return Finding.ok("unlimited (CAP_IPC_LOCK)");
            }
            Limit limit = Limit.of(machine, "Max locked memory");
            if (limit.soft().isEmpty()) {
                return Finding.absent("the kernel does not tell");
            }
            if (limit.soft().equals(UNLIMITED)) {
                return Finding.ok(UNLIMITED);
            }
            OptionalLong bytes = Parsed.number(limit.soft());
            String found =
                    bytes.isPresent()
                            ? "limited to " + bytes.getAsLong() / 1024 + " kB"
                            : "limited";
            if (limit.hard().equals(UNLIMITED)) {
                return Finding.bad(found, Remedy.run("ulimit -l unlimited"));
            }
            String user = machine.facts().user();
            return Finding.bad(
                    found,
                    Remedy.say(
                            IN_SHELL.formatted(user, "LimitMEMLOCK=infinity"),
                            "sudo prlimit --pid $$ --memlock=unlimited",
                            forGood(user, "memlock", UNLIMITED)));
        }
    }

    record CpuLatency() implements Condition {
        static final String DEVICE = "/dev/cpu_dma_latency";

        @Override
        public String id() {
            return "cpu-latency";
        }

        @Override
        public String why() {
            return "Through this file the loop keeps the CPU out of sleep that takes long to leave"
                    + " (see idle-states). Without it every line is marked DEGRADED.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (!machine.files().exists(DEVICE)) {
                return Finding.absent("this kernel has no " + DEVICE);
            }
            if (machine.facts().mayOpen(DEVICE, true)) {
                return Finding.ok(DEVICE + " can be written");
            }
            String user = machine.facts().user();
            return Finding.warn(
                    "no right to write " + DEVICE,
                    Remedy.say(
                            "now, and at every boot:",
                            "sudo chown " + user + " " + DEVICE,
                            "echo 'KERNEL==\"cpu_dma_latency\", OWNER=\"%s\"' | sudo tee -a /etc/udev/rules.d/60-takt.rules"
                                    .formatted(user)));
        }
    }
}
