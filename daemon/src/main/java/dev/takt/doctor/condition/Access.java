package dev.takt.doctor.condition;

import dev.takt.config.BoardChoice;
import dev.takt.doctor.Facts;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Judges whether devices are there and may be used.
 *
 * @param machine where
 * @param what what they are called together: {@code GPIO}
 * @param subsystem the kernel's word for them in udev rules
 */
record Access(Machine machine, String what, String subsystem) {
    /**
     * Judges devices; those of the machine where there is no configuration.
     *
     * @param present paths of the devices that exist
     * @param needed paths that the configuration asks for
     * @param missing what brings one that does not exist
     */
    Finding judge(List<String> present, List<String> needed, Remedy missing) {
        boolean given = machine.needs().given();
        if (machine.needs().simulated()) {
            return Finding.absent("the configuration simulates the board");
        }
        if (given && needed.isEmpty()) {
            return Finding.absent("not in the configuration");
        }
        List<String> wanted = given ? needed : present;
        if (wanted.isEmpty()) {
            return Finding.absent("no " + what + " here");
        }
        List<String> absent = wanted.stream().filter(path -> !present.contains(path)).toList();
        if (!absent.isEmpty()) {
            String found = "there is no " + names(absent);
            return machine.needs().board() == BoardChoice.LINUX
                    ? Finding.bad(found, missing)
                    : Finding.warn(found, missing);
        }
        List<String> refused =
                wanted.stream().filter(path -> !machine.facts().mayOpen(path, true)).toList();
        if (refused.isEmpty()) {
            return Finding.ok(names(wanted));
        }
        String found = "no right to use " + names(refused);
        Remedy grant = grant(refused.getFirst());
        return given ? Finding.bad(found, grant) : Finding.warn(found, grant);
    }

    private static String names(List<String> paths) {
        return String.join(", ", paths);
    }

    /** Lets the user have what a group has; where that is root's alone, makes it the user's. */
    private Remedy grant(String path) {
        Facts facts = machine.facts();
        String user = facts.user();
        String group = facts.group(path);
        if (group.isEmpty() || group.equals("root")) {
            return Remedy.say(
                    "now, and at every boot:",
                    "sudo chown " + user + " " + path,
                    "echo 'SUBSYSTEM==\"%s\", OWNER=\"%s\"' | sudo tee -a /etc/udev/rules.d/60-takt.rules"
                            .formatted(subsystem, user));
        }
        if (member(user, group)) {
            return Remedy.say(user + " is in the group '" + group + "' from the next login on");
        }
        return Remedy.say("from the next login on:", "sudo usermod -aG " + group + " " + user);
    }

    private boolean member(String user, String group) {
        return machine.files()
                .text("/etc/group")
                .lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length == 4 && fields[0].equals(group))
                .anyMatch(fields -> Arrays.asList(fields[3].split(",")).contains(user));
    }

    /** Paths of what is in a directory under a prefix of names. */
    static List<String> present(Machine machine, String directory, String prefix) {
        return machine.files().names(directory).stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> directory + "/" + name)
                .collect(Collectors.toList());
    }
}
