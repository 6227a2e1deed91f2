package dev.takt.doctor.condition;

import dev.takt.config.WaitMode;
import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel was built and set up for. */
final class KernelConditions {
    static final List<Condition> ALL =
            List.of(new Preemption(), new TimerResolution(), new RtThrottling(), new ClockSource());

    private KernelConditions() {}

    record Preemption() implements Condition {
        private static final String SWITCH = "/sys/kernel/debug/sched/preempt";
        private static final Pattern CHOSEN = Pattern.compile("\\((\\w+)\\)");

        @Override
        public String id() {
            return "preemption";
        }

        @Override
        public String why() {
            return "Only a PREEMPT_RT kernel can be interrupted nearly everywhere. On others the"
                    + " loop waits now and then for a driver: 0.1 to 2 ms under load.";
        }

        @Override
        public Finding examine(Machine machine) {
            String version = machine.files().line("/proc/version");
            if (machine.files().line("/sys/kernel/realtime").equals("1")
                    || version.contains("PREEMPT_RT")
                    || version.contains("PREEMPT RT")) {
                return Finding.ok("PREEMPT_RT");
            }
            if (version.isEmpty()) {
                return Finding.absent("/proc/version is not readable");
            }
            if (version.contains("PREEMPT_DYNAMIC")) {
                return dynamic(machine);
            }
            return version.contains("PREEMPT")
                    ? Finding.warn("PREEMPT, not PREEMPT_RT", realTimeKernel(machine))
                    : Finding.bad("a kernel without preemption", realTimeKernel(machine));
        }

        private static Finding dynamic(Machine machine) {
            Matcher chosen = CHOSEN.matcher(machine.files().line(SWITCH));
            String mode = chosen.find() ? chosen.group(1) : Boot.parameter(machine, "preempt");
            Remedy full =
                    Remedy.say(
                                    "at least switch full preemption on",
                                    "echo full | sudo tee " + SWITCH)
                            .then(realTimeKernel(machine));
            return switch (mode) {
                case "full" ->
                        Finding.warn("full preemption, not PREEMPT_RT", realTimeKernel(machine));
                case "none", "voluntary" -> Finding.bad("PREEMPT_DYNAMIC, mode " + mode, full);
                case "" -> Finding.warn("PREEMPT_DYNAMIC, mode hidden", full);
                default -> Finding.warn("PREEMPT_DYNAMIC, mode " + mode, full);
            };
        }

        private static Remedy realTimeKernel(Machine machine) {
            if (machine.isPi()) {
                String firmware = "/boot/firmware/";
                return Remedy.run(
                        "sudo apt install linux-image-rpi-v8-rt",
                        "ls "
                                + firmware
                                + "kernel8_rt.img && echo kernel=kernel8_rt.img | sudo tee -a "
                                + Boot.piConfig(machine),
                        "sudo reboot");
            }
            if (VirtualConditions.isVirtual(machine.files())) {
                return Remedy.say("install a PREEMPT_RT kernel, here and on the host");
            }
            return switch (machine.files().property("/etc/os-release", "ID")) {
                case "debian" ->
                        Remedy.run(
                                "sudo apt install linux-image-rt-$(dpkg --print-architecture)",
                                "sudo reboot");
                case "ubuntu" -> Remedy.run("sudo pro attach", "sudo pro enable realtime-kernel");
                default -> Remedy.say("install a kernel that was built with PREEMPT_RT");
            };
        }
    }

    record TimerResolution() implements Condition {
        private static final long COARSE_NANOS = 1000;

        @Override
        public String id() {
            return "timer-resolution";
        }

        @Override
        public String why() {
            return "Without high-resolution timers a thread wakes up at the scheduler's next tick:"
                    + " 1 to 10 ms late.";
        }

        @Override
        public Finding examine(Machine machine) {
            long nanos = machine.facts().timerResolutionNanos();
            if (nanos <= COARSE_NANOS) {
                return Finding.ok(nanos + " ns");
            }
            return Finding.bad(
                    nanos / 1000 + " µs: high-resolution timers are off",
                    Remedy.say(
                            "take highres=off and nohz=off out of the boot line; else a kernel"
                                    + " with CONFIG_HIGH_RES_TIMERS=y is needed"));
        }
    }

    record RtThrottling() implements Condition {
        private static final double ENOUGH = 0.5;

        @Override
        public String id() {
            return "rt-throttling";
        }

        @Override
        public String why() {
            return "The kernel stops real-time threads once they have used their share of a period."
                    + " A loop that sleeps between ticks stays far below it; one that spins does"
                    + " not, and stands still for the rest.";
        }

        @Override
        public Finding examine(Machine machine) {
            OptionalLong runtime = machine.files().number("/proc/sys/kernel/sched_rt_runtime_us");
            OptionalLong period = machine.files().number("/proc/sys/kernel/sched_rt_period_us");
            if (runtime.isEmpty()) {
                return Finding.absent("no limit to be seen");
            }
            long micros = runtime.getAsLong();
            if (micros < 0) {
                return Finding.ok("off");
            }
            Remedy off =
                    Remedy.say(
                            "in /etc/sysctl.d/takt.conf for good",
                            "sudo sysctl -w kernel.sched_rt_runtime_us=-1");
            double share = (double) micros / Math.max(1, period.orElse(1_000_000));
            String found = "real-time threads get " + Math.round(100 * share) + " % of the time";
            if (machine.loop().waitMode() == WaitMode.SPIN) {
                return Finding.bad(found + ", and the loop spins", off);
            }
            return share < ENOUGH ? Finding.bad(found, off) : Finding.ok(found);
        }
    }

    record ClockSource() implements Condition {
        private static final String DIRECTORY = "/sys/devices/system/clocksource/clocksource0/";
        private static final Set<String> FAST =
                Set.of(
                        "tsc",
                        "arch_sys_counter",
                        "kvm-clock",
                        "hyperv_clocksource_tsc_page",
                        "riscv_clocksource",
                        "timebase");

        @Override
        public String id() {
            return "clock-source";
        }

        @Override
        public String why() {
            return "The loop reads the clock several times a tick, and while it spins all the time."
                    + " A slow clock makes a system call of each reading: 1 µs and more, not 30 ns.";
        }

        @Override
        public Finding examine(Machine machine) {
            String current = machine.files().line(DIRECTORY + "current_clocksource");
            if (current.isEmpty()) {
                return Finding.absent("the kernel does not name it");
            }
            if (FAST.contains(current)) {
                return Finding.ok(current);
            }
            String available = machine.files().line(DIRECTORY + "available_clocksource");
            return Finding.warn(
                    current,
                    Arrays.stream(available.split("\\s+"))
                            .filter(FAST::contains)
                            .findFirst()
                            .map(fast ->
                                    Remedy.run(
                                            "echo "
                                                    + fast
                                                    + " | sudo tee "
                                                    + DIRECTORY
                                                    + "current_clocksource"))
                            .orElseGet(() ->
                                    Boot.add(machine, "tsc=reliable")
                                            .then(
                                                    Remedy.say(
                                                            "on a PC whose time stamp counter is"
                                                                    + " steady"))));
        }
    }
}
