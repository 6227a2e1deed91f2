package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import dev.takt.loop.EndCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonGenerator;

/** What a running controller shows of itself: trace, record, inject. */
@Timeout(60)
class InsideCommandsTest {
    private static final long PATIENCE = 20_000_000_000L;

    @TempDir private Path directory;

    private Station station;
    private Controller controller;
    private ControlPoint point;
    private ControlClient client;

    @BeforeEach
    void start() throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("oven.json"),
                        """
                        {
                          "control": { "directory": "%s" },
                          "recorder": { "after_seconds": 0.01 },
                          "inputs": { "temp": { "file": "/temp", "rate_hz": 1000, "unit": "°C", "sim": "40" } },
                          "sets": { "s": { "formulas": { "count": "tick" } } },
                          "outputs": { "o": { "gpio": 4, "value": "temp > 50", "safe": 0 } }
                        }
                        """
                                .formatted(directory));
        Configuration configuration = Examples.read(file);
        station = Station.take(configuration, Map.of());
        controller =
                Controller.open(
                        configuration, BoardChoice.SIM, EndCondition.NEVER, _ -> {}, station);
        controller.recordTo(directory.resolve("recordings"));
        controller.start();
        // Before the first tick there is nothing to trace, which is another answer.
        while (controller.loop().lastTick() < 0) {
            Thread.onSpinWait();
        }
        point = ControlPoint.open(controller);
        client = ControlClient.connect(directory.resolve("oven.sock"), System::nanoTime);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        point.close();
        controller.close();
        station.close();
    }

    private Map<String, @Nullable Object> ask(String command, Consumer<JsonGenerator> arguments)
            throws Exception {
        return client.ask(command, arguments, PATIENCE);
    }

    private static Consumer<JsonGenerator> names(String... names) {
        return json -> {
            json.writeArrayPropertyStart("names");
            for (String name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
        };
    }

    @Test
    void aTraceHasEveryTickOnceAndInOrder() throws Exception {
        Map<String, @Nullable Object> reply = ask("trace", names("count", "temp"));
        assertEquals(
                List.of(
                        Map.of("name", "t", "unit", "s"),
                        Map.of("name", "tick", "unit", ""),
                        Map.of("name", "count", "unit", ""),
                        Map.of("name", "temp", "unit", "°C")),
                reply.get("columns"));
        List<List<?>> rows = new ArrayList<>();
        while (rows.size() < 300) {
            Map<String, @Nullable Object> line = client.next(PATIENCE);
            assertEquals("rows", line.get("event"), line::toString);
            for (Object row : assertInstanceOf(List.class, line.get("rows"))) {
                rows.add((List<?>) row);
            }
        }
        double before = -1;
        for (List<?> row : rows) {
            double tick = assertInstanceOf(Double.class, row.get(1));
            assertTrue(tick > before, before + " then " + tick);
            before = tick;
            assertEquals(tick, row.get(2));
            assertEquals(40.0, row.get(3));
        }
    }

    @Test
    void aTraceMayBeginInThePast() throws Exception {
        while (controller.loop().lastTick() < 100) {
            Thread.onSpinWait();
        }
        double now = (double) controller.loop().lastTick();
        ask(
                "trace",
                json -> {
                    names("count").accept(json);
                    json.writeNumberProperty("before_s", 3600);
                });
        List<?> rows = assertInstanceOf(List.class, client.next(PATIENCE).get("rows"));
        double first = assertInstanceOf(Double.class, ((List<?>) rows.getFirst()).get(1));
        assertTrue(first < now, first + " is not before " + now);
    }

    @Test
    void anUnknownNameIsSaidWithTheNearestOne() {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> ask("trace", names("tmp")));
        assertEquals("unknown_name", refused.code());
        assertEquals("no signal named 'tmp'; did you mean 'temp'?", refused.getMessage());
    }

    @Test
    void eventsComeAsTheLinesOfTheLog() throws Exception {
        ask(
                "subscribe",
                json -> {
                    json.writeArrayPropertyStart("events");
                    json.writeString("jitter");
                    json.writeEndArray();
                });
        Map<String, @Nullable Object> line = client.next(PATIENCE);
        assertEquals("jitter", line.get("event"));
        assertTrue(String.valueOf(line.get("line")).contains("latency_us"), line::toString);
    }

    @Test
    void recordAnswersWithTheFilesItHasWritten() throws Exception {
        List<?> files = assertInstanceOf(List.class, ask("record", _ -> {}).get("files"));
        assertEquals(2, files.size());
        for (Object file : files) {
            assertTrue(Files.size(Path.of(String.valueOf(file))) > 0);
        }
    }

    private Map<String, @Nullable Object> inject(
            @Nullable String input, String fault, double amount) throws Exception {
        return ask(
                "inject",
                json -> {
                    if (input != null) {
                        json.writeStringProperty("input", input);
                    }
                    json.writeStringProperty("fault", fault);
                    if (!Double.isNaN(amount)) {
                        json.writeNumberProperty("amount", amount);
                    }
                });
    }

    private double temp() throws Exception {
        Map<?, ?> values = assertInstanceOf(Map.class, ask("get", names("temp")).get("values"));
        return values.get("temp") instanceof Double value ? value : Double.NaN;
    }

    @Test
    void anInjectedFaultIsSeenListedAndTakenAway() throws Exception {
        assertEquals(Map.of("temp", "stuck=85.0"), inject("temp", "stuck", 85).get("faults"));
        while (temp() != 85) {
            Thread.onSpinWait();
        }
        assertEquals(Map.of("temp", "stuck=85.0"), ask("status", _ -> {}).get("faults"));
        assertEquals(Map.of(), inject(null, "none", Double.NaN).get("faults"));
        while (temp() != 40) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFaultForAWhileIsListedWithItsRestAndEnds() throws Exception {
        Map<String, @Nullable Object> reply = injectFor("temp", "stuck", 0.3);
        assertEquals(Map.of("temp", "stuck"), reply.get("faults"));
        double left = number(assertInstanceOf(Map.class, reply.get("faults_left_s")), "temp");
        assertTrue(left > 0 && left <= 0.3, () -> "left " + left);
        while (!Map.of().equals(ask("status", _ -> {}).get("faults"))) {
            Thread.onSpinWait();
        }
        assertEquals("usage", refusalFor("temp", "stuck", 0));
        assertEquals("usage", refusalFor("temp", "stuck", 90_000));
        assertEquals("usage", refusalFor("temp", "none", 1));
        assertEquals("unknown_name", refusalFor("tmp", "stuck", 1));
    }

    @Test
    void beginAndEndOfAFaultComeAsEvents() throws Exception {
        try (ControlClient listener =
                ControlClient.connect(directory.resolve("oven.sock"), System::nanoTime)) {
            listener.ask(
                    "subscribe",
                    json -> {
                        json.writeArrayPropertyStart("events");
                        json.writeString("inject");
                        json.writeEndArray();
                    },
                    PATIENCE);
            injectFor("temp", "stuck", 0.05);
            String begin = String.valueOf(listener.next(PATIENCE).get("line"));
            assertTrue(begin.startsWith("inject temp stuck for 0.05 s by "), begin);
            assertEquals(
                    "inject temp stuck ended after 0.05 s", listener.next(PATIENCE).get("line"));
        }
    }

    private Map<String, @Nullable Object> injectFor(String input, String fault, double seconds)
            throws Exception {
        return ask(
                "inject",
                json -> {
                    json.writeStringProperty("input", input);
                    json.writeStringProperty("fault", fault);
                    json.writeNumberProperty("for_s", seconds);
                });
    }

    private String refusalFor(String input, String fault, double seconds) {
        return assertThrows(RefusedException.class, () -> injectFor(input, fault, seconds)).code();
    }

    @Test
    void aStallIsOneLateTickAndAGarbageCollectionIsRun() throws Exception {
        inject(null, "gc", Double.NaN);
        long before = controller.loop().lastTick();
        inject(null, "stall", 0.02);
        while (controller.loop().lastTick() < before + 40) {
            Thread.onSpinWait();
        }
        assertTrue(controller.summary().timing().missed() >= 10);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals("usage", refusal("temp", "explode", Double.NaN));
        assertEquals("usage", refusal("temp", "drop", 2));
        assertEquals("usage", refusal("temp", "slow", Double.NaN));
        assertEquals("usage", refusal(null, "stall", 60));
        assertEquals("usage", refusal(null, "stuck", Double.NaN));
        assertEquals("unknown_name", refusal("tmp", "stuck", Double.NaN));
    }

    private String refusal(@Nullable String input, String fault, double amount) {
        return assertThrows(RefusedException.class, () -> inject(input, fault, amount)).code();
    }

    /** The names are those of the configuration; a second has to pass until there are figures. */
    @Test
    void statusTellsWhatEverySetCosts() throws Exception {
        Map<String, @Nullable Object> status = ask("status", _ -> {});
        while (!(status.get("sets") instanceof List<?>)) {
            Thread.onSpinWait();
            status = ask("status", _ -> {});
        }
        List<String> names = new ArrayList<>();
        for (Object one : assertInstanceOf(List.class, status.get("sets"))) {
            Map<?, ?> set = assertInstanceOf(Map.class, one);
            names.add(String.valueOf(set.get("name")));
            assertEquals(1.0, set.get("every"));
            assertTrue(number(set, "samples") > 0, set::toString);
            assertTrue(number(set, "mean_us") >= 0, set::toString);
            assertTrue(number(set, "max_us") <= number(set, "peak_us"), set::toString);
        }
        assertEquals(List.of("inputs", "s", "outputs"), names);
    }

    private static double number(Map<?, ?> members, String name) {
        return assertInstanceOf(Double.class, members.get(name), name);
    }
}
