package dev.takt.doctor.condition;

import dev.takt.doctor.Machine;
import dev.takt.doctor.Remedy;
import java.util.Arrays;
import java.util.List;

/** What the kernel was started with, and how that is changed. */
final class Boot {
    private static final String GRUB = "/etc/default/grub";
    private static final List<String> PI_LINES =
            List.of("/boot/firmware/cmdline.txt", "/boot/cmdline.txt");

    private Boot() {}

    /** The value of a boot parameter, the last one where there are several; else empty. */
    static String parameter(Machine machine, String name) {
        return Arrays.stream(machine.files().line("/proc/cmdline").split("\\s+"))
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .reduce("", (before, last) -> last);
    }

    /** Adds parameters to the line the kernel is started with, and starts it. */
    static Remedy add(Machine machine, String parameters) {
        for (String line : PI_LINES) {
            if (machine.isPi() && machine.files().exists(line)) {
                return Remedy.run("sudo sed -i '1s/$/ " + parameters + "/' " + line, "sudo reboot");
            }
        }
        if (machine.files().exists(GRUB)) {
            return Remedy.run(
                    "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&" + parameters + " /' " + GRUB,
                    "sudo update-grub",
                    "sudo reboot");
        }
        return Remedy.say("add to the boot line of the kernel and reboot: " + parameters);
    }

    /** The file in which a Raspberry Pi is configured. */
    static String piConfig(Machine machine) {
        return machine.files().exists("/boot/firmware/config.txt")
                ? "/boot/firmware/config.txt"
                : "/boot/config.txt";
    }
}
