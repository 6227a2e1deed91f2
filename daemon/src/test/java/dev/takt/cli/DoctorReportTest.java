package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.doctor.Machine;
import dev.takt.doctor.RecordedMachine;
import dev.takt.doctor.State;
import dev.takt.doctor.condition.Checkup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

final class DoctorReportTest {
    @TempDir private Path root = Path.of("");

    private Machine machine(String name) {
        return RecordedMachine.of(name, root).machine();
    }

    private static String report(Machine machine, int width, boolean verbose) {
        return DoctorReport.of(machine, Checkup.of(machine), width, verbose);
    }

    @ParameterizedTest
    @CsvSource({"pi4, 40", "pi5, 40", "pc, 40", "kvm, 40", "pi4, 80", "pc, 80"})
    void onlyAWordOfACommandIsLongerThanALine(String name, int width) {
        Machine machine = machine(name);
        Set<String> commands = new HashSet<>();
        Checkup.of(machine)
                .results()
                .forEach(result ->
                        result.finding()
                                .remedy()
                                .commands()
                                .forEach(
                                        command -> commands.addAll(Paragraph.command(command, 1))));
        for (String line : report(machine, width, true).split("\n", -1)) {
            String alone = line.strip().replaceFirst("^do   ", "");
            String unbroken = alone.endsWith("\\") ? alone : alone + " \\";
            assertTrue(
                    line.length() <= width
                            || commands.contains(alone)
                            || commands.contains(unbroken),
                    () -> line.length() + ": " + line);
        }
    }

    @Test
    void saysWhyAndWhatToDoBelowWhatIsWrong() {
        String report = report(machine("pi4"), 80, false);
        assertTrue(
                report.startsWith(
                        "Raspberry Pi 4 Model B Rev 1.4, judged for CPU 3, priority 40, user pi\n"),
                report);
        assertTrue(
                report.contains(
                        """
                          ok   clock-source      arch_sys_counter

                        CPU
                          ok   cpu               3 of 0-3
                          warn isolation         no CPU is isolated
                               why  On a shared CPU other programs and kernel threads leave cold caches,
                                    and work that the loop has to wait for.
                               do   sudo sed -i '1s/$/ isolcpus=3 rcu_nocbs=3 irqaffinity=0-2/' \\
                                    /boot/firmware/cmdline.txt
                                    sudo reboot
                          ok   smt               a core of its own
                        """),
                report);
        assertTrue(report.endsWith("\n3 bad, 7 warnings, 20 ok\n"), report);
    }

    @Test
    void aNarrowTerminalHasTheNameInFrontOfWhatWasFound() {
        String report = report(machine("pi4"), 40, false);
        assertTrue(
                report.contains(
                        """
                          bad  swap: /var/swap, and memory
                               cannot be locked
                               why  A page that was swapped out
                        """),
                report);
    }

    @Test
    void whatTheMachineLacksIsToldOnlyWhenAskedFor() {
        assertFalse(report(machine("pi4"), 80, false).contains("n/a"));
        String verbose = report(machine("pi4"), 80, true);
        assertTrue(verbose.contains("  n/a  steal             no virtual machine\n"), verbose);
        assertTrue(verbose.endsWith("20 ok, 5 n/a\n"), verbose);
    }

    @Test
    void aMachineInOrderIsShort() {
        String report = report(machine("pi5"), 80, false);
        assertFalse(report.contains("why"), report);
        assertTrue(report.endsWith("\n0 bad, 0 warnings, 32 ok\n"), report);
    }

    @Test
    void exitsWithTheWorst() {
        assertEquals(0, DoctorCommand.exitCode(Checkup.of(machine("pi5"))));
        assertEquals(2, DoctorCommand.exitCode(Checkup.of(machine("pi4"))));
        RecordedMachine warned =
                RecordedMachine.of("pi5", root).with("/proc/loadavg", "9.00 1.00 1.00 1/1 1\n");
        assertEquals(1, DoctorCommand.exitCode(Checkup.of(warned.machine())));
    }

    @Test
    void jsonHoldsEveryConditionAndTheTotals() {
        Machine machine = machine("pi4");
        Checkup checkup = Checkup.of(machine);
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        try (JsonParser json =
                new JsonFactory()
                        .createParser(ObjectReadContext.empty(), DoctorJson.of(machine, checkup))) {
            String name = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    name = json.currentName();
                    names.add(name);
                } else if (token == JsonToken.VALUE_STRING && name.equals("id")) {
                    ids.add(json.getString());
                } else if (token == JsonToken.VALUE_NUMBER_INT && names.contains("totals")) {
                    totals.add(json.getIntValue());
                }
            }
        }
        assertEquals(
                List.of("machine", "cpu", "priority", "user", "conditions"), names.subList(0, 5));
        assertEquals(
                List.of("id", "group", "state", "found", "why", "remedy", "commands"),
                names.subList(5, 12));
        assertEquals(
                List.of("totals", "ok", "warn", "bad", "n/a"),
                names.subList(names.size() - 5, names.size()));
        assertEquals(
                checkup.results().stream().map(result -> result.condition().id()).toList(), ids);
        List<Integer> counts = new ArrayList<>();
        for (State state : State.values()) {
            counts.add((int) checkup.count(state));
        }
        assertEquals(counts, totals);
    }
}
