package dev.takt.reload;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What came of a reload.
 *
 * @param taken whether the controller runs the new configuration; else it runs on as it was
 * @param tick the first tick of the new configuration; -1 where it was not taken
 * @param diagnostics warnings, and why it was not taken, in order of place
 * @param carried what the controller remembers of before; null where it was not taken
 */
public record ReloadResult(
        boolean taken, long tick, List<Diagnostic> diagnostics, @Nullable Carried carried) {
    public ReloadResult {
        diagnostics = List.copyOf(diagnostics);
    }

    static ReloadResult taken(long tick, List<Diagnostic> warnings, Carried carried) {
        return new ReloadResult(true, tick, warnings, carried);
    }

    static ReloadResult refused(List<Diagnostic> why) {
        return new ReloadResult(false, -1, why, null);
    }

    static ReloadResult refused(String why, @Nullable String hint) {
        return refused(List.of(new Diagnostic(Severity.ERROR, null, why, hint)));
    }

    /** Says in a log what came of it. */
    void log(Logger log) {
        for (Diagnostic diagnostic : diagnostics) {
            String text = DiagnosticRenderer.render(diagnostic);
            if (diagnostic.severity() == Severity.ERROR) {
                log.error("{}", text);
            } else {
                log.warn("{}", text);
            }
        }
        if (carried == null) {
            log.error("not reloaded; the controller runs on as it was");
        } else {
            log.info("reloaded at tick {}: {}", tick, carried.told());
        }
    }
}
