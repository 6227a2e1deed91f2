package dev.takt.formula.syntax;

import org.jspecify.annotations.Nullable;

/** Ends the reading of one formula at its first mistake; the parser turns it into a diagnostic. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int start;
    private final int end;
    private final @Nullable String hint;

    SyntaxException(int start, int end, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.start = start;
        this.end = end;
        this.hint = hint;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    @Nullable String hint() {
        return hint;
    }
}
