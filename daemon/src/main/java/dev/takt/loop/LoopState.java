package dev.takt.loop;

/** Where a loop is in its life: STARTING, ARMING, RUNNING or DEGRADED, SAFE, STOPPED. */
public enum LoopState {
    /** Warming up; no output has been written. */
    STARTING,
    /** Outputs are held at their safe values until the inputs are good. */
    ARMING,
    /** All is well. */
    RUNNING,
    /** Ticking, but an input is invalid or real-time rights are missing. */
    DEGRADED,
    /** Ticking, outputs at their safe values. */
    SAFE,
    /** No further tick; outputs at their safe values. */
    STOPPED
}
