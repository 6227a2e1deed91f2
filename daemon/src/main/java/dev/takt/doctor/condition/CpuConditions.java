package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Parsed;
import dev.takt.doctor.Remedy;
import dev.takt.linux.CpuSet;
import java.util.List;

/** Whether the loop has a CPU, and has it for itself. */
final class CpuConditions {
    static final List<Condition> ALL =
            List.of(new Cpu(), new Isolation(), new NohzFull(), new RcuCallbacks(), new Siblings());

    private static final String NOHZ_FULL = "/sys/devices/system/cpu/nohz_full";
    private static final String NOT_ISOLATED = "of use once the CPU is isolated";

    private CpuConditions() {}

    /** What stays on the loop's CPU though a boot parameter would keep it off an isolated one. */
    private static Finding onIsolated(Machine machine, String what, String parameter) {
        return machine.isolated().contains(machine.cpu())
                ? Finding.warn(
                        what + " CPU " + machine.cpu(),
                        Boot.add(machine, parameter + machine.cpu()))
                : Finding.absent(NOT_ISOLATED);
    }

    record Cpu() implements Condition {
        @Override
        public String id() {
            return "cpu";
        }

        @Override
        public String why() {
            return "The loop is pinned to one CPU, and everything else of the process to the"
                    + " others: with one CPU alone, compiler and garbage collector get in its way.";
        }

        @Override
        public Finding examine(Machine machine) {
            int cpu = machine.cpu();
            CpuSet online = machine.online();
            if (online.isEmpty()) {
                return Finding.absent("the kernel does not tell its CPUs");
            }
            if (!online.contains(cpu)) {
                return Finding.bad(
                        "there is no CPU " + cpu + ", only " + online,
                        Remedy.say("choose another one in 'loop': \"cpu\": " + online.last()));
            }
            if (online.size() == 1) {
                return Finding.warn(
                        "the only one",
                        Remedy.say("a board, or a virtual machine, with two CPUs or more"));
            }
            CpuSet allowed =
                    Parsed.cpus(machine.files().field("/proc/self/status", "Cpus_allowed_list"));
            if (!allowed.isEmpty() && !allowed.contains(cpu) && !machine.isolated().contains(cpu)) {
                return Finding.warn(
                        "this shell may use CPUs " + allowed + ", not " + cpu,
                        Remedy.say(
                                "if it is not the cpuset of a container:",
                                "sudo taskset -pc " + online + " $$"));
            }
            return Finding.ok(cpu + " of " + online);
        }
    }

    record Isolation() implements Condition {
        @Override
        public String id() {
            return "isolation";
        }

        @Override
        public String why() {
            return "On a shared CPU other programs and kernel threads leave cold caches, and work"
                    + " that the loop has to wait for.";
        }

        @Override
        public Finding examine(Machine machine) {
            CpuSet isolated = machine.isolated();
            if (machine.others().isEmpty()) {
                return Finding.absent("there is no other CPU");
            }
            if (isolated.contains(machine.cpu())) {
                return Finding.ok("CPU " + machine.cpu() + " is isolated");
            }
            if (!isolated.isEmpty()) {
                return Finding.warn(
                        "CPU " + isolated + " is isolated, not " + machine.cpu(),
                        Remedy.say("write \"cpu\": \"auto\" in 'loop'"));
            }
            String parameters = "isolcpus=%1$d rcu_nocbs=%1$d".formatted(machine.cpu());
            if (machine.files().exists(NOHZ_FULL)) {
                parameters += " nohz_full=" + machine.cpu();
            }
            return Finding.warn(
                    "no CPU is isolated",
                    Boot.add(machine, parameters + " irqaffinity=" + machine.others()));
        }
    }

    record NohzFull() implements Condition {
        @Override
        public String id() {
            return "nohz-full";
        }

        @Override
        public String why() {
            return "The scheduler's tick interrupts the CPU 100 to 1000 times a second, for some"
                    + " µs each, even where the loop is alone.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (!machine.files().exists(NOHZ_FULL)) {
                return Finding.absent("this kernel cannot (CONFIG_NO_HZ_FULL)");
            }
            if (machine.files().cpus(NOHZ_FULL).contains(machine.cpu())) {
                return Finding.ok("no tick on CPU " + machine.cpu());
            }
            return onIsolated(machine, "the tick runs on", "nohz_full=");
        }
    }

    record RcuCallbacks() implements Condition {
        @Override
        public String id() {
            return "rcu-nocbs";
        }

        @Override
        public String why() {
            return "The kernel frees memory in batches on the CPU that gave it up, in an interrupt"
                    + " that the loop waits for.";
        }

        @Override
        public Finding examine(Machine machine) {
            String cpus = Boot.parameter(machine, "rcu_nocbs");
            if (cpus.equals("all")
                    || Parsed.cpus(cpus).contains(machine.cpu())
                    || machine.files().cpus(NOHZ_FULL).contains(machine.cpu())) {
                return Finding.ok("elsewhere for CPU " + machine.cpu());
            }
            return onIsolated(machine, "callbacks run on", "rcu_nocbs=");
        }
    }

    record Siblings() implements Condition {
        @Override
        public String id() {
            return "smt";
        }

        @Override
        public String why() {
            return "Two hardware threads share one core: what runs on the other one slows the tick"
                    + " down, by half at worst.";
        }

        @Override
        public Finding examine(Machine machine) {
            CpuSet siblings =
                    machine.files().cpus(machine.cpuFile("topology/thread_siblings_list"));
            if (siblings.isEmpty()) {
                return Finding.absent("the kernel does not tell");
            }
            CpuSet others = siblings.without(machine.cpu());
            if (others.isEmpty()) {
                return Finding.ok("a core of its own");
            }
            if (machine.isolated().contains(others.last())) {
                return Finding.ok("CPU " + others + " on the same core is isolated too");
            }
            return Finding.warn(
                    "CPU " + others + " shares the core",
                    Remedy.run("echo off | sudo tee /sys/devices/system/cpu/smt/control"));
        }
    }
}
