package dev.takt.loop;

/**
 * How much is rehearsed, and until when.
 *
 * @param ticks of a round, of each kind
 * @param exchanges of the generation in a round; a multiple of 3: away, back, and from the real one
 *     to itself
 * @param standInTicks how often each of the others is evaluated before
 * @param enoughNanos it is over when half of the ticks of a round take no longer; 0: when they get
 *     no faster
 * @param limitNanos the most it may take; the round begun is finished
 * @param isBeside whether a loop runs meanwhile: rounds then wait for the JIT
 */
public record RehearsalExtent(
        int ticks,
        int exchanges,
        int standInTicks,
        long enoughNanos,
        long limitNanos,
        boolean isBeside) {
    private static final long LIMIT_NANOS = 2_000_000_000L;
    private static final long LIMIT_BESIDE_NANOS = 60_000_000_000L;

    /** A tick that takes this part of a period leaves the loop all the room it needs. */
    private static final int PART_OF_PERIOD = 10;

    /** Until ticks get no faster, or for 2 s. */
    public static final RehearsalExtent WHOLE =
            new RehearsalExtent(500, 249, 3_000, 0, LIMIT_NANOS, false);

    /** Until ticks get no faster, in small pieces, however long: nobody waits for it. */
    public static final RehearsalExtent BESIDE =
            new RehearsalExtent(100, 30, 300, 0, LIMIT_BESIDE_NANOS, true);

    /**
     * Only so far that every way has been gone and a tick fits well into its period.
     *
     * @param periodNanos of the loop
     */
    public static RehearsalExtent brief(long periodNanos) {
        return new RehearsalExtent(50, 15, 150, periodNanos / PART_OF_PERIOD, LIMIT_NANOS, false);
    }

    boolean isBrief() {
        return enoughNanos > 0;
    }
}
