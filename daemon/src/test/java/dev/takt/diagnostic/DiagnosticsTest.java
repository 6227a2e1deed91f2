package dev.takt.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private final Source first = new Source("a.json", "0123456789");
    private final Source second = new Source("b.json", "0123456789");
    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void sortsByFileThenPlaceThenSeverity() {
        diagnostics.warning(second.span(0, 1), "five");
        diagnostics.error(first.span(7, 8), "four");
        diagnostics.warning(first.span(3, 4), "three");
        diagnostics.error(first.span(3, 9), "two");
        diagnostics.error(null, "one");
        assertEquals(
                "one two three four five",
                String.join(" ", diagnostics.sorted().stream().map(Diagnostic::message).toList()));
    }

    @Test
    void keepsTheSameMistakeOnce() {
        diagnostics.error(first.span(1, 2), "wrong", "hint");
        diagnostics.error(first.span(1, 2), "wrong", "hint");
        diagnostics.error(first.span(1, 2), "wrong", "other hint");
        diagnostics.error(second.span(1, 2), "wrong", "hint");
        assertEquals(3, diagnostics.errorCount());
        assertEquals(3, diagnostics.sorted().size());
    }

    @Test
    void warningsAreNoErrors() {
        diagnostics.warning(first.span(1, 2), "odd");
        assertFalse(diagnostics.hasErrors());
        assertEquals(0, diagnostics.errorCount());
        diagnostics.error(null, "wrong");
        assertTrue(diagnostics.hasErrors());
        assertEquals(1, diagnostics.errorCount());
    }
}
