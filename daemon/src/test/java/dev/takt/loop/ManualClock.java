package dev.takt.loop;

/** Time that moves only when told, or by a wait. */
final class ManualClock implements LoopClock {
    private long nowNanos;
    private long lateNanos;

    /** How long it is awake before a release. */
    long spareNanos;

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public long awaitUntil(long releaseNanos) {
        nowNanos = Math.max(nowNanos, releaseNanos) + lateNanos;
        return nowNanos;
    }

    @Override
    public long spareNanos() {
        return spareNanos;
    }

    void advance(long nanos) {
        nowNanos += nanos;
    }

    /** From now on every wait ends so much too late. */
    void wakeLateBy(long nanos) {
        lateNanos = nanos;
    }
}
