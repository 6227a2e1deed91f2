package dev.takt.loop;

/**
 * What a loop does about late ticks besides leaving out the releases that have passed.
 *
 * @param shed whether slow sets wait until a tick has been in time
 * @param late how many late releases among the last {@code of} put the outputs safe; 0: none do
 * @param of how many releases are looked at, at least {@code late}
 */
public record OverrunRule(boolean shed, int late, int of) {
    /** Nothing more. */
    public static final OverrunRule SKIP = new OverrunRule(false, 0, 0);

    /** Sets that are not due on every tick are postponed. */
    public static final OverrunRule SHED = new OverrunRule(true, 0, 0);

    /**
     * @throws IllegalArgumentException if {@code late <= of} does not hold or one is negative
     */
    public OverrunRule {
        if (late < 0 || late > of) {
            throw new IllegalArgumentException(
                    "0 <= late <= of expected, got late " + late + ", of " + of);
        }
    }

    /** Outputs go safe after {@code late} late releases among the last {@code of}. */
    public static OverrunRule safeAfter(int late, int of) {
        return new OverrunRule(false, late, of);
    }
}
