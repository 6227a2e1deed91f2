package dev.takt.formula.syntax;

/** The operators of the language. */
public enum Operator {
    NEGATE("-"),
    PLUS("+"),
    NOT("!"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    ADD("+"),
    SUBTRACT("-"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("&&"),
    OR("||"),
    DEFAULT("??");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in a formula. */
    public String symbol() {
        return symbol;
    }
}
