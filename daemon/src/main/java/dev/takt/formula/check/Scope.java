package dev.takt.formula.check;

import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;
import java.util.Map;

/**
 * Where a piece of formula stands and which names only it knows.
 *
 * @param text what offsets count in
 * @param place as a message names it: {@code formula 'error'}
 * @param locals parameters of the function it is the body of, or {@code raw}
 */
record Scope(Fragment text, String place, Map<String, Term> locals) {
    /** The scope of a formula that is not inside a function. */
    static Scope of(Fragment text, String place) {
        return new Scope(text, place, Map.of());
    }

    Span span(int start, int end) {
        return text.span(start, end);
    }
}
