package dev.takt.diagnostic;

/**
 * A place in a source.
 *
 * @param source the text it is in
 * @param start offset of the first character
 * @param end offset behind the last character, never below {@code start}
 */
public record Span(Source source, int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "0 <= start <= end expected, got " + start + ".." + end);
        }
    }

    public int line() {
        return source.line(start);
    }

    public int column() {
        return source.column(start);
    }
}
