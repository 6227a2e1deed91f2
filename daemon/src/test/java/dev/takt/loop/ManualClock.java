package dev.takt.loop;

/** Time that moves only when told, or by a wait. */
final class ManualClock implements LoopClock {
    private long nowNanos;
    private long lateNanos;

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public long awaitUntil(long releaseNanos) {
        nowNanos = Math.max(nowNanos, releaseNanos) + lateNanos;
        return nowNanos;
    }

    void advance(long nanos) {
        nowNanos += nanos;
    }

    /** From now on every wait ends so much too late. */
    void wakeLateBy(long nanos) {
        lateNanos = nanos;
    }
}
