package dev.takt.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param severity how bad it is
 * @param span where; null where no text exists, as for a missing file
 * @param message what is wrong: a sentence without a full stop, beginning with a small letter
 * @param hint what to do about it, printed behind the caret; null where nothing is known
 */
public record Diagnostic(
        Severity severity, @Nullable Span span, String message, @Nullable String hint) {}
