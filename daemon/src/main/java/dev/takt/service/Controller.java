package dev.takt.service;

import dev.takt.arena.SignalArena;
import dev.takt.board.BoardException;
import dev.takt.board.BusUse;
import dev.takt.board.FaultInjection;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.LoopSettings;
import dev.takt.control.ChangeLog;
import dev.takt.force.Forces;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.Degradation;
import dev.takt.loop.DryRun;
import dev.takt.loop.EndCondition;
import dev.takt.loop.Hatch;
import dev.takt.loop.LoopClock;
import dev.takt.loop.LoopParts;
import dev.takt.loop.RealTimeSettings;
import dev.takt.loop.RealTimeThread;
import dev.takt.recording.SignalRing;
import dev.takt.reload.Loaded;
import dev.takt.systemd.ServiceNotice;
import dev.takt.telemetry.HistogramInterval;
import dev.takt.telemetry.JitterSample;
import dev.takt.telemetry.Summary;
import dev.takt.timing.StageTimes;
import dev.takt.timing.TickRecorder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One configuration, running.
 *
 * <p>Life cycle: {@link #open}, {@link #start}, {@link #awaitEnd}, {@link #close}. From {@code
 * open} on, every output carries its safe value until the first tick; {@link #stop} and {@code
 * close} leave it safe again.
 */
public final class Controller implements AutoCloseable {
    private final Preparation preparation;
    private final LoopClock clock;
    private final Station station;
    private final Aftermath aftermath;
    private final ControlLoop loop;
    private final RealTimeThread thread;
    private final TickRecorder recorder;
    private final SignalMemory memory;
    private final SignalRing ring;
    private final DryRun dryRun;
    private @Nullable RetainedParameters retained;
    private final Forces forces;
    private final Reloading reloading;
    private final Attendants attendants;
    private boolean closed;

    private Controller(
            Configuration configuration,
            Assembly assembly,
            EndCondition end,
            Consumer<JitterSample> samples,
            Station station,
            Aftermath aftermath) {
        this.aftermath = aftermath;
        this.station = station;
        LoopSettings settings = configuration.loop();
        this.preparation =
                new Preparation(assembly, settings.periodNanos(), LoopChoices.clock(settings));
        this.clock = LoopChoices.clock(settings);
        this.recorder = new TickRecorder(settings.periodNanos());
        this.memory =
                SignalMemory.of(configuration, assembly.loaded().generation().rows().layout());
        this.ring = SignalRing.allocate(memory.byteSize());
        this.dryRun = new DryRun(clock, preparation.shadow(), settings.periodNanos());
        this.loop =
                new ControlLoop(
                        new LoopParts(
                                clock,
                                assembly.loaded().generation(),
                                settings.armTicks(),
                                recorder,
                                ring,
                                LoopChoices.overruns(settings),
                                end,
                                dryRun));
        ChangeLog changes = new ChangeLog();
        this.forces = new Forces(loop::lastTick, line -> changes.add(line, clock.nowNanos()));
        this.reloading =
                new Reloading(loop, assembly.loaded(), station, forces, aftermath, this::lateTicks);
        this.thread =
                new RealTimeThread(
                        new RealTimeSettings(settings.cpu().cpu(), settings.priority()),
                        loop,
                        clock,
                        preparation::rehearsal);
        this.attendants =
                new Attendants(
                        new RunningLoop(loop, thread, clock),
                        recorder,
                        reloading,
                        forces,
                        samples.andThen(_ -> retain()));
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

    /**
     * Starts the loop and its reports, and returns once the loop has begun to tick or has failed.
     */
    public void start() throws InterruptedException {
        thread.start();
        thread.awaitPlace();
        attendants.prepare();
        thread.awaitBegin();
        preparation.begun();
        station.show();
        attendants.begin();
    }

    /**
     * Has the JIT done with the code of the loop before the first tick, which comes the later for
     * it: for who measures the loop. To be called before {@link #start}.
     */
    public void preparesAll() {
        preparation.allBefore();
    }

    /** Asks the loop to end; returns at once. Outputs are safe when it has ended. */
    public void stop() {
        attendants.stopping();
        thread.stop();
    }

    /** Waits until the loop has ended. */
    public void awaitEnd() throws InterruptedException {
        thread.awaitEnd();
        attendants.close();
        retain();
    }

    /**
     * Tells the service manager too how the controller is; to be called before {@link #start}.
     *
     * @param told is to be closed after the controller
     */
    public void noticesTo(ServiceNotice told) {
        attendants.noticesTo(told);
    }

    /** What ended the loop though it should not have; null for an orderly end. */
    public @Nullable Throwable fault() {
        return loop.fault();
    }

    /** The whole run, to be asked for when it has ended. */
    public Summary summary() {
        return attendants.summary();
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
        attendants.intervalsTo(consumer);
    }

    /**
     * Writes what the recorder keeps into files when there is cause; to be called before {@link
     * #start}.
     */
    public void recordTo(Path directory) {
        attendants.recordTo(directory, memory, ring);
    }

    /** What the loop keeps of its past; null where that is nothing. */
    @Nullable SignalRing ring() {
        return memory.seconds() > 0 ? ring : null;
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
                attendants.histograms(),
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
        return reloading.loaded();
    }

    /** Who attends the loop. */
    Attendants attendants() {
        return attendants;
    }

    /** How it comes to run something else. */
    public Reloading reloading() {
        return reloading;
    }

    private long lateTicks() {
        return recorder.overruns() + recorder.missed();
    }

    /** What is forced. */
    Forces forces() {
        return forces;
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
        return attendants.lastSample();
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
        reloading.close();
        boolean interrupted = awaitEndThoughInterrupted();
        attendants.close();
        retain();
        ring.close();
        dryRun.close();
        hatch().image().ended();
        hatch().posts().replaced();
        loaded().board().close();
        preparation.close();
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
