package dev.takt.supervision;

import dev.takt.loop.ControlLoop;

/**
 * Puts the outputs of a loop safe when it no longer finishes ticks, once.
 *
 * <p>A loop has stalled when a tick was due and has not ended within the limit, or when an output
 * that may not be on for ever is on beyond its time because no tick puts it off. A stall cannot be
 * noticed while the whole JVM or the machine stands still; then it is noticed right after.
 */
public final class Supervisor {
    private static final long LONGEST_STEP_NANOS = 5_000_000;
    private static final int STEPS_IN_LIMIT = 8;

    private final ControlLoop loop;
    private final long limitNanos;
    private final long stepNanos;
    private volatile long stalledNanos = -1;

    /**
     * @param limitNanos from when a tick is due to when it must have ended, above 0
     */
    public Supervisor(ControlLoop loop, long limitNanos) {
        if (limitNanos <= 0) {
            throw new IllegalArgumentException("limitNanos > 0 expected, got " + limitNanos);
        }
        this.loop = loop;
        this.limitNanos = limitNanos;
        this.stepNanos = Math.clamp(limitNanos / STEPS_IN_LIMIT, 1, LONGEST_STEP_NANOS);
    }

    /**
     * Looks at the loop, and acts where it must.
     *
     * @param nowNanos the time on CLOCK_MONOTONIC
     * @return when to look again
     */
    public long step(long nowNanos) {
        if (stalledNanos < 0) {
            long owedSince = loop.owedSinceNanos();
            // Not both at once: MAX_VALUE less a time before the epoch would overflow.
            boolean late = owedSince < nowNanos && nowNanos - owedSince >= limitNanos;
            if (late || isOnTooLong(owedSince, nowNanos)) {
                loop.cutOff();
                stalledNanos = Math.max(0, nowNanos - owedSince);
            }
        }
        return nowNanos + stepNanos;
    }

    /** The loop itself puts an output off in the tick after its time; a step more is its chance. */
    private boolean isOnTooLong(long owedSince, long nowNanos) {
        long due = loop.generation().onTimes().dueNanos();
        return owedSince < nowNanos && due < nowNanos && due + stepNanos < nowNanos;
    }

    /**
     * How long the loop had been owing a tick when the outputs were put safe.
     *
     * @return nanoseconds; -1 as long as it has not come to that
     */
    public long stalledNanos() {
        return stalledNanos;
    }
}
