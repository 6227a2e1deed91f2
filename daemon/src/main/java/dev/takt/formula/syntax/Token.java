package dev.takt.formula.syntax;

/**
 * One word of a formula.
 *
 * @param kind what it is
 * @param text as written; for operators the symbol
 * @param number the value of a number, NaN otherwise
 * @param start offset of its first character
 * @param end offset behind its last character
 */
record Token(Kind kind, String text, double number, int start, int end) {
    private static final int LONGEST_SHOWN = 40;

    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** As a message names it. */
    String described() {
        return kind == Kind.END ? "the end of the formula" : "'" + shown(text) + "'";
    }

    /** A piece of a formula cut to a length that a message can bear. */
    static String shown(String piece) {
        return piece.length() <= LONGEST_SHOWN ? piece : piece.substring(0, LONGEST_SHOWN) + "...";
    }
}
