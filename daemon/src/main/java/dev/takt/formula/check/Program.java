package dev.takt.formula.check;

import java.util.List;

/**
 * A checked controller: what a tick computes, in order. Exists only without errors.
 *
 * @param cells every place for a number; {@code cells.get(i).index() == i}
 * @param states every block's memory; {@code states.get(i).index() == i}
 * @param tables every table; {@code tables.get(i).index() == i}
 * @param control the sets, inputs and outputs included, in the order of execution
 * @param simulation the simulated plant, empty where the file has none
 * @param formulas how many formulas the user's sets hold
 */
public record Program(
        List<Cell> cells,
        List<State> states,
        List<LookupTable> tables,
        List<Segment> control,
        List<Segment> simulation,
        int formulas) {
    /** Name of the cell that holds the seconds since start. */
    public static final String TIME = "t";

    /** Name of the cell that holds the number of the tick. */
    public static final String TICK = "tick";

    /** Name of the cell that is 1 while all outputs are held at their safe values, else 0. */
    public static final String HELD = "held";

    /** Name of the cell that holds an input's raw sample. */
    public static String raw(String input) {
        return input + "$raw";
    }

    /** Name of the cell that tells whether an input's sample is good. */
    public static String ok(String input) {
        return input + ".ok";
    }

    /** Name of the cell that holds the seconds since an input's last good sample. */
    public static String age(String input) {
        return input + ".age";
    }

    /** Name of the cell that holds what an input shows on the simulated board. */
    public static String sim(String input) {
        return input + "$sim";
    }

    /** Name of the cell that holds what an output's formula gives, before its limits. */
    public static String demand(String output) {
        return output + "$demand";
    }

    /** Name of the cell that holds what a name is forced to. */
    public static String forced(String name) {
        return name + "$forced";
    }

    /** Name of the cell that holds the first tick in which a name is no longer forced. */
    public static String until(String name) {
        return name + "$until";
    }

    /** Name of the cell that holds what a formula of a slow set gives while it may be forced. */
    public static String own(String name) {
        return name + "$own";
    }

    /** Name of the cell that holds what a simulated output carries. */
    public static String pin(String output) {
        return output + "$pin";
    }
}
