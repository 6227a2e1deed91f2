package dev.takt.formula.syntax;

/** Levels of binary operators that are written in chains, loosest first. */
public enum Level {
    DEFAULT,
    OR,
    AND,
    COMPARISON,
    SUM,
    PRODUCT;

    /** The level that binds next tighter; the tightest has none. */
    Level tighter() {
        return switch (this) {
            case DEFAULT -> OR;
            case OR -> AND;
            case AND -> COMPARISON;
            case COMPARISON -> SUM;
            case SUM, PRODUCT -> PRODUCT;
        };
    }
}
