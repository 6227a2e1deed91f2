package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerPageTest {
    private static Map<String, @Nullable Object> status() {
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("name", "oven");
        status.put("state", "DEGRADED");
        status.put("since_s", 3_725.0);
        status.put("tick", 81_234.0);
        status.put("rate_hz", 1000.0);
        status.put("cpu", 3.0);
        status.put("board", "sim");
        status.put("degraded", List.of());
        status.put("faults", Map.of("temp", "drop=0.5"));
        status.put("faults_left_s", Map.of("temp", 12.4));
        status.put("forces", List.of(Map.of("name", "temp", "value", 23.456789, "left_s", 12.3)));
        status.put("late", Map.of("gc", 2.0));
        Map<String, Object> stages = new LinkedHashMap<>();
        stages.put("inputs", 1.25);
        stages.put("formulas", 12.0);
        status.put("stages_us", stages);
        status.put("sets", List.of(set("control", 1, 8, 0.75), set("display", 100, 0, null)));
        status.put(
                "last_second",
                Map.of(
                        "latency_us", Map.of("p50", 0.1, "p99", 10.0, "max", 1000.0),
                        "exec_us", Map.of("p50", 1.0, "p99", 5.5, "max", 30.0),
                        "overruns", 0.0,
                        "missed", 1.0,
                        "alloc_bytes", 0.0));
        return status;
    }

    private static Map<String, @Nullable Object> set(
            String name, double every, double samples, @Nullable Object mean) {
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        set.put("name", name);
        set.put("every", every);
        set.put("samples", samples);
        set.put("last_us", 0.5);
        set.put("mean_us", mean);
        set.put("max_us", mean == null ? null : 1.0);
        set.put("peak_us", 25.4);
        return set;
    }

    private static Map<String, @Nullable Object> signal(
            String name, String section, @Nullable Object value, String unit) {
        Map<String, @Nullable Object> signal = new LinkedHashMap<>();
        signal.put("name", name);
        signal.put("section", section);
        signal.put("value", value);
        signal.put("unit", unit);
        return signal;
    }

    private static Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> setpoint = signal("setpoint", "parameter", 60.0, "°C");
        setpoint.put("min", 20.0);
        setpoint.put("max", null);
        return Map.of(
                "signals",
                List.of(
                        signal("tick", "clock", 81_234.0, ""),
                        signal("temp.ok", "input", 0.0, ""),
                        signal("temp.age", "input", 0.25, "s"),
                        setpoint,
                        signal("temp", "signal", 23.456789, "°C"),
                        signal("error", "signal", null, ""),
                        signal("heater", "output", 1.0, "")));
    }

    @Test
    void aWideTerminalHasAllOfIt() {
        assertEquals(
                """
                oven  DEGRADED for 1 h 2 min
                1000 Hz on CPU 3, board sim, tick 81234

                µs             p50     p99     max  0.1 µs                              period
                latency        0.1      10    1000  =====================---------------------
                exec           1.0     5.5      30  ###########=======--------
                overruns 0  missed 1  alloc 0 B
                average: inputs 1.3, formulas 12
                late: gc 2
                injected: temp drop=0.5 for 12 s
                FORCED: temp 23.4568 for 12 s

                input        value  unit   ok   age
                temp       23.4568F °C     NO   250 ms

                output        value  unit
                heater            1

                set       every    last    mean     max    peak   timed  µs
                control       1    0.50    0.75    1.00      25       8
                display     100    0.50       -       -      25       0

                parameter        value  unit          min       max
                setpoint            60  °C             20

                signal        value  unit
                error           nan\
                """,
                String.join("\n", ControllerPage.of(status(), snapshot(), 80)));
    }

    @Test
    void aNarrowOneHasWhatMattersMost() {
        String page = String.join("\n", ControllerPage.of(status(), snapshot(), 40));
        assertTrue(page.contains("\nlatency        0.1      10    1000\n"), page);
        assertTrue(page.contains("\ninput        value  unit   ok\n"), page);
        assertTrue(page.contains("\ntemp       23.4568F °C     NO\n"), page);
        assertTrue(page.contains("\ncontrol     0.50    0.75    1.00\n"), page);
        assertTrue(page.contains("\nsetpoint            60  °C\n"), page);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 53, 64, 80, 200})
    void noLineIsLongerThanTheTerminal(int columns) {
        for (String line : ControllerPage.of(status(), snapshot(), columns)) {
            assertTrue(line.length() <= columns, line);
        }
    }

    @Test
    void whatTheControllerDoesNotSayIsLeftOut() {
        Map<String, @Nullable Object> little = new LinkedHashMap<>();
        little.put("name", "oven");
        little.put("state", "STARTING");
        little.put("tick", -1.0);
        little.put("rate_hz", 1000.0);
        little.put("board", "sim");
        assertEquals(
                List.of("oven  STARTING", "1000 Hz, board sim, tick -1"),
                ControllerPage.of(little, Map.of(), 80));
    }

    @Test
    void valuesHaveSixDigitsAndNoZerosBehind() {
        assertEquals("0.5", ControllerPage.value(0.5));
        assertEquals("-12.3457", ControllerPage.value(-12.3456789));
        assertEquals("1234567", ControllerPage.value(1234567.0));
        assertEquals("nan", ControllerPage.value(null));
    }

    @Test
    void theScreenIsReplacedAsAWholeAndSaysWhatDoesNotFit() {
        List<String> page = List.of("one", "two", "three");
        assertEquals(
                "\u001b[Hone\u001b[K\r\ntwo\u001b[K\r\nthree\u001b[K\u001b[J",
                TopScreen.frame(page, 3, 80));
        assertEquals(
                "\u001b[Hone\u001b[K\r\n… 2 more\u001b[K\u001b[J", TopScreen.frame(page, 2, 8));
        assertEquals(TopScreen.frame(page, 3, 80), TopScreen.frame(page, 0, 80));
    }

    @Test
    void aLineForALogHasStateAndFigures() {
        Map<String, @Nullable Object> status = status();
        Map<String, Object> micros = new LinkedHashMap<>();
        micros.put("p50", 0.1);
        micros.put("max", 38.4);
        status.put(
                "last_second",
                Map.of("latency_us", micros, "exec_us", micros, "overruns", 0.0, "missed", 2.0));
        assertEquals(
                "oven DEGRADED tick=81234 latency_us p50=0.1 max=38 exec_us p50=0.1 max=38"
                        + " overruns=0 missed=2 forced=temp",
                TopScreen.line(status));
    }
}
