package dev.takt.formula.syntax;

import java.util.List;

/**
 * The head of a user function, {@code c2f(c)}. Offsets count characters of its own text.
 *
 * @param name what it is called by
 * @param parameters in the order of the arguments; names may repeat, which {@code formula.check}
 *     refuses
 */
public record Signature(String name, int start, int end, List<Parameter> parameters) {
    /** A parameter of the function. */
    public record Parameter(String name, int start, int end) {}
}
