package dev.takt.systemd;

import java.util.function.LongSupplier;

/**
 * Feeds the watchdog of the service manager, and only when ticks have ended since the last time: a
 * process whose loop hangs is not alive, whatever its other threads do. Belongs to one thread.
 */
public final class Heartbeat {
    /** So many times as often as the manager asks for: one may be late, and one lost. */
    private static final int OFTENER = 4;

    private final ServiceNotice notice;
    private final LongSupplier lastTick;
    private long fedTick = -1;
    private long fedNanos;

    /**
     * @param lastTick number of the last tick that ended, -1 before the first
     */
    public Heartbeat(ServiceNotice notice, LongSupplier lastTick) {
        this.notice = notice;
        this.lastTick = lastTick;
    }

    /**
     * To be called several times in the manager's time.
     *
     * @param nowNanos any clock that does not go back
     */
    public void step(long nowNanos) {
        long every = notice.watchdogNanos() / OFTENER;
        long tick = lastTick.getAsLong();
        boolean due = fedTick < 0 || nowNanos - fedNanos >= every;
        if (every > 0 && tick > fedTick && due) {
            notice.alive();
            fedTick = tick;
            fedNanos = nowNanos;
        }
    }
}
