package dev.takt.timing;

import dev.takt.LoopThread;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Records every tick of one loop.
 *
 * <p>One thread writes ({@link #recordTick}, {@link #recordMissed}): wait-free and without
 * allocation. Any other thread reads. About 2.4 MB, made at once and never grown.
 */
public final class TickRecorder {
    /**
     * A longer row of missed ticks is recorded in this many groups, so that the cost is bounded.
     */
    private static final long GROUPS = 64;

    private static final int DIGITS = 3;

    private final long periodNanos;
    private final Series latency;
    private final Series execution;
    private final Series response;
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();
    private final ExcursionWatch excursions;

    // Guarded by this: totals at the last sample.
    private long sampledMissed;
    private long sampledOverruns;

    /**
     * @param periodNanos time between two releases, above 0
     * @throws IllegalArgumentException if it is not
     */
    public TickRecorder(long periodNanos) {
        this(periodNanos, DIGITS);
    }

    private TickRecorder(long periodNanos, int digits) {
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("periodNanos > 0 expected, got " + periodNanos);
        }
        this.periodNanos = periodNanos;
        this.latency = new Series(digits);
        this.execution = new Series(digits);
        this.response = new Series(digits);
        this.excursions = new ExcursionWatch(periodNanos);
    }

    /** One for ticks whose figures nobody asks for: 60 kB, times to one digit. */
    public static TickRecorder coarse(long periodNanos) {
        return new TickRecorder(periodNanos, 1);
    }

    /** Takes the stages of every tick and keeps those of the late ones. */
    @LoopThread
    public ExcursionWatch excursions() {
        return excursions;
    }

    /** Time between two releases. */
    public long periodNanos() {
        return periodNanos;
    }

    /**
     * Records a tick that ran. A start before the release counts as latency 0.
     *
     * @param releaseNanos when it should have started
     * @param startNanos when it did
     * @param endNanos when its last output was written
     */
    @LoopThread
    public void recordTick(long releaseNanos, long startNanos, long endNanos) {
        long responseNanos = endNanos - releaseNanos;
        latency.record(startNanos - releaseNanos);
        execution.record(endNanos - startNanos);
        response.record(responseNanos);
        if (responseNanos > periodNanos) {
            add(overruns, 1);
        }
    }

    /**
     * Records releases that passed without a tick. Each counts in latency and response time with
     * the time from its release to the moment the loop was free again: the earliest it could have
     * been served.
     *
     * <p>Of a row above 64 several neighbours together count with the time of the first of them,
     * the longest.
     *
     * @param firstReleaseNanos the first release that passed
     * @param count how many passed in a row, at least 1
     * @param freeNanos when the tick ended that was in their way
     */
    @LoopThread
    public void recordMissed(long firstReleaseNanos, long count, long freeNanos) {
        long stride = (count + GROUPS - 1) / GROUPS;
        for (long index = 0; index < count; index += stride) {
            long waitedNanos = freeNanos - (firstReleaseNanos + index * periodNanos);
            long alike = Math.min(stride, count - index);
            latency.record(waitedNanos, alike);
            response.record(waitedNanos, alike);
        }
        add(missed, count);
    }

    /** There is one writer, so no atomic addition is needed, only one that others see. */
    private static void add(AtomicLong total, long amount) {
        total.setRelease(total.getPlain() + amount);
    }

    /** Releases missed since start. */
    public long missed() {
        return missed.getAcquire();
    }

    /** Ticks since start whose response time exceeded the period. */
    public long overruns() {
        return overruns.getAcquire();
    }

    /**
     * Takes what was recorded since the last sample. Call it from one reader, not from the loop.
     */
    public TimingSample sample() {
        return sample(_ -> {});
    }

    /**
     * Takes the same and shows the histograms it comes from.
     *
     * @param reader of the histograms, which are valid until it returns
     */
    public synchronized TimingSample sample(Consumer<Histograms> reader) {
        long missedNow = missed();
        long overrunsNow = overruns();
        Histogram executions = execution.drain();
        Histograms drained = new Histograms(latency.drain(), executions, response.drain());
        Percentiles executed = Percentiles.of(executions);
        TimingSample sample =
                new TimingSample(
                        Percentiles.of(drained.latency()),
                        executed,
                        Percentiles.of(drained.response()),
                        executed.count(),
                        missedNow - sampledMissed,
                        overrunsNow - sampledOverruns);
        sampledMissed = missedNow;
        sampledOverruns = overrunsNow;
        reader.accept(drained);
        return sample;
    }

    /** The histograms of all samples taken so far; a copy. */
    public synchronized Histograms histograms() {
        return new Histograms(latency.sinceStart(), execution.sinceStart(), response.sinceStart())
                .copy();
    }

    /** All samples taken so far, in one: take a last one when the loop has ended. */
    public synchronized TimingSample sinceStart() {
        Percentiles executed = Percentiles.of(execution.sinceStart());
        return new TimingSample(
                Percentiles.of(latency.sinceStart()),
                executed,
                Percentiles.of(response.sinceStart()),
                executed.count(),
                sampledMissed,
                sampledOverruns);
    }
}
