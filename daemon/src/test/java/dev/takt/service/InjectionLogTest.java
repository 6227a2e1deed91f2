package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.board.FaultInjection;
import dev.takt.board.InputFault;
import dev.takt.board.InputFault.Kind;
import dev.takt.board.LogLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InjectionLogTest {
    private static final InputFault STUCK = new InputFault(Kind.STUCK, Double.NaN);
    private static final InputFault HOT = new InputFault(Kind.STUCK, 85);
    private static final long MS = 1_000_000;

    @RegisterExtension private final LogLines logged = new LogLines(InjectionLog.class);

    @TempDir private Path directory;

    private final List<String> told = new ArrayList<>();
    private SteppedController oven;
    private FaultInjection faults;
    private InjectionLog log;

    @BeforeEach
    void start() throws Exception {
        oven = controller("oven");
        oven.stepTicks(1);
        faults = oven.faults();
        log = new InjectionLog(() -> faults, told::add);
    }

    @AfterEach
    void stop() {
        oven.close();
    }

    private SteppedController controller(String name) throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve(name + ".json"),
                        """
                        {
                          "inputs": { "temp": { "file": "/temp", "rate_hz": 1000, "sim": "40" },
                                      "door": { "gpio": 7, "sim": "0" } },
                          "outputs": { "o": { "gpio": 4, "value": "temp > 50", "safe": 0 } }
                        }
                        """);
        return SteppedController.compiled(Examples.read(file));
    }

    private void expect(String... lines) {
        log.look();
        assertEquals(List.of(lines), told);
    }

    @Test
    void theEndOfAFaultIsToldOnceWhenItsTimeIsOver() {
        faults.inject("temp", HOT, 5 * MS);
        oven.stepTicks(5);
        expect();
        oven.stepTicks(1);
        expect("inject temp stuck=85.0 ended after 0.005 s");
        oven.stepTicks(10);
        expect("inject temp stuck=85.0 ended after 0.005 s");
        assertEquals(List.of("WARN inject temp stuck=85.0 ended after 0.005 s"), logged.lines());
    }

    @Test
    void allThatEndedBetweenTwoLooksAreToldInOrder() {
        faults.inject("temp", HOT, MS);
        oven.stepTicks(2);
        faults.inject("temp", STUCK, 2 * MS);
        faults.inject("door", STUCK, 2 * MS);
        oven.stepTicks(3);
        expect(
                "inject temp stuck=85.0 ended after 0.001 s",
                "inject temp stuck ended after 0.002 s",
                "inject door stuck ended after 0.002 s");
        faults.inject("temp", HOT, MS);
        oven.stepTicks(2);
        log.look();
        assertEquals("inject temp stuck=85.0 ended after 0.001 s", told.getLast());
        assertEquals(4, told.size());
    }

    @Test
    void whatACommandReplacesOrTakesAwayHasNoEnd() {
        faults.inject("temp", STUCK, 5 * MS);
        oven.stepTicks(2);
        faults.inject("temp", STUCK, 5 * MS);
        oven.stepTicks(5);
        expect();
        faults.clear();
        oven.stepTicks(10);
        expect();
        faults.inject("temp", STUCK);
        oven.stepTicks(100);
        expect();
    }

    @Test
    void aReloadThatMakesTheInputAnewEndsItsFaultForGood() throws Exception {
        try (SteppedController next = controller("next")) {
            faults.inject("temp", HOT, 5 * MS);
            faults.inject("door", STUCK, MS);
            oven.stepTicks(2);
            faults = next.faults();
            String[] lines = {
                "inject door stuck ended after 0.001 s",
                "inject temp stuck=85.0 ended: a reload has made the input anew"
            };
            expect(lines);
            // A reload that is taken back.
            faults = oven.faults();
            oven.stepTicks(10);
            assertEquals(40, oven.get("temp"));
            expect(lines);
            assertEquals(Map.of(), faults.active());
        }
    }
}
