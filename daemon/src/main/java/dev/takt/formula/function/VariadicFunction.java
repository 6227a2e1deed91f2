package dev.takt.formula.function;

import java.util.List;

/**
 * Functions that take any number of arguments from a minimum on. They are lowered to {@link
 * PureFunction} in a fixed order, which the documentation of each constant states, so that results
 * do not depend on who evaluates them.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
public enum VariadicFunction {
    /** {@code min(min(a, b), c)}. */
    MIN("min", "a b", 2, "The smallest; NaN where any is NaN."),
    /** {@code max(max(a, b), c)}. */
    MAX("max", "a b", 2, "The largest; NaN where any is NaN."),
    /** {@code sum(a, b, c) / 3}. */
    AVG("avg", "a", 1, "The arithmetic mean."),
    /** {@code (a + b) + c}. */
    SUM("sum", "a", 1, "The sum, added from left to right."),
    /** {@code i < 1 ? a : i < 2 ? b : ok(i) ? c : nan}. */
    SELECT(
            "select",
            "i a b",
            3,
            "a for i below 1, b for i below 2, and so on; the last beyond. NaN where i is NaN."),
    /** By Horner's rule: {@code c0 + x * (c1 + x * c2)}. */
    POLY("poly", "x c0", 2, "c0 + c1 x + c2 x^2 + ...");

    private final String functionName;
    private final List<String> parameters;
    private final int minimum;
    private final String documentation;

    VariadicFunction(String functionName, String parameters, int minimum, String documentation) {
        this.functionName = functionName;
        this.parameters = List.of(parameters.split(" "));
        this.minimum = minimum;
        this.documentation = documentation;
    }

    /** The name it is called by. */
    public String functionName() {
        return functionName;
    }

    /** Names of the parameters that every call has; those that follow have no names. */
    public List<String> parameters() {
        return parameters;
    }

    /** Fewest arguments of a call. There is no most. */
    public int minimum() {
        return minimum;
    }

    /** As the documentation writes a call: {@code min(a, b, ...)}. */
    public String signature() {
        return functionName + "(" + String.join(", ", parameters) + ", ...)";
    }

    /** One line for users. */
    public String documentation() {
        return documentation;
    }
}
