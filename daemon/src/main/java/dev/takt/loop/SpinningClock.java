package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.linux.MonotonicClock;

/** Waits by asking for the time again and again. */
final class SpinningClock implements LoopClock {
    @Override
    @LoopThread
    public long nowNanos() {
        return MonotonicClock.nowNanos();
    }

    @Override
    @LoopThread
    public long awaitUntil(long releaseNanos) {
        return spinUntil(releaseNanos);
    }

    @Override
    @LoopThread
    public long spareNanos() {
        return WakeUpMargin.MOST_NANOS;
    }

    @Override
    public boolean neverSleeps() {
        return true;
    }

    /** The loop is not a counted one, so the JIT leaves a safepoint poll in it. */
    @LoopThread
    static long spinUntil(long releaseNanos) {
        long now = MonotonicClock.nowNanos();
        while (now < releaseNanos) {
            Thread.onSpinWait();
            now = MonotonicClock.nowNanos();
        }
        return now;
    }
}
