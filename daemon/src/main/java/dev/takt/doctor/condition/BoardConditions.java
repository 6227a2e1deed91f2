package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.MachineFiles;
import dev.takt.doctor.Parsed;
import dev.takt.doctor.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the board has power and keeps cool. */
final class BoardConditions {
    static final List<Condition> ALL =
            List.of(new UnderVoltage(), new Throttling(), new Temperature());

    private BoardConditions() {}

    /** What the firmware of a Raspberry Pi reports: bits 0 to 3 now, 16 to 19 since boot. */
    private static OptionalLong throttled(Machine machine) {
        String platform = "/sys/devices/platform";
        MachineFiles files = machine.files();
        return files.names(platform).stream()
                .filter(name -> name.startsWith("soc"))
                .flatMap(soc ->
                        Stream.concat(
                                Stream.of(platform + "/" + soc),
                                files.names(platform + "/" + soc).stream()
                                        .map(name -> platform + "/" + soc + "/" + name)))
                .filter(directory -> directory.endsWith(":firmware"))
                .map(directory -> Parsed.hexadecimal(files.line(directory + "/get_throttled")))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static List<String> named(long flags, int firstBit, List<String> names) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if ((flags >>> (firstBit + i) & 1) != 0) {
                found.add(names.get(i));
            }
        }
        return found;
    }

    record UnderVoltage() implements Condition {
        private static final Remedy SUPPLY =
                Remedy.say(
                        "a supply made for this board (Pi 4: 5.1 V 3 A, Pi 5: 5.1 V 5 A), a short"
                                + " thick cable, motors and LEDs on a supply of their own");

        @Override
        public String id() {
            return "undervoltage";
        }

        @Override
        public String why() {
            return "Below 4.63 V a Raspberry Pi clocks its CPU down without telling the kernel, and"
                    + " what it writes to the card may be lost.";
        }

        @Override
        public Finding examine(Machine machine) {
            OptionalLong flags = throttled(machine);
            if (flags.isEmpty()) {
                return alarm(machine);
            }
            long bits = flags.getAsLong();
            return (bits & 1) != 0
                    ? Finding.bad("too low now", SUPPLY)
                    : (bits & 1 << 16) != 0
                            ? Finding.warn("was too low since boot", SUPPLY)
                            : Finding.ok("never too low since boot");
        }

        /** Where the firmware's word is not offered as a file, a sensor has one bit of it. */
        private static Finding alarm(Machine machine) {
            return machine.files().names("/sys/class/hwmon").stream()
                    .map(name -> "/sys/class/hwmon/" + name + "/")
                    .filter(sensor -> machine.files().line(sensor + "name").equals("rpi_volt"))
                    .map(sensor -> machine.files().line(sensor + "in0_lcrit_alarm"))
                    .findFirst()
                    .map(alarm ->
                            switch (alarm) {
                                case "1" -> Finding.bad("too low now", SUPPLY);
                                case "0" -> Finding.ok("high enough now");
                                default -> Finding.absent("the sensor does not tell");
                            })
                    .orElse(Finding.absent("this board does not tell"));
        }
    }

    record Throttling() implements Condition {
        private static final List<String> NAMES =
                List.of("clock capped", "throttled", "soft temperature limit");

        private static final Remedy COOL =
                Remedy.say(
                        "more cooling or a stronger supply; the firmware tells more:",
                        "vcgencmd get_throttled");

        @Override
        public String id() {
            return "throttling";
        }

        @Override
        public String why() {
            return "The firmware slows the CPU down behind the kernel's back because of heat or a"
                    + " weak supply: ticks suddenly take two to three times as long.";
        }

        @Override
        public Finding examine(Machine machine) {
            OptionalLong flags = throttled(machine);
            if (flags.isEmpty()) {
                return Finding.absent("this board does not tell");
            }
            List<String> now = named(flags.getAsLong(), 1, NAMES);
            List<String> before = named(flags.getAsLong(), 17, NAMES);
            return !now.isEmpty()
                    ? Finding.bad("now: " + String.join(", ", now), COOL)
                    : !before.isEmpty()
                            ? Finding.warn("since boot: " + String.join(", ", before), COOL)
                            : Finding.ok("never since boot");
        }
    }

    record Temperature() implements Condition {
        private static final String ZONES = "/sys/class/thermal/";
        private static final long NEAR = 10;

        /** Where a Raspberry Pi begins to slow down; its device tree has only the end in it. */
        private static final long PI_LIMIT = 80;

        /** In °C. */
        private record Zone(long temperature, long limit) {}

        @Override
        public String id() {
            return "temperature";
        }

        @Override
        public String why() {
            return "At its limit the CPU is slowed down, ticks take longer, and they go on doing so"
                    + " until it has cooled.";
        }

        @Override
        public Finding examine(Machine machine) {
            Zone hottest = null;
            for (String name : machine.files().names(ZONES)) {
                Zone zone = zone(machine, ZONES + name + "/");
                if (zone != null
                        && (hottest == null
                                || zone.limit() - zone.temperature()
                                        < hottest.limit() - hottest.temperature())) {
                    hottest = zone;
                }
            }
            if (hottest == null) {
                return Finding.absent("no sensor with a limit");
            }
            String found =
                    "%d °C, slowed down at %d".formatted(hottest.temperature(), hottest.limit());
            Remedy cool = Remedy.say("a heat sink or a fan, or less load");
            return hottest.temperature() >= hottest.limit()
                    ? Finding.bad(found, cool)
                    : hottest.temperature() >= hottest.limit() - NEAR
                            ? Finding.warn(found, cool)
                            : Finding.ok(found);
        }

        private static @Nullable Zone zone(Machine machine, String zone) {
            OptionalLong now = machine.files().number(zone + "temp");
            long limit = machine.isPi() ? PI_LIMIT : limit(machine.files(), zone);
            return now.isEmpty() || limit == 0 ? null : new Zone(now.getAsLong() / 1000, limit);
        }

        /** The lowest passive trip point, where cooling begins to cost speed; 0 for none. */
        private static long limit(MachineFiles files, String zone) {
            return files.names(zone).stream()
                    .filter(name -> name.startsWith("trip_point_") && name.endsWith("_type"))
                    .filter(name -> files.line(zone + name).equals("passive"))
                    .map(name -> files.number(zone + name.replace("_type", "_temp")))
                    .mapToLong(temp -> temp.orElse(0) / 1000)
                    .filter(temp -> temp > 0)
                    .min()
                    .orElse(0);
        }
    }
}
