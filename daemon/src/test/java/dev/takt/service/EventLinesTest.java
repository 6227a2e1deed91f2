package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.control.Feed;
import dev.takt.control.RefusedException;
import dev.takt.control.Reply;
import dev.takt.control.Request;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class EventLinesTest {
    private static final long MS = 1_000_000;

    private final EventLines events = new EventLines();

    private Feed subscribe(String... kinds) throws Exception {
        Request request = new Request(null, "subscribe", Map.of("events", List.of(kinds)));
        Reply reply = Objects.requireNonNull(events.subscribe(request).poll(0));
        return Objects.requireNonNull(reply.feed());
    }

    private static @Nullable String next(Feed feed, long atMs) {
        Consumer<JsonGenerator> line = feed.next(atMs * MS);
        if (line == null) {
            return null;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            line.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    @Test
    void linesComeOnceAndInOrderFromTheSubscriptionOn() throws Exception {
        events.state("before");
        Feed feed = subscribe();
        assertNull(next(feed, 0));
        events.state("one");
        events.state("two");
        assertNull(next(feed, 99));
        assertEquals("{\"event\":\"state\",\"line\":\"one\"}", next(feed, 100));
        assertEquals("{\"event\":\"state\",\"line\":\"two\"}", next(feed, 100));
        assertNull(next(feed, 100));
    }

    @Test
    void otherKindsAreLeftOut() throws Exception {
        Feed feed = subscribe("late");
        events.state("one");
        assertNull(next(feed, 0));
        assertThrows(RefusedException.class, () -> subscribe("jiter"));
    }

    @Test
    void whoIsTooSlowIsToldHowManyAreLost() throws Exception {
        Feed feed = subscribe("state");
        for (int i = 0; i < EventLines.MOST + 3; i++) {
            events.state("line " + i);
        }
        assertEquals("{\"event\":\"gap\",\"lost\":3}", next(feed, 0));
        assertEquals("{\"event\":\"state\",\"line\":\"line 3\"}", next(feed, 0));
    }
}
