package dev.takt.config.json;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Severity;
import java.util.List;

/** Diagnostics as lines a test can compare: {@code 3:5: message | hint}. */
public final class Findings {
    private Findings() {}

    /** All errors in the order of their places. */
    public static List<String> errors(Diagnostics diagnostics) {
        return lines(diagnostics, Severity.ERROR);
    }

    /** All warnings in the order of their places. */
    public static List<String> warnings(Diagnostics diagnostics) {
        return lines(diagnostics, Severity.WARNING);
    }

    private static List<String> lines(Diagnostics diagnostics, Severity severity) {
        return diagnostics.sorted().stream()
                .filter(found -> found.severity() == severity)
                .map(Findings::line)
                .toList();
    }

    private static String line(Diagnostic found) {
        String place =
                found.span() == null
                        ? ""
                        : found.span().line() + ":" + found.span().column() + ": ";
        return place + found.message() + (found.hint() == null ? "" : " | " + found.hint());
    }
}
