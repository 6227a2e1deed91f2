package dev.takt.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.timing.TickRecorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateLogTest {
    private final List<String> lines = new ArrayList<>();
    private final StateLog log =
            new StateLog(state -> state.equals("SAFE") ? "a reason" : "", lines::add);

    private void sample(String state) {
        var timing = new TickRecorder(1_000_000).sample();
        log.accept(new JitterSample(Instant.EPOCH, 0, 0, timing, 0, 0, 0, 0, state));
    }

    @Test
    void saysANewStateOnceAndOnlyWhereThereIsACause() {
        sample("RUNNING");
        sample("RUNNING");
        assertEquals(List.of(), lines);
        sample("SAFE");
        sample("SAFE");
        assertEquals(List.of("state SAFE: a reason"), lines);
    }
}
