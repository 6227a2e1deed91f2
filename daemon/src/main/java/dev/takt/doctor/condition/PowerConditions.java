package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.MachineFiles;
import dev.takt.doctor.Remedy;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the CPU does to save power. */
final class PowerConditions {
    static final List<Condition> ALL = List.of(new Governor(), new Frequency(), new IdleStates());

    private PowerConditions() {}

    /** MHz of a file in kHz. */
    private static OptionalLong megahertz(Machine machine, String name) {
        OptionalLong kilohertz = machine.files().number(machine.cpuFile("cpufreq/" + name));
        return kilohertz.isPresent()
                ? OptionalLong.of(kilohertz.getAsLong() / 1000)
                : OptionalLong.empty();
    }

    record Governor() implements Condition {
        @Override
        public String id() {
            return "governor";
        }

        @Override
        public String why() {
            return "A loop that mostly sleeps looks idle, so the CPU is clocked down: ticks take"
                    + " two to three times as long, and each change of the clock stops the CPU.";
        }

        @Override
        public Finding examine(Machine machine) {
            String file = machine.cpuFile("cpufreq/scaling_governor");
            String governor = machine.files().line(file);
            if (governor.isEmpty()) {
                return Finding.absent("the clock is not the kernel's to change");
            }
            OptionalLong least = megahertz(machine, "scaling_min_freq");
            if (governor.equals("performance")) {
                return Finding.ok(governor);
            }
            if (least.isPresent() && least.equals(megahertz(machine, "cpuinfo_max_freq"))) {
                return Finding.ok(governor + ", always at " + least.getAsLong() + " MHz");
            }
            return Finding.warn(
                    governor,
                    Remedy.say(
                            "now, and at every boot:",
                            "echo performance | sudo tee " + file,
                            "echo 'w %s - - - - performance' | sudo tee -a %s"
                                    .formatted(file, "/etc/tmpfiles.d/takt.conf")));
        }
    }

    record Frequency() implements Condition {
        private static final double NEARLY = 0.95;
        private static final double FAR_BELOW = 0.6;

        @Override
        public String id() {
            return "frequency";
        }

        @Override
        public String why() {
            return "Every tick takes longer by the factor that the CPU is clocked below what it"
                    + " can.";
        }

        @Override
        public Finding examine(Machine machine) {
            OptionalLong can = megahertz(machine, "cpuinfo_max_freq");
            OptionalLong may = megahertz(machine, "scaling_max_freq");
            OptionalLong now = megahertz(machine, "scaling_cur_freq");
            if (can.isEmpty()) {
                return Finding.absent("the clock is not the kernel's to change");
            }
            long most = can.getAsLong();
            if (may.orElse(most) < NEARLY * most) {
                return Finding.warn(
                        "limited to %d of %d MHz".formatted(may.orElse(most), most),
                        Remedy.run(
                                "echo %d000 | sudo tee %s"
                                        .formatted(
                                                most,
                                                machine.cpuFile("cpufreq/scaling_max_freq"))));
            }
            boolean wanted =
                    machine.files()
                            .line(machine.cpuFile("cpufreq/scaling_governor"))
                            .equals("performance");
            if (wanted && now.orElse(most) < FAR_BELOW * most) {
                return Finding.warn(
                        "%d of %d MHz in spite of the governor".formatted(now.orElse(0), most),
                        Remedy.say(
                                "look for heat, a weak supply, or a power limit of the firmware"));
            }
            return Finding.ok("up to " + most + " MHz");
        }
    }

    record IdleStates() implements Condition {
        private static final long SOME_MICROS = 10;
        private static final long MANY_MICROS = 100;

        /** A sleep state of a CPU and what leaving it takes. */
        private record Idle(String name, long micros) {}

        @Override
        public String id() {
            return "idle-states";
        }

        @Override
        public String why() {
            return "An idle CPU sleeps deeper the longer it idles; to wake up from there takes the"
                    + " time that is named, before the first instruction of a tick.";
        }

        @Override
        public Finding examine(Machine machine) {
            Idle deepest = deepest(machine);
            if (deepest == null) {
                return Finding.absent("this kernel manages none");
            }
            String found = deepest.name() + " takes " + deepest.micros() + " µs to leave";
            if (deepest.micros() <= SOME_MICROS) {
                return Finding.ok(found);
            }
            String device = RightsConditions.CpuLatency.DEVICE;
            if (machine.files().exists(device) && machine.facts().mayOpen(device, true)) {
                return Finding.ok(found + "; held off while the loop runs");
            }
            Remedy remedy =
                    machine.files().exists(device)
                            ? Remedy.say("let the loop hold it off: see cpu-latency")
                            : Remedy.run(
                                    "echo 1 | sudo tee "
                                            + machine.cpuFile("cpuidle/state[1-9]/disable"));
            return deepest.micros() > MANY_MICROS
                    ? Finding.bad(found, remedy)
                    : Finding.warn(found, remedy);
        }

        private static @Nullable Idle deepest(Machine machine) {
            MachineFiles files = machine.files();
            String directory = machine.cpuFile("cpuidle/");
            return files.names(directory).stream()
                    .map(state -> directory + state + "/")
                    .filter(state -> !files.line(state + "disable").equals("1"))
                    .filter(state -> files.number(state + "latency").isPresent())
                    .map(state ->
                            new Idle(
                                    files.line(state + "name"),
                                    files.number(state + "latency").orElse(0)))
                    .max(Comparator.comparingLong(Idle::micros))
                    .orElse(null);
        }
    }
}
