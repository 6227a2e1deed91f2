package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.linux.AbsoluteSleep;
import dev.takt.linux.MonotonicClock;
import java.util.concurrent.atomic.AtomicLong;

/** Sleeps to a learnt margin before the release, then spins. */
final class HybridClock implements LoopClock {
    private final AbsoluteSleep sleep = new AbsoluteSleep();
    private final WakeUpMargin margin;
    private final AtomicLong published;

    HybridClock(WakeUpMargin margin) {
        this.margin = margin;
        this.published = new AtomicLong(margin.nanos());
    }

    @Override
    @LoopThread
    public long nowNanos() {
        return MonotonicClock.nowNanos();
    }

    @Override
    @LoopThread
    public long awaitUntil(long releaseNanos) {
        wakeUpFor(releaseNanos);
        return SpinningClock.spinUntil(releaseNanos);
    }

    @Override
    @LoopThread
    public long awaitBefore(long releaseNanos, long earlyNanos) {
        wakeUpFor(releaseNanos);
        return SpinningClock.spinUntil(releaseNanos - earlyNanos);
    }

    private void wakeUpFor(long releaseNanos) {
        long wakeNanos = releaseNanos - margin.nanos();
        // A sleep that is over before it begins still costs a timer interrupt.
        if (MonotonicClock.nowNanos() < wakeNanos) {
            sleep.until(wakeNanos);
            margin.learn(MonotonicClock.nowNanos() - wakeNanos);
            published.setOpaque(margin.nanos());
        }
    }

    @Override
    public void rehearse() {
        sleep.rehearse();
        WakeUpMargin scratch = new WakeUpMargin(margin.periodNanos());
        scratch.learn(0);
        scratch.learn(Long.MAX_VALUE / 2);
    }

    @Override
    @LoopThread
    public long spareNanos() {
        return margin.nanos();
    }

    @Override
    public long marginNanos() {
        return published.getOpaque();
    }
}
