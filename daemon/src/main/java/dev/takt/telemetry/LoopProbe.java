package dev.takt.telemetry;

import dev.takt.linux.ThreadCounts;

/** What telemetry asks of a running loop, from another thread and without its help. */
public interface LoopProbe {
    /** Number of the last tick that ran, counted from 0; -1 before the first. */
    long tick();

    /** The state in one word, upper case. */
    String state();

    /** Bytes the loop thread has allocated since its first tick. */
    long allocatedBytes();

    /** Page faults and context switches of the loop thread since its first tick. */
    ThreadCounts disturbances();

    /** How long before a release the loop begins to spin, in nanoseconds; 0 if it does not. */
    long marginNanos();
}
