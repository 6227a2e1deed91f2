package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running controller, as those see it who talk to it. */
@Timeout(60)
class ControlPointTest {
    private static final long PATIENCE = 20_000_000_000L;

    @TempDir private Path directory;

    private Configuration configuration;
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
                          "parameters": { "a": { "value": 1, "min": 0, "max": 10, "unit": "°C" }, "b": 1 },
                          "sets": { "s": { "formulas": { "twice": "2 * a", "minus": "-a", "same": "a == b" } } },
                          "outputs": { "o": { "gpio": 4, "value": "a > 5", "safe": 0 } }
                        }
                        """
                                .formatted(directory));
        configuration = Examples.read(file);
        station = Station.take(configuration, Map.of());
        controller =
                Controller.open(
                        configuration, BoardChoice.SIM, EndCondition.NEVER, _ -> {}, station);
        controller.start();
        point = ControlPoint.open(controller);
        client = ControlClient.connect(directory.resolve("oven.sock"), System::nanoTime);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        point.close();
        controller.close();
        station.close();
        assertNull(controller.fault());
        try (var left = Files.list(directory)) {
            assertEquals(
                    List.of("oven.json", "oven.lock"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private static double number(@Nullable Object value) {
        return assertInstanceOf(Double.class, value);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return assertInstanceOf(Map.class, value);
    }

    private Map<String, @Nullable Object> set(Map<String, Double> values) throws Exception {
        return client.ask(
                "set",
                json -> {
                    json.writeObjectPropertyStart("values");
                    values.forEach(json::writeNumberProperty);
                    json.writeEndObject();
                },
                PATIENCE);
    }

    private Map<?, ?> get() throws Exception {
        return object(client.ask("get", _ -> {}, PATIENCE).get("values"));
    }

    private String refusal(Map<String, Double> values) {
        return assertThrows(RefusedException.class, () -> set(values)).code();
    }

    @Test
    void valuesTakeEffectTogetherFromTheTickThatIsTold() throws Exception {
        double tick = number(set(Map.of("a", 6.0, "b", 6.0)).get("tick"));
        Map<String, @Nullable Object> after = client.ask("get", _ -> {}, PATIENCE);
        Map<?, ?> values = object(after.get("values"));
        while (number(after.get("tick")) < tick) {
            after = client.ask("get", _ -> {}, PATIENCE);
            values = object(after.get("values"));
        }
        assertEquals(6.0, values.get("a"));
        assertEquals(12.0, values.get("twice"));
        assertEquals(1.0, values.get("same"));
        assertEquals(1.0, values.get("o"));
    }

    @Test
    void nothingIsSetWhereOneOfTheValuesIsRefused() throws Exception {
        assertEquals("out_of_range", refusal(Map.of("a", 10.5, "b", 3.0)));
        assertEquals("not_a_parameter", refusal(Map.of("twice", 1.0, "b", 3.0)));
        assertEquals("unknown_name", refusal(Map.of("c", 1.0, "b", 3.0)));
        assertEquals(1.0, get().get("b"));
    }

    @Test
    void everyReadIsOfOneTick() throws Exception {
        for (int i = 0; i < 500; i++) {
            set(Map.of("a", i % 10 * 1.0));
            Map<?, ?> values = get();
            double a = number(values.get("a"));
            assertEquals(2 * a, values.get("twice"));
            assertEquals(0, a + number(values.get("minus")));
        }
    }

    @Test
    void manyWritesASecondMakeTheLoopAllocateNothing() throws Exception {
        long before = controller.allocatedBytes();
        for (int i = 0; i < 500; i++) {
            set(Map.of("a", i % 10 * 1.0, "b", 1.0 * i));
            controller.hatch().posts().post(99, 1);
        }
        assertEquals(0, controller.allocatedBytes() - before);
    }

    @Test
    void aSnapshotSaysAllOfEverySignal() throws Exception {
        List<?> signals =
                assertInstanceOf(
                        List.class, client.ask("snapshot", _ -> {}, PATIENCE).get("signals"));
        Map<?, ?> a =
                signals.stream()
                        .map(signal -> (Map<?, ?>) signal)
                        .filter(signal -> "a".equals(signal.get("name")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                Map.of(
                        "name",
                        "a",
                        "section",
                        "parameter",
                        "value",
                        1.0,
                        "unit",
                        "°C",
                        "min",
                        0.0,
                        "max",
                        10.0),
                a);
    }

    @Test
    void aSubscriptionSendsWhatHasChangedByThen() throws Exception {
        client.ask(
                "subscribe",
                json -> {
                    json.writeArrayPropertyStart("names");
                    json.writeString("tick");
                    json.writeEndArray();
                    json.writeNumberProperty("rate_hz", 200);
                },
                PATIENCE);
        double last = -1;
        for (int i = 0; i < 20; i++) {
            Map<String, @Nullable Object> event = client.next(PATIENCE);
            assertEquals("values", event.get("event"));
            double tick = number(object(event.get("values")).get("tick"));
            assertEquals(event.get("tick"), tick);
            assertTrue(tick > last);
            last = tick;
        }
    }

    @Test
    void theStatusTellsNameStateAndTick() throws Exception {
        Map<String, @Nullable Object> status = client.ask("status", _ -> {}, PATIENCE);
        assertEquals("oven", status.get("name"));
        assertEquals("sim", status.get("board"));
        assertEquals(1.0, status.get("clients"));
        assertTrue(number(status.get("tick")) >= 0);
    }

    @Test
    void aSecondControllerOfTheSameNameIsRefused() {
        NameTakenException taken =
                assertThrows(NameTakenException.class, () -> Station.take(configuration, Map.of()));
        assertTrue(taken.toString().contains("'oven' is running already"), taken::toString);
    }

    @Test
    void whatADeadControllerHasLeftIsReplaced(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("oven.sock"), "");
        Files.writeString(other.resolve("oven.lock"), "");
        Files.writeString(other.resolve("oven.image"), "");
        Path file =
                Files.writeString(
                        other.resolve("oven.json"),
                        "{\"control\": {\"directory\": \"%s\"}}".formatted(other));
        Configuration same = Examples.read(file);
        try (Station left = Station.take(same, Map.of());
                Controller second =
                        Controller.open(same, BoardChoice.SIM, EndCondition.NEVER, _ -> {}, left)) {
            second.start();
            try (ControlPoint _ = ControlPoint.open(second);
                    ControlClient other2 =
                            ControlClient.connect(other.resolve("oven.sock"), System::nanoTime)) {
                assertEquals("oven", other2.ask("status", _ -> {}, PATIENCE).get("name"));
            }
        }
        assertFalse(Files.exists(other.resolve("oven.image")));
    }

    @Test
    void aLoopThatHasEndedIsToldAsStopped() throws Exception {
        controller.stop();
        controller.awaitEnd();
        assertEquals("stopped", refusal(Map.of("b", 3.0)));
        assertEquals("STOPPED", client.ask("status", _ -> {}, PATIENCE).get("state"));
    }
}
