package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceTriggerTest {
    private static final Set<String> KNOWN = Set.of("t", "tick", "temp", "temp.ok", "door");
    private static final Set<String> CLOCK = Set.of("t", "tick");

    private final Diagnostics diagnostics = new Diagnostics();

    private TraceTrigger trigger(String formula) {
        return Objects.requireNonNull(
                TraceTrigger.of(formula, KNOWN, CLOCK, 1000, diagnostics),
                () -> diagnostics.sorted().toString());
    }

    @Test
    void looksAtTheSignalsItNames() {
        try (TraceTrigger trigger = trigger("temp > 80 && temp.ok")) {
            assertEquals(List.of("temp", "temp.ok"), trigger.names());
            assertFalse(trigger.test(0, 0, new double[] {70, 1}));
            assertFalse(trigger.test(0.001, 1, new double[] {90, 0}));
            assertTrue(trigger.test(0.002, 2, new double[] {90, 1}));
            assertFalse(trigger.test(0.003, 3, new double[] {Double.NaN, 1}));
        }
    }

    @Test
    void edgesAndTimeCount() {
        try (TraceTrigger trigger = trigger("rise(door) && t >= 0.002")) {
            assertFalse(trigger.test(0, 0, new double[] {0}));
            assertFalse(trigger.test(0.001, 1, new double[] {1}));
            assertFalse(trigger.test(0.002, 2, new double[] {1}));
            assertFalse(trigger.test(0.003, 3, new double[] {0}));
            assertTrue(trigger.test(0.004, 4, new double[] {1}));
        }
    }

    @Test
    void whatIsWrongWithItIsSaid() {
        assertNull(TraceTrigger.of("tmp > 3", KNOWN, CLOCK, 1000, diagnostics));
        Diagnostic mistake = diagnostics.sorted().getFirst();
        assertEquals("unknown name 'tmp'", mistake.message());
        assertEquals("did you mean 'temp'?", mistake.hint());
    }
}
