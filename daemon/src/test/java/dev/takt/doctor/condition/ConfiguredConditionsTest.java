package dev.takt.doctor.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.Configuration;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Needs;
import dev.takt.doctor.RecordedMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration asks for is held against the machine. */
final class ConfiguredConditionsTest {
    @TempDir private Path temporary = Path.of("");

    private RecordedMachine recorded(String name) {
        return RecordedMachine.of(name, temporary.resolve(name));
    }

    private Machine machine(RecordedMachine recorded, String text) throws IOException {
        Path file = Files.writeString(temporary.resolve("c.json"), text);
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(new dev.takt.config.Machine(8)).read(file, diagnostics);
        assertNotNull(configuration, () -> diagnostics.sorted().toString());
        return recorded.machine(configuration.loop(), Needs.of(configuration));
    }

    private static String with(String loop, String points) {
        return "{ \"loop\": { %s }, %s }".formatted(loop, points);
    }

    private static Finding finding(String id, Machine machine) {
        return Checkup.of(machine).results().stream()
                .filter(result -> result.condition().id().equals(id))
                .findFirst()
                .orElseThrow()
                .finding();
    }

    private static String state(String id, Machine machine) {
        return finding(id, machine).state().word();
    }

    @ParameterizedTest
    @CsvSource({"100000, ok", "400000, bad", "50000, warn"})
    void theClockOfABusIsWhatTheConfigurationSays(int clockHz, String state) throws IOException {
        Machine pi =
                machine(
                        recorded("pi4"),
                        with(
                                "",
                                """
                                "buses": { "i2c-1": { "clock_hz": %d } },
                                "inputs": { "temp": { "i2c": { "bus": "i2c-1", "address": 72,
                                    "register": 0 }, "rate_hz": 10 } },
                                "sets": { "a": { "formulas": { "b": "temp" } } }
                                """
                                        .formatted(clockHz)));
        Finding finding = finding("i2c-clock", pi);
        assertEquals(state, finding.state().word(), finding::toString);
        if (clockHz == 400_000) {
            assertEquals("i2c-1 runs at 100 kHz, not 400 kHz", finding.found());
            assertTrue(finding.remedy().toString().contains("i2c_arm_baudrate=400000"));
        }
        assertEquals("ok", state("i2c", pi));
    }

    @ParameterizedTest
    @CsvSource({"sim, n/a, n/a", "auto, warn, warn", "linux, bad, bad"})
    void missingDevicesWeighAsMuchAsTheBoardNeedsThem(String board, String gpio, String pwm)
            throws IOException {
        Machine kvm =
                machine(
                        recorded("kvm"),
                        """
                        { "board": "%s",
                          "outputs": { "a": { "gpio": 4, "value": "1", "safe": 0 },
                            "b": { "pwm": { "chip": 1, "channel": 0, "frequency_hz": 100 },
                                   "value": "0.5", "safe": 0 } } }
                        """
                                .formatted(board));
        assertEquals(gpio, state("gpio", kvm));
        assertEquals(pwm, state("pwm", kvm));
        assertEquals("n/a", state("spi", kvm));
    }

    @Test
    void aDeviceThatIsNeededAndRefusedIsBad() throws IOException {
        RecordedMachine pi = recorded("pi4").refuses("/dev/gpiochip0", "gpio");
        Machine machine =
                machine(
                        pi,
                        "{ \"outputs\": { \"a\": { \"gpio\": 4, \"value\": \"1\", \"safe\": 0 } } }");
        assertEquals("bad", state("gpio", machine));
    }

    @ParameterizedTest
    @CsvSource({"sim, bad, n/a", "auto, bad, warn", "linux, bad, bad"})
    void aFileIsNeededUnlessAFormulaStandsInForIt(String board, String without, String with)
            throws IOException {
        String text =
                """
                { "board": "%s",
                  "inputs": { "temp": { "file": "/none/temp", "rate_hz": 1 %s } },
                  "sets": { "a": { "formulas": { "b": "temp" } } } }
                """;
        RecordedMachine pi = recorded("pi4");
        assertEquals(without, state("files", machine(pi, text.formatted(board, ""))));
        assertEquals(with, state("files", machine(pi, text.formatted(board, ", \"sim\": \"20\""))));
    }

    @Test
    void cpuPriorityAndWaitingAreThoseOfTheConfiguration() throws IOException {
        String points = "\"sets\": { \"a\": { \"formulas\": { \"b\": \"1\" } } }";
        Machine pi4 =
                machine(
                        recorded("pi4"),
                        with("\"cpu\": 0, \"priority\": 20, \"wait\": \"spin\"", points));
        assertEquals(0, pi4.cpu());
        assertEquals("bad", state("rt-throttling", pi4));
        assertEquals("up to 0, asked for 20", finding("rtprio", pi4).found());
        assertEquals("irq/37-mmc1 at 50", finding("rt-rivals", pi4).found());
        assertEquals("warn", state("interrupts", pi4));
        Machine above = machine(recorded("pi4"), with("\"cpu\": 0, \"priority\": 51", points));
        assertEquals("ok", state("rt-rivals", above));
        Machine pi5 = machine(recorded("pi5"), with("\"cpu\": 1", points));
        assertEquals("CPU 3 is isolated, not 1", finding("isolation", pi5).found());
    }
}
