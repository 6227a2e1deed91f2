package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.linux.AbsoluteSleep;
import dev.takt.linux.MonotonicClock;

/** Waits by an absolute sleep alone. */
final class SleepingClock implements LoopClock {
    /** A sleep shorter than this would end late: it is spun. */
    private static final long SHORTEST_SLEEP_NANOS = 10_000;

    private final AbsoluteSleep sleep = new AbsoluteSleep();

    @Override
    @LoopThread
    public long nowNanos() {
        return MonotonicClock.nowNanos();
    }

    @Override
    @LoopThread
    public long awaitUntil(long releaseNanos) {
        if (MonotonicClock.nowNanos() < releaseNanos - SHORTEST_SLEEP_NANOS) {
            sleep.until(releaseNanos);
        }
        // A kernel that refuses to sleep must not make the loop run early: then it is spun.
        return SpinningClock.spinUntil(releaseNanos);
    }

    @Override
    public void rehearse() {
        sleep.rehearse();
    }
}
