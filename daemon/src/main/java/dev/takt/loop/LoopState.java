package dev.takt.loop;

import dev.takt.LoopThread;

/** Where a loop is in its life: STARTING, ARMING, RUNNING or DEGRADED, SAFE, STOPPED. */
public enum LoopState {
    /** Warming up; no output has been written. */
    STARTING(0),
    /** Outputs are held at their safe values until the inputs are good. */
    ARMING(1),
    /** All is well. */
    RUNNING(2),
    /** Ticking, but an input is invalid or real-time rights are missing. */
    DEGRADED(3),
    /** Ticking, outputs at their safe values. */
    SAFE(4),
    /** No further tick; outputs at their safe values. */
    STOPPED(5);

    private final int code;

    LoopState(int code) {
        this.code = code;
    }

    /** The number by which recordings tell it. */
    @LoopThread
    public int code() {
        return code;
    }

    /**
     * The state that a recording tells by a number.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    public static LoopState of(int code) {
        for (LoopState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("a state of 0 to 5 expected, got " + code);
    }
}
