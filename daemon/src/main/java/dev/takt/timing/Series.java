package dev.takt.timing;

import dev.takt.LoopThread;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/** One quantity: written by the loop thread, drained by one reader at a time. */
final class Series {
    /**
     * The largest time told apart, about 17 s; longer ones count as this. A power of two, so that
     * no bucket is left over: 3 digits from 1 ns to here are 25 buckets of 1024 counts, 200 kB.
     */
    static final long LONGEST_NANOS = (1L << 34) - 1;

    private final SingleWriterRecorder recorder;
    private final Histogram sinceStart;
    private @Nullable Histogram interval;

    /**
     * @param digits how exactly times are told apart
     */
    Series(int digits) {
        this.recorder = new SingleWriterRecorder(1, LONGEST_NANOS, digits);
        this.sinceStart = new Histogram(1, LONGEST_NANOS, digits);
    }

    @LoopThread
    void record(long nanos) {
        recorder.recordValue(clamp(nanos));
    }

    @LoopThread
    void record(long nanos, long count) {
        recorder.recordValueWithCount(clamp(nanos), count);
    }

    private static long clamp(long nanos) {
        return Math.clamp(nanos, 0L, LONGEST_NANOS);
    }

    /** What was written since the last drain; belongs to the series and is valid until the next. */
    Histogram drain() {
        Histogram drained = recorder.getIntervalHistogram(interval);
        interval = drained;
        sinceStart.add(drained);
        return drained;
    }

    /** All that was drained so far. */
    Histogram sinceStart() {
        return sinceStart;
    }
}
