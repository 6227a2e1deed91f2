package dev.takt.arena;

/** The parts of the arena, in the order in which they lie in memory. */
public enum Section {
    /** Time and tick number, written by the loop before each evaluation. */
    CLOCK,
    /** What the board latched: raw value, ok and age of every input. */
    INPUT,
    /** Values a user may change while the loop runs. */
    PARAMETER,
    /** Results of formulas, inputs after their {@code value} formula included. */
    SIGNAL,
    /** What the board posts. */
    OUTPUT,
    /** Levels of the simulated board: what its inputs show and its pins carry. */
    SIMULATION,
    /** What {@code prev} keeps from one evaluation to the next. */
    PREVIOUS,
    /** Intermediate results without a name of the user's. */
    TEMPORARY,
    /** Memory of the function blocks. */
    STATE,
    /** Points of the tables. */
    TABLE,
    /** What signals are forced to, and until which tick; written between two ticks. */
    FORCE
}
