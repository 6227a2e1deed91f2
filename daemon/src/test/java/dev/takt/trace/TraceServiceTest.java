package dev.takt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.control.Peer;
import dev.takt.control.RefusedException;
import dev.takt.control.Request;
import dev.takt.recording.Column;
import dev.takt.recording.SignalRing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceServiceTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("t", "s"), new Column("tick", ""), new Column("temp", ""));

    private static RefusedException refusal(String name) {
        try (SignalRing ring = SignalRing.allocate(1 << 10)) {
            TraceService service = new TraceService(ring, () -> COLUMNS, 1000, _ -> "");
            Request request = new Request(null, "trace", Map.of("names", List.of(name)));
            return assertThrows(
                    RefusedException.class,
                    () -> service.answer(request, new Peer("anna", "takt")));
        }
    }

    @Test
    void beforeTheFirstTickAnUnknownNameIsToldAndAKnownOneIsToWait() {
        assertEquals("unknown_name", refusal("tmp").code());
        assertEquals("no signal named 'tmp'; did you mean 'temp'?", refusal("tmp").getMessage());
        assertEquals("busy", refusal("temp").code());
    }
}
