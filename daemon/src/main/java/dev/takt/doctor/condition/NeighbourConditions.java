package dev.takt.doctor.condition;

import dev.takt.config.LoopSettings;
import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Parsed;
import dev.takt.doctor.Remedy;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Who else wants the loop's CPU. */
final class NeighbourConditions {
    static final List<Condition> ALL =
            List.of(new Rivals(), new DeviceInterrupts(), new IrqBalance(), new Load());

    private static final int NAMED = 3;

    private NeighbourConditions() {}

    /** The first few of a list, and how many more there are. */
    private static String some(List<?> things) {
        String named =
                things.stream()
                        .limit(NAMED)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        return things.size() > NAMED ? named + " and " + (things.size() - NAMED) + " more" : named;
    }

    record Rivals() implements Condition {
        private static final String LOOP = "takt-loop";

        /** The kernel runs these for moments only, and cannot do without them. */
        private static final List<String> NEEDED =
                List.of("migration/", "watchdog/", "watchdogd", "idle_inject/");

        @Override
        public String id() {
            return "rt-rivals";
        }

        @Override
        public String why() {
            return "A real-time thread of the same or a higher priority on the loop's CPU runs"
                    + " before the loop, for as long as it likes.";
        }

        @Override
        public Finding examine(Machine machine) {
            int ours = machine.loop().priority();
            List<Threads.RealTime> here =
                    Threads.realTime(machine.files()).stream()
                            .filter(one -> one.rank() >= ours)
                            .filter(one -> NEEDED.stream().noneMatch(one.name()::startsWith))
                            .filter(one ->
                                    Parsed.cpus(
                                                    machine.files()
                                                            .field(
                                                                    one.directory() + "/status",
                                                                    "Cpus_allowed_list"))
                                            .contains(machine.cpu()))
                            .toList();
            List<Threads.RealTime> rivals =
                    here.stream().filter(one -> !one.name().equals(LOOP)).toList();
            if (rivals.isEmpty()) {
                return Finding.ok(
                        "none at "
                                + ours
                                + " or above"
                                + (here.isEmpty() ? "" : " but Takt's own"));
            }
            List<Threads.RealTime> programs = rivals.stream().filter(one -> !one.kernel()).toList();
            return programs.isEmpty()
                    ? Finding.warn(some(rivals), aboveKernel(rivals))
                    : Finding.bad(some(programs), move(machine, programs));
        }

        private static Remedy aboveKernel(List<Threads.RealTime> rivals) {
            int highest = rivals.stream().mapToInt(Threads.RealTime::rank).max().orElse(0);
            String away = "a thread irq/N goes where its interrupt goes: see interrupts";
            return highest < LoopSettings.HIGHEST_PRIORITY
                    ? Remedy.say(
                            away + "; or above them, in 'loop': \"priority\": " + (highest + 1))
                    : Remedy.say(away);
        }

        private static Remedy move(Machine machine, List<Threads.RealTime> programs) {
            if (machine.others().isEmpty()) {
                return Remedy.say("end them, or give them a lower priority");
            }
            return new Remedy(
                    "move them to another CPU:",
                    programs.stream()
                            .limit(NAMED)
                            .map(one -> "sudo taskset -pc " + machine.others() + " " + one.id())
                            .toList());
        }
    }

    record DeviceInterrupts() implements Condition {
        @Override
        public String id() {
            return "interrupts";
        }

        @Override
        public String why() {
            return "An interrupt stops the loop, whatever its priority, and the work it leaves"
                    + " behind stays on the same CPU.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (machine.others().isEmpty()) {
                return Finding.absent("there is no other CPU to serve them");
            }
            if (!machine.files().exists("/proc/interrupts")) {
                return Finding.absent("the kernel does not tell");
            }
            List<Interrupts.Interrupt> here = Interrupts.on(machine);
            if (here.isEmpty()) {
                return Finding.ok("no device's on CPU " + machine.cpu());
            }
            return Finding.warn(
                    "CPU " + machine.cpu() + " serves " + some(here),
                    Remedy.say(
                            "until the next boot (irqaffinity=%s in the boot line: for good); the disk's own may refuse:"
                                    .formatted(machine.others()),
                            "echo %s | sudo tee /proc/irq/[0-9]*/smp_affinity_list"
                                    .formatted(machine.others())));
        }
    }

    record IrqBalance() implements Condition {
        @Override
        public String id() {
            return "irqbalance";
        }

        @Override
        public String why() {
            return "It moves interrupts between CPUs every 10 s, onto the loop's too unless that"
                    + " CPU is isolated.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (!Threads.runs(machine.files(), "irqbalance")) {
                return Finding.ok("not running");
            }
            return machine.isolated().contains(machine.cpu())
                    ? Finding.ok("running; it leaves isolated CPUs alone")
                    : Finding.warn(
                            "running", Remedy.run("sudo systemctl disable --now irqbalance"));
        }
    }

    record Load() implements Condition {
        private static final double MUCH = 0.7;

        @Override
        public String id() {
            return "load";
        }

        @Override
        public String why() {
            return "Busy neighbours take caches and memory bandwidth from the loop, and keep the"
                    + " kernel in places it cannot be interrupted in.";
        }

        @Override
        public Finding examine(Machine machine) {
            String[] words = machine.files().line("/proc/loadavg").split(" ");
            OptionalDouble load = Parsed.fraction(words[0]);
            int cpus = machine.online().size();
            if (load.isEmpty() || cpus == 0) {
                return Finding.absent("the kernel does not tell");
            }
            String found = "%s on %d CPUs".formatted(words[0], cpus);
            return load.getAsDouble() <= MUCH * cpus
                    ? Finding.ok(found)
                    : Finding.warn(found, Remedy.say("see who it is, and stop it:", "top -o %CPU"));
        }
    }
}
