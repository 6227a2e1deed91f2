package dev.takt.board;

import java.util.Locale;

/**
 * What is wrong with an input of the simulated board.
 *
 * @param kind of fault
 * @param amount how much of it; see {@link Kind}
 */
public record InputFault(Kind kind, double amount) {
    /** Nothing is. */
    static final InputFault NONE = new InputFault(Kind.NONE, Double.NaN);

    /** Kinds of faults, each with what its amount is. */
    public enum Kind {
        /** No fault; no amount. */
        NONE(false),
        /** The sample no longer changes; the value it stays at, NaN for the present one. */
        STUCK(false),
        /** Added to each sample, evenly distributed; its greatest value, in the input's unit. */
        NOISE(true),
        /** No sample is valid, as of a chip that does not acknowledge; no amount. */
        INVALID(false),
        /** Samples come at least so far apart, as over a slow bus; ms. */
        SLOW(true),
        /** Samples are lost; the share of them, 0 to 1. */
        DROP(true);

        private final boolean needsAmount;

        Kind(boolean needsAmount) {
            this.needsAmount = needsAmount;
        }

        /** Whether it means nothing without an amount. */
        public boolean needsAmount() {
            return needsAmount;
        }

        /** What users call it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
