package dev.takt.telemetry;

import dev.takt.linux.ThreadCounts;
import dev.takt.timing.Histograms;
import dev.takt.timing.TickRecorder;
import dev.takt.timing.TimingSample;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a sample of the loop once a second and hands it on.
 *
 * <p>{@link #start} does so on a thread of its own, on a fixed schedule; a test calls {@link
 * #report} instead. A consumer that throws is said once and does not end the reports.
 */
public final class JitterReporter implements AutoCloseable {
    /** The logger the lines go to. */
    public static final String LOGGER = "takt.jitter";

    private static final long INTERVAL_NANOS = 1_000_000_000;
    private static final long JOIN_MILLIS = 2_000;

    private final TickRecorder recorder;
    private final double rateHz;
    private final LoopProbe probe;
    private final Consumer<JitterSample> consumer;
    private final CountDownLatch stopped = new CountDownLatch(1);

    // Guarded by this: totals at the last report.
    private long allocatedBytes;
    private ThreadCounts disturbances = ThreadCounts.ZERO;
    private boolean complained;
    private Consumer<HistogramInterval> intervals = _ -> {};
    private @Nullable InstantSource clock;
    private @Nullable Instant intervalBegan;

    private @Nullable Thread thread;

    /**
     * @param recorder of the loop; this is its only reader
     * @param rateHz nominal rate of the loop
     * @param probe the rest of what a line says
     * @param consumer takes each sample, on the thread of the reporter
     */
    public JitterReporter(
            TickRecorder recorder,
            double rateHz,
            LoopProbe probe,
            Consumer<JitterSample> consumer) {
        this.recorder = recorder;
        this.rateHz = rateHz;
        this.probe = probe;
        this.consumer = consumer;
    }

    /** A consumer that logs the line of each sample to {@value #LOGGER}. */
    public static Consumer<JitterSample> toLog() {
        Logger logger = LoggerFactory.getLogger(LOGGER);
        return sample -> JitterLine.fields(logger.atInfo(), sample).log(JitterLine.format(sample));
    }

    /**
     * Hands the histograms of each interval to this too, from now on. The part of the run after the
     * last report comes with {@link #summary}.
     *
     * @param consumer must not throw
     */
    public synchronized void intervalsTo(Consumer<HistogramInterval> consumer) {
        intervals = consumer;
    }

    /**
     * Takes the sample of the interval that ends now and hands it to the consumer.
     *
     * @param at time of day, for the line
     */
    public synchronized JitterSample report(Instant at) {
        TimingSample timing = recorder.sample(drained -> endInterval(drained, at));
        long allocatedNow = probe.allocatedBytes();
        ThreadCounts disturbancesNow = probe.disturbances();
        ThreadCounts since = disturbancesNow.since(disturbances);
        JitterSample sample =
                new JitterSample(
                        at,
                        probe.tick(),
                        served(timing),
                        timing,
                        allocatedNow - allocatedBytes,
                        since.minorFaults(),
                        since.majorFaults(),
                        probe.marginNanos(),
                        probe.state());
        allocatedBytes = allocatedNow;
        disturbances = disturbancesNow;
        hand(sample);
        return sample;
    }

    /**
     * The whole run so far, the part since the last report included; that part is then in no later
     * report.
     *
     * @param state the one the loop ran in
     */
    public synchronized Summary summary(String state) {
        Instant at = clock == null ? intervalBegan : clock.instant();
        recorder.sample(drained -> {
            if (at != null && drained.latency().getTotalCount() > 0) {
                endInterval(drained, at);
            }
        });
        ThreadCounts whole = probe.disturbances();
        return new Summary(
                recorder.sinceStart(),
                probe.allocatedBytes(),
                whole.minorFaults(),
                whole.majorFaults(),
                state);
    }

    private void endInterval(Histograms drained, Instant at) {
        Instant began = intervalBegan == null ? at : intervalBegan;
        intervals.accept(new HistogramInterval(began, at, drained));
        intervalBegan = at;
    }

    /** The histograms of the whole run so far, as of the last report or summary; a copy. */
    public Histograms histograms() {
        return recorder.histograms();
    }

    /** From counts alone: a late reporter does not make the rate of the loop look wrong. */
    private double served(TimingSample timing) {
        long released = timing.ticks() + timing.missed();
        return released == 0 ? 0 : rateHz * timing.ticks() / released;
    }

    private void hand(JitterSample sample) {
        try {
            consumer.accept(sample);
        } catch (RuntimeException failed) {
            if (!complained) {
                complained = true;
                String cause = failed.toString();
                LoggerFactory.getLogger(JitterReporter.class)
                        .warn("a jitter line is lost, more may be; the loop runs on: {}", cause);
            }
        }
    }

    /**
     * Starts to report every second.
     *
     * @param timeOfDay what the lines say
     * @throws IllegalStateException if it was started before
     */
    public synchronized void start(InstantSource timeOfDay) {
        if (thread != null) {
            throw new IllegalStateException("the reporter runs already");
        }
        clock = timeOfDay;
        intervalBegan = timeOfDay.instant();
        Thread started = new Thread(() -> run(timeOfDay), "takt-jitter");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run(InstantSource timeOfDay) {
        long dueNanos = System.nanoTime() + INTERVAL_NANOS;
        try {
            while (!stopped.await(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                report(timeOfDay.instant());
                // After a suspended machine the schedule goes on from now: no burst of lines.
                dueNanos = Math.max(dueNanos + INTERVAL_NANOS, System.nanoTime());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the reports; what came since the last one is left for {@link #summary}. */
    @Override
    public void close() {
        stopped.countDown();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            try {
                running.join(JOIN_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
