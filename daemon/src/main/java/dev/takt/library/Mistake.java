package dev.takt.library;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Severity;
import dev.takt.diagnostic.Span;
import java.io.Serializable;

/**
 * One thing that is wrong with a text, or, as a warning, probably not meant.
 *
 * @param warning whether the text can be used all the same
 * @param source name of the text: as given to {@link Formulas#ofJson(String, String)}, or the name
 *     of the formula; empty where the mistake has no place
 * @param line counted from 1; 0 where the mistake has no place
 * @param column counted from 1 in characters; 0 where the mistake has no place
 * @param length characters of the place that is wrong, 0 where it is between two
 * @param message what is wrong: a sentence without a full stop, beginning with a small letter
 * @param hint what to do about it; empty where nothing is known
 * @param rendering all of this as several lines with the place marked, separated by line feeds
 */
public record Mistake(
        boolean warning,
        String source,
        int line,
        int column,
        int length,
        String message,
        String hint,
        String rendering)
        implements Serializable {

    static Mistake of(Diagnostic diagnostic) {
        Span span = diagnostic.span();
        String hint = diagnostic.hint();
        return new Mistake(
                diagnostic.severity() == Severity.WARNING,
                span == null ? "" : span.source().name(),
                span == null ? 0 : span.line(),
                span == null ? 0 : span.column(),
                span == null ? 0 : span.end() - span.start(),
                diagnostic.message(),
                hint == null ? "" : hint,
                DiagnosticRenderer.render(diagnostic));
    }

    /** The rendering. */
    @Override
    public String toString() {
        return rendering;
    }
}
