package dev.takt.attribution;

/**
 * Something the JVM did that stopped threads.
 *
 * @param kind of what
 * @param name the operation of the virtual machine, or the method that lost its code
 * @param threadId the kernel's id of the thread that did it
 * @param beginNanos on CLOCK_MONOTONIC
 * @param endNanos on CLOCK_MONOTONIC; of {@link Kind#DEOPTIMIZATION} the same as the begin
 */
record Pause(Kind kind, String name, int threadId, long beginNanos, long endNanos) {
    /** Which threads it stopped. */
    enum Kind {
        /** All of them. */
        SAFEPOINT,
        /** The one that did it. */
        DEOPTIMIZATION
    }

    /** How much of an interval it covers. */
    long overlapNanos(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(beginNanos, fromNanos));
    }

    /** Whether an operation of this name belongs to a collector. */
    boolean collects() {
        return name.matches("(G1|Z|Shenandoah|Serial|Parallel|Gen)[A-Z].*|.*(Collect|GC).*");
    }
}
