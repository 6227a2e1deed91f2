package dev.takt.service;

import dev.takt.arena.SignalArena;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.LateLimit;
import dev.takt.config.LoopSettings;
import dev.takt.loop.ControlLoop;
import dev.takt.loop.Degradation;
import dev.takt.loop.EndCondition;
import dev.takt.loop.LoopClock;
import dev.takt.loop.LoopParts;
import dev.takt.loop.LoopState;
import dev.takt.loop.OverrunRule;
import dev.takt.loop.RealTimeSettings;
import dev.takt.loop.RealTimeThread;
import dev.takt.loop.Rehearsal;
import dev.takt.telemetry.HistogramInterval;
import dev.takt.telemetry.JitterReporter;
import dev.takt.telemetry.JitterSample;
import dev.takt.telemetry.StateLog;
import dev.takt.telemetry.Summary;
import dev.takt.timing.TickRecorder;
import java.time.InstantSource;
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
    private static final String SIMULATED = "sim";

    private final Configuration configuration;
    private final CompiledBatch batch;
    private final Board board;

    /** Where ticks are rehearsed so that no real output moves for it; null: on the board itself. */
    private final @Nullable Board stage;

    private final ControlLoop loop;
    private final RealTimeThread thread;
    private final JitterReporter reporter;
    private final TickRecorder recorder;
    private @Nullable LateTicks late;
    private boolean closed;

    private Controller(
            Configuration configuration,
            CompiledBatch batch,
            Board board,
            @Nullable Board stage,
            EndCondition end,
            Consumer<JitterSample> samples) {
        this.configuration = configuration;
        this.batch = batch;
        this.board = board;
        this.stage = stage;
        LoopSettings settings = configuration.loop();
        SignalArena arena = batch.arena();
        LoopClock clock = clock(settings);
        this.recorder = new TickRecorder(settings.periodNanos());
        boolean simulate = isSimulated(board);
        this.loop =
                new ControlLoop(
                        new LoopParts(
                                clock,
                                board,
                                batch,
                                arena,
                                simulate,
                                recorder,
                                overruns(settings),
                                end));
        Board rehearsed = stage == null ? board : stage;
        this.thread =
                new RealTimeThread(
                        new RealTimeSettings(settings.cpu().cpu(), settings.priority()),
                        loop,
                        clock,
                        new Rehearsal(rehearsed, batch, arena, true, this::restore));
        this.reporter =
                new JitterReporter(
                        recorder,
                        settings.rateHz(),
                        new RunningLoop(loop, thread, clock),
                        samples.andThen(new StateLog(this::cause)));
    }

    /**
     * Compiles a configuration and opens its board.
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
        CompiledBatch batch = BatchCompiler.compile(configuration.program());
        Points points = Points.of(configuration);
        Board board = null;
        Board stage = null;
        boolean opened = false;
        try {
            board = Boards.open(choice, points, batch.arena());
            if (!isSimulated(board)) {
                stage = Boards.open(BoardChoice.SIM, points, batch.arena());
            }
            Controller controller =
                    new Controller(configuration, batch, board, stage, end, samples);
            opened = true;
            return controller;
        } finally {
            if (!opened) {
                release(board, stage, batch);
            }
        }
    }

    private static void release(@Nullable Board board, @Nullable Board stage, CompiledBatch batch) {
        if (board != null) {
            board.close();
        }
        if (stage != null) {
            stage.close();
        }
        batch.close();
    }

    private static boolean isSimulated(Board board) {
        return board.name().equals(SIMULATED);
    }

    /** Why the loop is in a state it was not in before. */
    private String cause(String state) {
        LateLimit limit = configuration.loop().lateLimit();
        return state.equals(LoopState.SAFE.name())
                ? "%d of the last %d ticks were late or missed; outputs stay safe until Takt is started again"
                        .formatted(limit.late(), limit.of())
                : "";
    }

    private static OverrunRule overruns(LoopSettings settings) {
        LateLimit limit = settings.lateLimit();
        return switch (settings.overrun()) {
            case SKIP -> OverrunRule.SKIP;
            case SHED -> OverrunRule.SHED;
            case SAFE -> OverrunRule.safeAfter(limit.late(), limit.of());
        };
    }

    private static LoopClock clock(LoopSettings settings) {
        return switch (settings.waitMode()) {
            case SLEEP -> LoopClock.sleeping();
            case HYBRID -> LoopClock.hybrid(settings.periodNanos());
            case SPIN -> LoopClock.spinning();
        };
    }

    /**
     * The arena becomes what it was before the first tick, and the pins of a simulated board safe.
     */
    private void restore() {
        (stage == null ? board : stage).postSafe();
        batch.reset();
    }

    /**
     * Starts the loop and its reports, and returns once the loop has begun to tick or has failed.
     */
    public void start() throws InterruptedException {
        thread.start();
        thread.awaitPlace();
        late = LateTicks.prepare(recorder.excursions(), thread, configuration, simulated());
        thread.awaitBegin();
        late.begin();
        if (stage != null) {
            stage.close();
        }
        reporter.start(InstantSource.system());
    }

    /** Asks the loop to end; returns at once. Outputs are safe when it has ended. */
    public void stop() {
        thread.stop();
    }

    /** Waits until the loop has ended. */
    public void awaitEnd() throws InterruptedException {
        thread.awaitEnd();
        closeReports();
    }

    private void closeReports() {
        if (late != null) {
            late.close();
        }
        reporter.close();
    }

    /** What ended the loop though it should not have; null for an orderly end. */
    public @Nullable Throwable fault() {
        return loop.fault();
    }

    /** The whole run, to be asked for when it has ended. */
    public Summary summary() {
        LoopState ran = thread.degradations().isEmpty() ? LoopState.RUNNING : LoopState.DEGRADED;
        Summary summary = reporter.summary((loop.tooManyLate() ? LoopState.SAFE : ran).name());
        return late == null ? summary : summary.with(late.totals());
    }

    /**
     * Hands the histograms of each interval to this too; to be called before {@link #start}.
     *
     * @param consumer runs on the thread of the reports and must not throw
     */
    public void intervalsTo(Consumer<HistogramInterval> consumer) {
        reporter.intervalsTo(consumer);
    }

    /** All figures of the run, to be asked for when it has ended. */
    public LatencyResult latencyResult() {
        Summary summary = summary();
        return new LatencyResult(
                configuration.loop(),
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

    public Configuration configuration() {
        return configuration;
    }

    /**
     * The signals. While the loop runs, a reader sees each of them whole but not all of one tick.
     */
    public SignalArena arena() {
        return batch.arena();
    }

    /** Whether the board is the simulated one. */
    public boolean simulated() {
        return isSimulated(board);
    }

    /** Ends the loop where it runs, outputs safe, and gives everything back. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.stop();
        boolean interrupted = awaitEndThoughInterrupted();
        closeReports();
        release(board, stage, batch);
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
