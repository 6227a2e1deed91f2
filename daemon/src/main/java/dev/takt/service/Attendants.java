package dev.takt.service;

import dev.takt.attribution.LateTick;
import dev.takt.attribution.LateTotals;
import dev.takt.config.Configuration;
import dev.takt.config.LoopSettings;
import dev.takt.force.Force;
import dev.takt.force.Forces;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.StateChange;
import dev.takt.loop.WarmUp;
import dev.takt.metrics.Metrics;
import dev.takt.recording.SignalRing;
import dev.takt.supervision.Supervisor;
import dev.takt.supervision.SupervisorThread;
import dev.takt.systemd.ServiceNotice;
import dev.takt.telemetry.HistogramInterval;
import dev.takt.telemetry.JitterLine;
import dev.takt.telemetry.JitterReporter;
import dev.takt.telemetry.JitterSample;
import dev.takt.telemetry.Summary;
import dev.takt.timing.Histograms;
import dev.takt.timing.TickRecorder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those that attend a loop while it runs, each on a thread of its own: they supervise it, tell its
 * figures and states, explain its late ticks and write recordings.
 *
 * <p>Life cycle: {@link #prepare}, {@link #begin}, {@link #close}. What is to be told elsewhere too
 * is said before.
 */
final class Attendants implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attendants.class);
    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RunningLoop running;
    private final TickRecorder recorder;
    private final Reloading reloading;
    private final Forces forces;
    private final JitterReporter reporter;
    private final StateReports states;
    private final EventLines events = new EventLines();
    private final InjectionLog injections;
    private final @Nullable Supervisor supervisor;
    private ServiceNotice notice = ServiceNotice.none();
    private Recordings.@Nullable Place recordingPlace;
    private @Nullable SupervisorThread supervision;
    private volatile @Nullable LateTicks late;
    private volatile @Nullable JitterSample lastSample;
    private volatile @Nullable Recordings recordings;
    private @Nullable Metrics metrics;

    /**
     * @param samples takes the figures of the loop once a second
     */
    Attendants(
            RunningLoop running,
            TickRecorder recorder,
            Reloading reloading,
            Forces forces,
            Consumer<JitterSample> samples) {
        this.running = running;
        this.recorder = recorder;
        this.reloading = reloading;
        this.forces = forces;
        LoopSettings settings = configuration().loop();
        this.reporter =
                new JitterReporter(
                        recorder, settings.rateHz(), running, samples.andThen(this::tell));
        this.supervisor = supervisor(settings);
        this.states =
                new StateReports(loop(), settings, supervisor, this::recordStall, events::state);
        this.injections =
                new InjectionLog(() -> loop().generation().board().faults(), events::inject);
    }

    /** Where there is no hardware that could be hurt, a loop is supervised only when asked for. */
    private @Nullable Supervisor supervisor(LoopSettings settings) {
        return reloading.loaded().simulated() && Double.isNaN(settings.stallMs())
                ? null
                : new Supervisor(loop(), Math.round(settings.stallMsOrStandard() * NANOS_PER_MS));
    }

    private ControlLoop loop() {
        return running.loop();
    }

    private Configuration configuration() {
        return reloading.loaded().configuration();
    }

    /** Tells the service manager too. */
    void noticesTo(ServiceNotice told) {
        notice = told;
    }

    /** Hands the histograms of each interval to this too, on the thread of the reports. */
    void intervalsTo(Consumer<HistogramInterval> consumer) {
        reporter.intervalsTo(consumer);
    }

    /** Writes recordings of what the loop keeps of its past. */
    void recordTo(Path directory, SignalMemory memory, SignalRing ring) {
        recordingPlace =
                memory.seconds() > 0 ? new Recordings.Place(directory, memory, ring) : null;
    }

    /** Takes up what the warm-up of the loop leaves time for; its thread has its place. */
    void prepare() {
        states.start(notice, injections::look);
        if (supervisor != null) {
            supervision = SupervisorThread.start(supervisor, configuration().loop().priority());
        }
        if (recordingPlace != null) {
            recordings = Recordings.start(configuration(), recordingPlace);
        }
        late =
                LateTicks.prepare(
                        recorder.excursions(),
                        running.thread(),
                        configuration(),
                        reloading.loaded().simulated(),
                        this::tell);
    }

    /** The loop has begun, or failed: tells of it from now on. */
    void begin() {
        LateTicks prepared = late;
        if (prepared != null) {
            prepared.begin();
            reloading.tells(
                    now -> prepared.now(running.thread(), now.configuration(), now.simulated()));
        }
        if (loop().fault() == null) {
            tell(running.thread().warmUp());
            notice.ready();
        }
        reloading.start(() -> notice.reloading(running.clock().nowNanos()), notice::ready);
        reporter.start(InstantSource.system());
        if (configuration().metrics().wanted()) {
            metrics = offered().open();
        }
    }

    private static void tell(WarmUp warmUp) {
        if (!warmUp.complete()) {
            LOG.warn(
                    "after {} s the JIT has not finished, the machine is busy or slow: first ticks may be slow too",
                    Math.round(warmUp.tookNanos() / NANOS_PER_SECOND));
        }
    }

    /** The loop is about to be ended. */
    void stopping() {
        notice.stopping();
    }

    private OfferedMetrics offered() {
        return new OfferedMetrics(
                this::configuration,
                recorder,
                running,
                this::lateTotals,
                () -> forces.active().stream().map(Force::name).toList(),
                () -> loop().generation().arena());
    }

    private void tell(JitterSample sample) {
        events.jitter(sample);
        lastSample = sample;
        notice.status(JitterLine.format(sample) + ForcesText.ofAll(forces.active()));
    }

    private void tell(LateTick tick) {
        long agoNanos = running.clock().nowNanos() - tick.excursion().releaseNanos();
        events.late(InstantSource.system().instant().minusNanos(agoNanos), tick);
        Recordings writer = recordings;
        if (writer != null) {
            writer.late(tick);
        }
    }

    private void recordStall() {
        Recordings writer = recordings;
        if (writer != null) {
            writer.stalled();
        }
    }

    /** The figures of the last second; null before the first. */
    @Nullable JitterSample lastSample() {
        return lastSample;
    }

    /** What is told of the loop, line by line. */
    EventLines events() {
        return events;
    }

    /** What is told of injected faults. */
    InjectionLog injections() {
        return injections;
    }

    /** The last change of state; null before the first. */
    @Nullable StateChange lastChange() {
        return states.last();
    }

    /** Late ticks so far, by cause. */
    LateTotals lateTotals() {
        LateTicks now = late;
        return now == null ? LateTotals.NONE : now.totals();
    }

    /** What writes recordings; null where they go nowhere. */
    @Nullable Recordings recordings() {
        return recordings;
    }

    /** The whole run, to be asked for when the loop has ended. */
    Summary summary() {
        Summary summary = reporter.summary(loop().runningState().name());
        return late == null ? summary : summary.with(lateTotals());
    }

    /** The whole run, to be asked for when the loop has ended. */
    Histograms histograms() {
        return reporter.histograms();
    }

    /** Ends all of them, when the loop has ended. A second call does nothing. */
    @Override
    public void close() {
        if (supervision != null) {
            supervision.close();
        }
        LateTicks explained = late;
        if (explained != null) {
            explained.close();
        }
        Recordings writer = recordings;
        if (writer != null) {
            writer.end(loop().fault() != null);
        }
        reporter.close();
        states.close();
        injections.look();
        if (metrics != null) {
            metrics.close();
        }
    }
}
