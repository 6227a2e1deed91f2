package dev.takt.attribution;

/**
 * The kernel's figures of the loop thread and its CPU: totals at one moment, or what was added
 * between two. -1 where the kernel does not say.
 *
 * @param atNanos on CLOCK_MONOTONIC; of a difference its length
 * @param waitedNanos how long the thread was ready to run and did not
 * @param minorFaults pages mapped without reading a disk
 * @param majorFaults pages that had to be read
 * @param involuntarySwitches times it was made to wait; not asked for where {@code waitedNanos} is
 *     known
 * @param stolenNanos time of its CPU that a hypervisor gave away
 * @param throttles how often its CPU was throttled
 */
record Load(
        long atNanos,
        long waitedNanos,
        long minorFaults,
        long majorFaults,
        long involuntarySwitches,
        long stolenNanos,
        long throttles) {
    static final long UNKNOWN = -1;

    /** Nothing is known. */
    static final Load NONE = new Load(0, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    /** What was added since an earlier moment. */
    Load since(Load earlier) {
        return new Load(
                atNanos - earlier.atNanos,
                added(waitedNanos, earlier.waitedNanos),
                added(minorFaults, earlier.minorFaults),
                added(majorFaults, earlier.majorFaults),
                added(involuntarySwitches, earlier.involuntarySwitches),
                added(stolenNanos, earlier.stolenNanos),
                added(throttles, earlier.throttles));
    }

    private static long added(long now, long before) {
        return now == UNKNOWN || before == UNKNOWN ? UNKNOWN : now - before;
    }

    /** The same with another time waited. */
    Load withWaited(long nanos) {
        return new Load(
                atNanos,
                nanos,
                minorFaults,
                majorFaults,
                involuntarySwitches,
                stolenNanos,
                throttles);
    }
}
