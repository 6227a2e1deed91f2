package dev.takt.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong, so that all of it is told at once. The same mistake is kept
 * once.
 */
public final class Diagnostics {
    private final LinkedHashSet<Diagnostic> found = new LinkedHashSet<>();
    private int errors;

    public void error(@Nullable Span span, String message) {
        error(span, message, null);
    }

    public void error(@Nullable Span span, String message, @Nullable String hint) {
        if (found.add(new Diagnostic(Severity.ERROR, span, message, hint))) {
            errors++;
        }
    }

    public void warning(@Nullable Span span, String message) {
        warning(span, message, null);
    }

    public void warning(@Nullable Span span, String message, @Nullable String hint) {
        found.add(new Diagnostic(Severity.WARNING, span, message, hint));
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public int errorCount() {
        return errors;
    }

    /** All that was found, sorted by file and place. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> list = new ArrayList<>(found);
        if (list.size() > 1) {
            list.sort(byPlace());
        }
        return List.copyOf(list);
    }

    /** Made where there is something to sort: most starts find nothing wrong. */
    private static Comparator<Diagnostic> byPlace() {
        return Comparator.<Diagnostic, String>comparing(
                        d -> d.span() == null ? "" : d.span().source().name())
                .thenComparingInt(d -> d.span() == null ? -1 : d.span().start())
                .thenComparing(Diagnostic::severity);
    }
}
