package dev.takt.service;

import dev.takt.arena.SignalArena;
import dev.takt.attribution.LateTick;
import dev.takt.attribution.LateTotals;
import dev.takt.board.BoardException;
import dev.takt.board.BusUse;
import dev.takt.board.FaultInjection;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.LateLimit;
import dev.takt.config.LoopSettings;
import dev.takt.control.ChangeLog;
import dev.takt.force.Force;
import dev.takt.force.Forces;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.Degradation;
import dev.takt.loop.EndCondition;
import dev.takt.loop.Hatch;
import dev.takt.loop.LoopClock;
import dev.takt.loop.LoopParts;
import dev.takt.loop.OverrunRule;
import dev.takt.loop.RealTimeSettings;
import dev.takt.loop.RealTimeThread;
import dev.takt.loop.StateChange;
import dev.takt.metrics.Metrics;
import dev.takt.recording.SignalRing;
import dev.takt.reload.Loaded;
import dev.takt.reload.Reading;
import dev.takt.reload.ReloadResult;
import dev.takt.reload.Reloader;
import dev.takt.supervision.Supervisor;
import dev.takt.supervision.SupervisorThread;
import dev.takt.systemd.ServiceNotice;
import dev.takt.telemetry.HistogramInterval;
import dev.takt.telemetry.JitterLine;
import dev.takt.telemetry.JitterReporter;
import dev.takt.telemetry.JitterSample;
import dev.takt.telemetry.Summary;
import dev.takt.timing.StageTimes;
import dev.takt.timing.TickRecorder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configuration, running.
 *
 * <p>Life cycle: {@link #open}, {@link #start}, {@link #awaitEnd}, {@link #close}. From {@code
 * open} on, every output carries its safe value until the first tick; {@link #stop} and {@code
 * close} leave it safe again.
 */
public final class Controller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Controller.class);
    private static final double NANOS_PER_MS = 1e6;

    private final Assembly assembly;
    private final LoopClock clock;
    private final Station station;
    private final Aftermath aftermath;
    private final ControlLoop loop;
    private final RealTimeThread thread;
    private final JitterReporter reporter;
    private final TickRecorder recorder;
    private final SignalMemory memory;
    private final SignalRing ring;
    private @Nullable Path recordingDirectory;
    private final @Nullable Supervisor supervisor;
    private final StateReports states;
    private @Nullable SupervisorThread supervision;
    private ServiceNotice notice = ServiceNotice.none();
    private @Nullable LateTicks late;
    private volatile @Nullable JitterSample lastSample;
    private @Nullable RetainedParameters retained;
    private volatile @Nullable Recordings recordings;
    private @Nullable Metrics metrics;
    private @Nullable Reloader reloader;
    private @Nullable KeptConfigurations kept;
    private final Supplier<Reading> previous = this::readPrevious;
    private final Forces forces;
    private @Nullable ReloadOnChange changes;
    private final EventLines events = new EventLines();
    private boolean closed;

    private Controller(
            Configuration configuration,
            Assembly assembly,
            EndCondition end,
            Consumer<JitterSample> samples,
            Station station,
            Aftermath aftermath) {
        this.aftermath = aftermath;
        this.assembly = assembly;
        this.station = station;
        LoopSettings settings = configuration.loop();
        this.clock = clock(settings);
        this.recorder = new TickRecorder(settings.periodNanos());
        this.memory =
                SignalMemory.of(configuration, assembly.loaded().generation().rows().layout());
        this.ring = SignalRing.allocate(memory.byteSize());
        this.loop =
                new ControlLoop(
                        new LoopParts(
                                clock,
                                assembly.loaded().generation(),
                                settings.armTicks(),
                                recorder,
                                ring,
                                overruns(settings),
                                end));
        ChangeLog changes = new ChangeLog();
        this.forces = new Forces(loop::lastTick, line -> changes.add(line, clock.nowNanos()));
        this.thread =
                new RealTimeThread(
                        new RealTimeSettings(settings.cpu().cpu(), settings.priority()),
                        loop,
                        clock,
                        assembly.rehearsal());
        this.reporter =
                new JitterReporter(
                        recorder,
                        settings.rateHz(),
                        new RunningLoop(loop, thread, clock),
                        samples.andThen(this::keep).andThen(this::tell));
        this.supervisor = supervisor(settings, assembly.loaded().simulated());
        this.states =
                new StateReports(loop, settings, supervisor, this::recordStall, events::state);
    }

    /**
     * Compiles a configuration and opens its board, for nobody outside the process to find.
     *
     * @param choice the board to use
     * @param end when the loop ends by itself
     * @param samples takes the figures of the loop once a second
     * @throws BoardException if the board cannot be opened; nothing is left open then
     */
    public static Controller open(
            Configuration configuration,
            BoardChoice choice,
            EndCondition end,
            Consumer<JitterSample> samples)
            throws BoardException {
        return open(configuration, choice, end, samples, Station.hidden(configuration.name()));
    }

    /**
     * The same for others to find.
     *
     * @param station where they find it; to be closed after the controller
     * @throws BoardException if the board cannot be opened; nothing is left open then
     */
    public static Controller open(
            Configuration configuration,
            BoardChoice choice,
            EndCondition end,
            Consumer<JitterSample> samples,
            Station station)
            throws BoardException {
        Aftermath aftermath = new Aftermath(station.safeFile());
        if (choice != BoardChoice.SIM) {
            aftermath.provide(configuration);
        }
        Assembly assembly = null;
        try {
            assembly = Assembly.of(configuration, choice, station);
        } finally {
            if (assembly == null || assembly.loaded().simulated()) {
                aftermath.end(List.of());
            }
        }
        return new Controller(configuration, assembly, end, samples, station, aftermath);
    }

    private static OverrunRule overruns(LoopSettings settings) {
        LateLimit limit = settings.lateLimit();
        return switch (settings.overrun()) {
            case SKIP -> OverrunRule.SKIP;
            case SHED -> OverrunRule.SHED;
            case SAFE -> OverrunRule.safeAfter(limit.late(), limit.of());
        };
    }

    /** Where there is no hardware that could be hurt, a loop is supervised only when asked for. */
    private @Nullable Supervisor supervisor(LoopSettings settings, boolean simulated) {
        return simulated && Double.isNaN(settings.stallMs())
                ? null
                : new Supervisor(loop, Math.round(settings.stallMsOrStandard() * NANOS_PER_MS));
    }

    private static LoopClock clock(LoopSettings settings) {
        return switch (settings.waitMode()) {
            case SLEEP -> LoopClock.sleeping();
            case HYBRID -> LoopClock.hybrid(settings.periodNanos());
            case SPIN -> LoopClock.spinning();
        };
    }

    /**
     * Starts the loop and its reports, and returns once the loop has begun to tick or has failed.
     */
    public void start() throws InterruptedException {
        thread.start();
        states.start(notice);
        thread.awaitPlace();
        if (supervisor != null) {
            supervision = SupervisorThread.start(supervisor, configuration().loop().priority());
        }
        if (recordingDirectory != null && memory.seconds() > 0) {
            recordings = Recordings.start(configuration(), memory, ring, recordingDirectory);
        }
        late =
                LateTicks.prepare(
                        recorder.excursions(), thread, configuration(), simulated(), this::record);
        thread.awaitBegin();
        late.begin();
        assembly.endRehearsal();
        if (loop.fault() == null) {
            notice.ready();
        }
        station.show();
        if (reloader != null) {
            reloader.around(() -> notice.reloading(clock.nowNanos()), notice::ready);
            reloader.start();
            watchAsAsked();
        }
        reporter.start(InstantSource.system());
        if (configuration().metrics().wanted()) {
            metrics = offered().open();
        }
    }

    private OfferedMetrics offered() {
        return new OfferedMetrics(
                this::configuration,
                recorder,
                new RunningLoop(loop, thread, clock),
                this::lateTotals,
                () -> forces.active().stream().map(Force::name).toList(),
                this::arena);
    }

    private void record(LateTick tick) {
        long agoNanos = clock.nowNanos() - tick.excursion().releaseNanos();
        events.late(InstantSource.system().instant().minusNanos(agoNanos), tick);
        Recordings running = recordings;
        if (running != null) {
            running.late(tick);
        }
    }

    private void recordStall() {
        Recordings running = recordings;
        if (running != null) {
            running.stalled();
        }
    }

    /** Asks the loop to end; returns at once. Outputs are safe when it has ended. */
    public void stop() {
        notice.stopping();
        thread.stop();
    }

    /** Waits until the loop has ended. */
    public void awaitEnd() throws InterruptedException {
        thread.awaitEnd();
        closeReports();
        retain();
    }

    private void closeReports() {
        if (supervision != null) {
            supervision.close();
        }
        if (late != null) {
            late.close();
        }
        Recordings running = recordings;
        if (running != null) {
            running.end(loop.fault() != null);
        }
        reporter.close();
        states.close();
        if (metrics != null) {
            metrics.close();
        }
    }

    /**
     * Tells the service manager too how the controller is; to be called before {@link #start}.
     *
     * @param told is to be closed after the controller
     */
    public void noticesTo(ServiceNotice told) {
        notice = told;
    }

    private void tell(JitterSample sample) {
        notice.status(JitterLine.format(sample) + ForcesText.ofAll(forces.active()));
    }

    /** What ended the loop though it should not have; null for an orderly end. */
    public @Nullable Throwable fault() {
        return loop.fault();
    }

    /** The whole run, to be asked for when it has ended. */
    public Summary summary() {
        Summary summary = reporter.summary(loop.runningState().name());
        return late == null ? summary : summary.with(late.totals());
    }

    /** How busy the buses of the board are; empty where it has none. */
    public List<BusUse> buses() {
        return loaded().board().buses();
    }

    /**
     * Hands the histograms of each interval to this too; to be called before {@link #start}.
     *
     * @param consumer runs on the thread of the reports and must not throw
     */
    public void intervalsTo(Consumer<HistogramInterval> consumer) {
        reporter.intervalsTo(consumer);
    }

    /**
     * Writes what the recorder keeps into files when there is cause; to be called before {@link
     * #start}.
     */
    public void recordTo(Path directory) {
        recordingDirectory = directory;
    }

    /** What writes recordings; null where they go nowhere. */
    @Nullable Recordings recordings() {
        return recordings;
    }

    /** What the loop keeps of its past; null where that is nothing. */
    @Nullable SignalRing ring() {
        return memory.seconds() > 0 ? ring : null;
    }

    /** What is told of the loop, line by line. */
    EventLines events() {
        return events;
    }

    /** The last change of state; null before the first. */
    @Nullable StateChange lastChange() {
        return states.last();
    }

    /** Late ticks so far, by cause. */
    LateTotals lateTotals() {
        return late == null ? LateTotals.NONE : late.totals();
    }

    /** How long each stage of a tick takes on average, in ns. */
    StageTimes stages() {
        return recorder.excursions().usual();
    }

    /** Faults that the inputs can be given. */
    FaultInjection faults() {
        return loop.generation().board().faults();
    }

    /** What the recorder cannot do that the configuration asks for; empty where it can. */
    public String recorderNotice() {
        return memory.notice();
    }

    /** All figures of the run, to be asked for when it has ended. */
    public LatencyResult latencyResult() {
        Summary summary = summary();
        return new LatencyResult(
                configuration().loop(),
                summary,
                reporter.histograms(),
                thread.disturbances(),
                thread.policy(),
                thread.cpu(),
                thread.degradations());
    }

    /** The rights the loop has to do without; complete when {@link #start} has returned. */
    public List<Degradation> degradations() {
        return thread.degradations();
    }

    /** The CPU the loop is pinned to, -1 where it is not. */
    public int cpu() {
        return thread.cpu();
    }

    /** What it runs: after a reload, the new one. */
    public Configuration configuration() {
        return loaded().configuration();
    }

    private Loaded loaded() {
        return reloader == null ? assembly.loaded() : reloader.loaded();
    }

    /**
     * Lets {@link #reload} work; to be called before {@link #start}.
     *
     * @param files reads what the files say now; called on a thread of its own
     */
    public void reloadsFrom(Supplier<Reading> files) {
        reloader =
                new Reloader(
                        loop,
                        assembly.loaded(),
                        files,
                        station,
                        forces,
                        this::reloaded,
                        this::lateTicks);
    }

    /**
     * Keeps what runs well, for {@link #reloadPrevious}; to be called after {@link #reloadsFrom}
     * and before {@link #start}.
     */
    public void keepsIn(KeptConfigurations configurations) {
        if (reloader == null) {
            throw new IllegalStateException("reloadsFrom expected before keepsIn");
        }
        kept = configurations;
        reloader.tellsWhatStood(this::keep);
    }

    /**
     * Reloads when the files change, while the configuration says {@code watch}; to be called after
     * {@link #reloadsFrom} and before {@link #start}.
     */
    public void reloadsOn(ReloadOnChange change) {
        changes = change;
    }

    private void watchAsAsked() {
        if (changes != null) {
            changes.runs(
                    configuration(),
                    this::configuration,
                    () -> {
                        Future<?> _ = reload(); // what comes of it is logged
                    });
        }
    }

    private void keep(Loaded well) {
        if (kept != null && loop.fault() == null) {
            kept.keep(well.configuration());
        }
    }

    private Reading readPrevious() {
        if (kept == null) {
            throw new IllegalStateException("keepsIn expected before reloadPrevious");
        }
        return kept.before(configuration());
    }

    /** Where what runs was read from, if that is not the files but what is kept of them. */
    Optional<Path> keptAs() {
        return kept == null ? Optional.empty() : kept.entryOf(configuration());
    }

    /** What ran well and is kept; null where nothing is. */
    @Nullable KeptConfigurations kept() {
        return kept;
    }

    private long lateTicks() {
        return recorder.overruns() + recorder.missed();
    }

    /** Whether it was said where to read from. */
    boolean reloads() {
        return reloader != null;
    }

    private void reloaded(Loaded now) {
        if (kept != null) {
            kept.runs(now.configuration());
        }
        watchAsAsked();
        if (late != null) {
            late.now(thread, now.configuration(), now.simulated());
        }
        if (!now.simulated()) {
            try {
                aftermath.provide(now.configuration());
            } catch (BoardException e) {
                LOG.error("after this reload {}", e.getMessage());
            }
        }
    }

    /**
     * Takes up what the files of the configuration say now, without a missed tick, and returns at
     * once. Where they have errors, or differ in what needs a restart, the controller runs on as it
     * was.
     *
     * @return what will have come of it
     * @throws IllegalStateException if it was not said where to read from
     */
    public Future<ReloadResult> reload() {
        if (reloader == null) {
            throw new IllegalStateException("reloadsFrom expected before reload");
        }
        return reloader.request();
    }

    /** What is forced. */
    Forces forces() {
        return forces;
    }

    /**
     * Lets the loop take up a program in which all that is about to be forced can be.
     *
     * @return whether it will have done so
     * @throws IllegalStateException if the controller does not reload
     */
    Future<Boolean> requestGates() {
        if (reloader == null) {
            throw new IllegalStateException("reloadsFrom expected before requestGates");
        }
        return reloader.requestGates();
    }

    /**
     * Goes back to the configuration that ran well before, as {@link #reload} goes to what the
     * files say.
     *
     * @throws IllegalStateException if none is kept
     */
    public Future<ReloadResult> reloadPrevious() {
        if (reloader == null) {
            throw new IllegalStateException("reloadsFrom expected before reloadPrevious");
        }
        return reloader.request(previous);
    }

    /**
     * The signals. While the loop runs, a reader sees each of them whole but not all of one tick.
     */
    public SignalArena arena() {
        return loop.generation().arena();
    }

    /** Where the loop meets others: what it shows and what they may change. */
    public Hatch hatch() {
        return loop.generation().hatch();
    }

    /** Where others find it. */
    Station station() {
        return station;
    }

    /** The loop, for what others are told of it. */
    ControlLoop loop() {
        return loop;
    }

    /** Bytes allocated by the loop thread since just before its first tick. */
    long allocatedBytes() {
        return thread.allocatedBytes();
    }

    private void keep(JitterSample sample) {
        events.jitter(sample);
        lastSample = sample;
        retain();
    }

    private void retain() {
        if (retained != null) {
            retained.look(configuration(), hatch().image());
        }
    }

    /**
     * Brings back what parameters with {@code retain} were set to, and stores what they will be; to
     * be called before {@link #start}.
     *
     * @param directory where that is stored
     */
    public void retainsIn(Path directory) {
        retained = new RetainedParameters(directory, configuration().name());
        retained.restore(configuration(), arena(), station.mailbox());
    }

    /** The figures of the last second; null before the first. */
    public @Nullable JitterSample lastSample() {
        return lastSample;
    }

    /** Whether the board is the simulated one. */
    public boolean simulated() {
        return loaded().simulated();
    }

    /** Ends the loop where it runs, outputs safe, and gives everything back. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        if (changes != null) {
            changes.close();
        }
        if (reloader != null) {
            reloader.close();
        }
        boolean interrupted = awaitEndThoughInterrupted();
        closeReports();
        retain();
        ring.close();
        hatch().image().ended();
        hatch().posts().replaced();
        loaded().board().close();
        assembly.endRehearsal();
        aftermath.end(loaded().board().refused());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Board and arena must not be taken from under a loop that still ticks, and it ends soon.
     *
     * @return whether this thread was interrupted meanwhile
     */
    private boolean awaitEndThoughInterrupted() {
        boolean interrupted = false;
        while (true) {
            try {
                thread.awaitEnd();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
