package dev.takt.doctor.condition;

import dev.takt.config.BoardChoice;
import dev.takt.config.Bus;
import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Needs;
import dev.takt.doctor.Remedy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the inputs and outputs are on. */
final class DeviceConditions {
    static final List<Condition> ALL =
            List.of(new Gpio(), new I2c(), new I2cClock(), new Spi(), new Pwm(), new KernelFiles());

    private static final String DEV = "/dev";

    private DeviceConditions() {}

    /** Switches a bus of the pin header on. */
    private static Remedy enable(Machine machine, String bus, String module) {
        return machine.isPi()
                ? Remedy.run("sudo raspi-config nonint do_" + bus + " 0")
                : Remedy.say("if the bus is in the device tree:", "sudo modprobe " + module);
    }

    record Gpio() implements Condition {
        @Override
        public String id() {
            return "gpio";
        }

        @Override
        public String why() {
            return "Inputs and outputs on GPIO lines go through /dev/gpiochip*; without the right"
                    + " to open it there are none.";
        }

        @Override
        public Finding examine(Machine machine) {
            List<String> present = Access.present(machine, DEV, "gpiochip");
            List<String> needed = new ArrayList<>();
            for (String chip : machine.needs().gpioChips()) {
                // Which chip has the pin header is the board's business: the first stands for it.
                String header = present.isEmpty() ? DEV + "/gpiochip0" : present.getFirst();
                needed.add(chip.isEmpty() ? header : DEV + "/" + chip);
            }
            return new Access(machine, "GPIO", "gpio")
                    .judge(
                            present,
                            needed,
                            Remedy.say("see which chips there are (package gpiod):", "gpiodetect"));
        }
    }

    record I2c() implements Condition {
        @Override
        public String id() {
            return "i2c";
        }

        @Override
        public String why() {
            return "Devices on an I2C bus go through /dev/i2c-N; without the right to open it there"
                    + " are none.";
        }

        @Override
        public Finding examine(Machine machine) {
            List<String> needed =
                    machine.needs().i2c().stream()
                            .map(bus -> DEV + "/i2c-" + bus.number())
                            .toList();
            return new Access(machine, "I2C", "i2c-dev")
                    .judge(
                            Access.present(machine, DEV, "i2c-"),
                            needed,
                            enable(machine, "i2c", "i2c-dev"));
        }
    }

    record I2cClock() implements Condition {
        private static final double FAR = 1.05;

        @Override
        public String id() {
            return "i2c-clock";
        }

        @Override
        public String why() {
            return "The configuration's clock_hz only says what the bus is set to. Where the bus is"
                    + " slower, samples come later than planned; where it is faster, devices may"
                    + " not follow.";
        }

        @Override
        public Finding examine(Machine machine) {
            if (machine.needs().simulated()) {
                return Finding.absent("the configuration simulates the board");
            }
            return machine.needs().given() ? compare(machine) : tell(machine);
        }

        private static Finding tell(Machine machine) {
            List<String> clocks = new ArrayList<>();
            for (String device : Access.present(machine, DEV, "i2c-")) {
                String name = device.substring(DEV.length() + 1);
                OptionalLong hz = clockHz(machine, name);
                if (hz.isPresent()) {
                    clocks.add(name + " at " + kilohertz(hz.getAsLong()));
                }
            }
            return clocks.isEmpty()
                    ? Finding.absent("not told by a device tree")
                    : Finding.ok(String.join(", ", clocks));
        }

        private static Finding compare(Machine machine) {
            List<String> clocks = new ArrayList<>();
            for (Bus bus : machine.needs().i2c()) {
                OptionalLong hz = clockHz(machine, "i2c-" + bus.number());
                if (hz.isEmpty()) {
                    continue;
                }
                long real = hz.getAsLong();
                String found =
                        "%s runs at %s, not %s"
                                .formatted(bus.name(), kilohertz(real), kilohertz(bus.clockHz()));
                if (real * FAR < bus.clockHz()) {
                    return Finding.bad(found, change(machine, bus, real));
                }
                if (real > bus.clockHz() * FAR) {
                    return Finding.warn(found, change(machine, bus, real));
                }
                clocks.add(bus.name() + " at " + kilohertz(real));
            }
            return clocks.isEmpty()
                    ? Finding.absent("not told by a device tree")
                    : Finding.ok(String.join(", ", clocks));
        }

        private static Remedy change(Machine machine, Bus bus, long real) {
            String write = "write \"clock_hz\": " + real + " for '" + bus.name() + "'";
            return machine.isPi() && bus.number() == 1
                    ? Remedy.say(
                            write + ", or change the bus:",
                            "echo dtparam=i2c_arm_baudrate=%d | sudo tee -a %s"
                                    .formatted(bus.clockHz(), Boot.piConfig(machine)),
                            "sudo reboot")
                    : Remedy.say(write + ", or change clock-frequency in the device tree");
        }

        /** What the device tree says: a 32-bit number, the highest byte first. */
        private static OptionalLong clockHz(Machine machine, String name) {
            return Stream.of(
                            "/sys/class/i2c-adapter/",
                            "/sys/bus/i2c/devices/",
                            "/sys/class/i2c-dev/")
                    .map(directory -> directory + name + "/of_node/clock-frequency")
                    .map(file -> machine.files().bytes(file))
                    .filter(bytes -> bytes.length == Integer.BYTES)
                    .mapToLong(bytes -> Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt()))
                    .findFirst();
        }

        private static String kilohertz(long hz) {
            return hz % 1000 == 0 ? hz / 1000 + " kHz" : hz + " Hz";
        }
    }

    record Spi() implements Condition {
        @Override
        public String id() {
            return "spi";
        }

        @Override
        public String why() {
            return "Devices on an SPI bus go through /dev/spidevB.C; without the right to open it"
                    + " there are none.";
        }

        @Override
        public Finding examine(Machine machine) {
            List<String> needed =
                    machine.needs().spi().stream().map(device -> DEV + "/" + device).toList();
            return new Access(machine, "SPI", "spidev")
                    .judge(
                            Access.present(machine, DEV, "spidev"),
                            needed,
                            enable(machine, "spi", "spidev"));
        }
    }

    record Pwm() implements Condition {
        private static final String CLASS = "/sys/class/pwm";
        private static final String EXPORT = "/export";

        @Override
        public String id() {
            return "pwm";
        }

        @Override
        public String why() {
            return "Hardware PWM goes through /sys/class/pwm; without the right to write there are"
                    + " no such outputs.";
        }

        @Override
        public Finding examine(Machine machine) {
            List<String> present =
                    Access.present(machine, CLASS, "pwmchip").stream()
                            .map(chip -> chip + EXPORT)
                            .toList();
            List<String> needed =
                    machine.needs().pwmChips().stream()
                            .map(chip -> CLASS + "/pwmchip" + chip + EXPORT)
                            .toList();
            Remedy overlay =
                    machine.isPi()
                            ? Remedy.run(
                                    "echo dtoverlay=pwm-2chan | sudo tee -a "
                                            + Boot.piConfig(machine),
                                    "sudo reboot")
                            : Remedy.say("enable the PWM of the board in its device tree");
            return new Access(machine, "PWM", "pwm").judge(present, needed, overlay);
        }
    }

    record KernelFiles() implements Condition {
        @Override
        public String id() {
            return "files";
        }

        @Override
        public String why() {
            return "An input or output on a file needs the file, and the right to read or write"
                    + " it.";
        }

        @Override
        public Finding examine(Machine machine) {
            Needs needs = machine.needs();
            Set<String> optional = needs.simulated() ? Set.of() : needs.replaceable();
            Set<String> written = needs.simulated() ? Set.of() : needs.written();
            int count = needs.read().size() + optional.size() + written.size();
            if (count == 0) {
                return Finding.absent("not in the configuration");
            }
            List<String> must = refused(machine, needs.read(), false);
            List<String> should = refused(machine, optional, false);
            should.addAll(refused(machine, written, true));
            if (needs.board() == BoardChoice.LINUX) {
                must.addAll(should);
            }
            return !must.isEmpty()
                    ? Finding.bad("cannot use " + String.join(", ", must), look(must))
                    : !should.isEmpty()
                            ? Finding.warn(
                                    "cannot use %s: simulated".formatted(String.join(", ", should)),
                                    look(should))
                            : Finding.ok(count == 1 ? "1 can be used" : count + " can be used");
        }

        private static List<String> refused(Machine machine, Set<String> files, boolean writing) {
            return files.stream()
                    .filter(file -> !machine.facts().mayOpen(file, writing))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private static Remedy look(List<String> files) {
            return Remedy.say(
                    "see whether it exists and whose it is:", "ls -l " + String.join(" ", files));
        }
    }
}
