package dev.takt.doctor.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.RecordedMachine;
import dev.takt.doctor.Remedy;
import dev.takt.doctor.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionsTest {
    private static final String EXPECTED =
            """
            condition         pi4   pi5   pc    kvm
            preemption        warn  ok    bad   bad
            timer-resolution  ok    ok    ok    bad
            rt-throttling     ok    ok    ok    bad
            clock-source      ok    ok    warn  ok
            cpu               ok    ok    ok    warn
            isolation         warn  ok    warn  n/a
            nohz-full         n/a   ok    n/a   n/a
            rcu-nocbs         n/a   ok    n/a   n/a
            smt               ok    ok    warn  ok
            governor          warn  ok    warn  n/a
            frequency         ok    ok    warn  n/a
            idle-states       n/a   n/a   bad   n/a
            rt-rivals         ok    ok    bad   warn
            interrupts        ok    ok    warn  n/a
            irqbalance        ok    ok    warn  ok
            load              ok    ok    warn  ok
            virtual-machine   ok    ok    ok    warn
            steal             n/a   n/a   n/a   bad
            swap              bad   ok    bad   ok
            memory            ok    ok    warn  bad
            huge-pages        warn  ok    warn  ok
            rtprio            bad   ok    bad   ok
            memlock           bad   ok    bad   ok
            cpu-latency       warn  ok    warn  n/a
            gpio              ok    ok    warn  n/a
            i2c               ok    ok    warn  n/a
            i2c-clock         ok    ok    n/a   n/a
            spi               ok    ok    n/a   n/a
            pwm               ok    ok    n/a   n/a
            files             n/a   n/a   n/a   n/a
            undervoltage      warn  ok    n/a   n/a
            throttling        warn  ok    n/a   n/a
            temperature       ok    ok    warn  n/a
            java              ok    ok    ok    ok
            java-options      ok    ok    ok    ok
            """;

    @TempDir private Path root = Path.of("");

    private RecordedMachine recorded(String name) {
        return RecordedMachine.of(name, root);
    }

    private static Finding finding(String id, Machine machine) {
        return Checkup.GROUPS.stream()
                .flatMap(group -> group.conditions().stream())
                .filter(condition -> condition.id().equals(id))
                .findFirst()
                .orElseThrow()
                .examine(machine);
    }

    @ParameterizedTest
    @CsvSource({"pi4", "pi5", "pc", "kvm"})
    void everyConditionStandsAsOnTheRecordedMachine(String name) {
        Map<String, String> expected = new TreeMap<>();
        List<String> header = List.of(EXPECTED.lines().findFirst().orElseThrow().split(" +"));
        EXPECTED.lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .forEach(row -> expected.put(row[0], row[header.indexOf(name)]));
        Map<String, String> found = new TreeMap<>();
        Checkup checkup = Checkup.of(recorded(name).machine());
        for (Checkup.Result result : checkup.results()) {
            found.put(result.condition().id(), result.finding().state().word());
        }
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @CsvSource({"pi4", "pi5", "pc", "kvm"})
    void whatIsWrongHasARemedyAndNothingElseHas(String name) {
        for (Checkup.Result result : Checkup.of(recorded(name).machine()).results()) {
            State state = result.finding().state();
            boolean wrong = state == State.WARN || state == State.BAD;
            assertEquals(
                    wrong, !result.finding().remedy().equals(Remedy.NONE), result.condition()::id);
            assertFalse(result.finding().found().isBlank(), result.condition()::id);
        }
    }

    @ParameterizedTest
    @CsvSource({"pi4, 3", "pi5, 3", "pc, 7", "kvm, 0"})
    void judgesTheCpuThatTheLoopWouldTake(String name, int cpu) {
        assertEquals(cpu, recorded(name).machine().cpu());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi4 | preemption   | PREEMPT, not PREEMPT_RT",
                "pi4 | undervoltage | was too low since boot",
                "pi4 | throttling   | since boot: throttled",
                "pi4 | i2c-clock    | i2c-1 at 100 kHz",
                "pi4 | swap         | /var/swap, and memory cannot be locked",
                "pi4 | rtprio       | up to 0, asked for 40",
                "pi5 | rt-rivals    | none at 40 or above but Takt's own",
                "pi5 | i2c-clock    | i2c-1 at 400 kHz",
                "pi5 | temperature  | 52 °C, slowed down at 80",
                "pc  | idle-states  | C10 takes 890 µs to leave",
                "pc  | rt-rivals    | pipewire (rt) x at 88",
                "pc  | interrupts   | CPU 7 serves nvme0q7 (98120), rtc0 (1)",
                "pc  | smt          | CPU 3 shares the core",
                "pc  | frequency    | limited to 2000 of 4000 MHz",
                "kvm | rt-rivals    | irq/9-acpi at 50",
                "kvm | steal        | 5.17 % of the time of CPU 0",
                "kvm | virtual-machine | QEMU Standard PC (Q35 + ICH9, 2009)",
            })
    void saysWhatItFound(String name, String id, String found) {
        assertEquals(found, finding(id, recorded(name).machine()).found());
    }

    @Test
    void aPiIsMendedWithItsOwnCommands() {
        Machine pi = recorded("pi4").machine();
        assertEquals(
                List.of(
                        "sudo sed -i '1s/$/ isolcpus=3 rcu_nocbs=3 irqaffinity=0-2/'"
                                + " /boot/firmware/cmdline.txt",
                        "sudo reboot"),
                finding("isolation", pi).remedy().commands());
        assertTrue(finding("preemption", pi).remedy().toString().contains("rpi-v8-rt"));
        assertTrue(finding("swap", pi).remedy().toString().contains("dphys-swapfile"));
    }

    @Test
    void aPcIsMendedThroughGrub() {
        assertEquals(
                List.of(
                        "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&isolcpus=7 rcu_nocbs=7 nohz_full=7"
                                + " irqaffinity=0-6 /' /etc/default/grub",
                        "sudo update-grub",
                        "sudo reboot"),
                finding("isolation", recorded("pc").machine()).remedy().commands());
    }

    @Test
    void aUserJoinsTheGroupOfADevice() {
        RecordedMachine pc = recorded("pc");
        assertEquals(
                List.of("sudo usermod -aG i2c ada"),
                finding("i2c", pc.machine()).remedy().commands());
        pc.with("/etc/group", "root:x:0:\ni2c:x:119:bob,ada\n");
        Remedy remedy = finding("i2c", pc.machine()).remedy();
        assertEquals(List.of(), remedy.commands());
        assertEquals("ada is in the group 'i2c' from the next login on", remedy.words());
        assertTrue(
                finding("gpio", pc.machine()).remedy().toString().contains("OWNER=\"ada\""),
                "a device of root's group needs a rule");
    }

    @ParameterizedTest
    @CsvSource({
        "0, ok, ok",
        "1, bad, ok",
        "2, ok, bad",
        "4, ok, bad",
        "8, ok, bad",
        "10000, warn, ok",
        "0xe0000, ok, warn",
        "50005, bad, bad",
        "nonsense, ok, n/a",
    })
    void theFlagsOfAPiAreReadBitByBit(String flags, String voltage, String throttling) {
        Machine pi =
                recorded("pi4")
                        .with("/sys/devices/platform/soc/soc:firmware/get_throttled", flags + "\n")
                        .machine();
        assertEquals(voltage, finding("undervoltage", pi).state().word());
        assertEquals(throttling, finding("throttling", pi).state().word());
    }

    @Test
    void theVoltageSensorStandsInForTheFlags() {
        RecordedMachine pi =
                recorded("pi4").without("/sys/devices/platform/soc/soc:firmware/get_throttled");
        assertEquals(State.OK, finding("undervoltage", pi.machine()).state());
        pi.with("/sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
        assertEquals(State.BAD, finding("undervoltage", pi.machine()).state());
    }

    @ParameterizedTest
    @CsvSource({"none, bad", "voluntary, bad", "full, warn", "lazy, warn"})
    void theChosenPreemptionModeIsTheOneInParentheses(String mode, String state) {
        String modes = "none voluntary full lazy ".replace(mode + " ", "(" + mode + ") ");
        Machine pc = recorded("pc").with("/sys/kernel/debug/sched/preempt", modes).machine();
        assertEquals(state, finding("preemption", pc).state().word());
    }

    @Test
    void sleepStatesCostNothingWhereTheLoopHoldsThemOff() {
        RecordedMachine pc = recorded("pc").without("/dev/cpu_dma_latency");
        assertEquals(State.BAD, finding("idle-states", pc.machine()).state());
        for (int state = 2; state <= 3; state++) {
            pc.with("/sys/devices/system/cpu/cpu7/cpuidle/state" + state + "/disable", "1\n");
        }
        assertEquals(State.OK, finding("idle-states", pc.machine()).state());
        Machine pi5 =
                recorded("pi5")
                        .with("/sys/devices/system/cpu/cpu3/cpuidle/state1/name", "cpu-sleep\n")
                        .with("/sys/devices/system/cpu/cpu3/cpuidle/state1/latency", "500\n")
                        .machine();
        assertEquals(State.OK, finding("idle-states", pi5).state());
    }

    @Test
    void swapOnACardIsAWarningWhereMemoryIsLocked() {
        Machine pi =
                recorded("pi4")
                        .with("/proc/self/limits", "Max locked memory  unlimited unlimited bytes\n")
                        .machine();
        assertEquals(State.WARN, finding("swap", pi).state());
    }

    @Test
    void aCpuOutsideTheMachineIsBad() {
        Machine pi = recorded("pi4").machine();
        Machine wrong = new Machine(pi.files(), pi.facts(), pi.loop(), 9, pi.needs());
        assertEquals(State.BAD, finding("cpu", wrong).state());
        List<String> states = new ArrayList<>();
        Checkup.of(wrong).results().forEach(one -> states.add(one.finding().state().word()));
        assertTrue(states.contains("bad"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Xmx1g -XX:+UseShenandoahGC | ok",
                "-XX:-UseShenandoahGC -Xmx1g -XX:+UseZGC | ok",
                "-XX:+UseZGC | bad",
                "-XX:-UseShenandoahGC | bad",
                "-XX:-UseShenandoahGC -XX:+UseG1GC | bad",
                "-Xint | bad",
                "-XX:TieredStopAtLevel=1 | bad",
                "-agentlib:jdwp=transport=dt_socket | bad",
            })
    void flagsThatCostLatencyAreNamed(String flags, String state) {
        RecordedMachine pi = recorded("pi5");
        pi.variables.put("TAKT_JAVA_OPTS", "  " + flags);
        Finding finding = finding("java-options", pi.machine());
        assertEquals(state, finding.state().word());
        if (state.equals("bad")) {
            assertEquals(flags, finding.found());
            assertEquals(List.of("unset TAKT_JAVA_OPTS"), finding.remedy().commands());
        }
    }

    @Test
    void anOldJavaIsBad() {
        Machine pi = recorded("pi5").runsJava(21).machine();
        assertEquals(State.BAD, finding("java", pi).state());
    }
}
