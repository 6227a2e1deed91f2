package dev.takt.bench;

/** A way of evaluating a batch, from the slowest to the fastest. */
public enum Rung {
    /** Parsed, checked, laid out and interpreted for each batch. */
    PARSE_EACH("parse_each", "parse each"),
    /** Parsed once; the tree is walked for each batch. */
    INTERPRETED("interpreted", "interpreted"),
    /** Parsed and compiled once over the arena. */
    COMPILED("compiled", "compiled");

    private final String key;
    private final String label;

    Rung(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Its name for programs. */
    public String key() {
        return key;
    }

    /** Its name for people, at most 11 letters. */
    public String label() {
        return label;
    }
}
