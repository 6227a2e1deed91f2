package dev.takt.bench;

/**
 * A way of evaluating a batch, from the slowest to the fastest. Each leaves out one thing that the
 * one above it does; all give the same results.
 */
public enum Rung {
    /** Parsed and checked for each batch, then run as {@link #PARSE_ONCE} does. */
    PARSE_EACH("parse_each", "parse each", ""),
    /**
     * Parsed once. A tree on the heap, every value an object in a map, found by its name; each
     * batch gets a copy of that map, parameters put into it.
     */
    PARSE_ONCE("parse_once", "parse once", "parsing"),
    /** The same with one map for good, into which the parameters are put. */
    KEPT_CONTEXT("kept_context", "kept context", "copying"),
    /**
     * The tree lies flat in an arena and so do the values; where, is looked up by name whenever a
     * parameter is written, a cell read or assigned.
     */
    ARENA("arena", "arena", "the heap"),
    /** The same with slots in place of names. */
    INTERPRETED("interpreted", "interpreted", "names"),
    /** Compiled as the tree stands, over the same arena and with the same slots. */
    UNOPTIMISED("unoptimised", "unoptimised", "a tree"),
    /** Compiled, constants folded and common values shared: what {@code takt run} runs. */
    COMPILED("compiled", "compiled", "repeats");

    private final String key;
    private final String label;
    private final String without;

    Rung(String key, String label, String without) {
        this.key = key;
        this.label = label;
        this.without = without;
    }

    /** Its name for programs. */
    public String key() {
        return key;
    }

    /** Its name for people, at most 12 letters. */
    public String label() {
        return label;
    }

    /** What it does without, other than the rung above; at most 8 letters, empty for the first. */
    public String without() {
        return without;
    }
}
