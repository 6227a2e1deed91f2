package dev.takt.config;

/**
 * What follows when an input has no good sample.
 *
 * @param holdMs time in ms for which the last good value is held, at least 0
 * @param then what follows after that
 * @param value the substitute where {@code then} is {@link Then#VALUE}, else NaN
 */
public record OnFault(double holdMs, Then then, double value) {
    /** What holds where the file says nothing: the input is NaN at once. */
    public static final OnFault DEFAULT = new OnFault(0, Then.NAN, Double.NaN);

    /** What follows after the hold time. */
    public enum Then {
        /** The input is NaN, and formulas deal with it. */
        NAN,
        /** The input takes a substitute value. */
        VALUE,
        /** All outputs go to their safe values. */
        SAFE
    }
}
