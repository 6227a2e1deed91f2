package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.board.Board;
import dev.takt.recording.SignalRing;
import dev.takt.timing.ExcursionWatch;
import dev.takt.timing.TickRecorder;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The tick, run by a {@link RealTimeThread} or stepped by a test.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>Ticks run at releases only, never two for one release, never a burst after a late one.
 *   <li>The clock is read after the wait and after every stage; a tick that was late is kept with
 *       the times of its stages in {@link TickRecorder#excursions}.
 *   <li>No output leaves its safe value before ARMING is over: see {@link StateMachine}. Formulas
 *       are evaluated all the time and find in {@code held} whether outputs follow them.
 *   <li>Once SAFE it ticks on and keeps every output at its safe value, which is written before the
 *       state becomes SAFE.
 *   <li>When the loop ends, by its end condition, by {@link #requestStop} or because something
 *       threw, the outputs are written safe before the state becomes STOPPED. What was thrown is
 *       kept in {@link #fault}.
 *   <li>What it runs is one {@link Generation}. Another one that is offered takes its place at the
 *       start of a tick, before anything of that tick is read or written.
 * </ol>
 *
 * <p>{@link #begin} and {@link #tick} belong to one thread; the rest may be called from any.
 */
public final class ControlLoop {
    /** Ticks for which the board is watched closely after a late one. */
    private static final int WATCHED_TICKS = 10_000;

    private final LoopClock clock;
    private final TickRecorder recorder;
    private final SignalRing ring;
    private final OverrunGuard guard;
    private final ExcursionWatch excursions;
    private final EndCondition end;
    private final StateMachine states;
    private final OutputGate gate = new OutputGate();
    private final @Nullable DryRun dryRun;

    private volatile @Nullable ReleaseSchedule schedule;
    private long next;
    private long previous = -1;

    /** The last tick in which slow sets could run; equal to {@code previous} unless they wait. */
    private long ranSlow = -1;

    /** What the present tick told the batch of it: the tick itself where slow sets wait. */
    private long since = -1;

    private long ran;

    private volatile Generation generation;
    private final AtomicReference<@Nullable Exchange> offered = new AtomicReference<>();
    private final AtomicLong last = new AtomicLong(-1);
    private volatile boolean stopRequested;
    private volatile @Nullable Throwable fault;
    private volatile @Nullable Throwable unsafe;

    public ControlLoop(LoopParts parts) {
        this.clock = parts.clock();
        this.generation = parts.generation();
        this.recorder = parts.recorder();
        this.ring = parts.ring();
        this.guard = new OverrunGuard(parts.overruns());
        this.excursions = recorder.excursions();
        this.end = parts.end();
        this.states = new StateMachine(parts.armTicks());
        this.dryRun = parts.dryRun();
    }

    /**
     * Sets release 0. Before this the loop does not tick.
     *
     * @param epochNanos release 0 on CLOCK_MONOTONIC, usually a little ahead
     * @param degraded whether real-time rights are missing
     * @throws IllegalStateException if the loop has begun or stopped
     */
    public void begin(long epochNanos, boolean degraded) {
        states.begin(degraded, epochNanos);
        ReleaseSchedule releases = new ReleaseSchedule(epochNanos, recorder.periodNanos());
        if (dryRun != null) {
            dryRun.begin(releases);
        }
        schedule = releases;
    }

    /**
     * One whole tick: waits for the release, latches, evaluates, posts, records.
     *
     * @return whether there is more to come; once false, the loop has stopped
     */
    @LoopThread
    public boolean tick() {
        ReleaseSchedule releases = schedule;
        if (releases == null || states.state() == LoopState.STOPPED) {
            return false;
        }
        try {
            return stopRequested ? finish() : run(releases, next);
        } catch (Throwable thrown) {
            fail(thrown);
            return false;
        }
    }

    /**
     * Runs ticks until the loop stops.
     *
     * @param most how many at most
     */
    @LoopThread
    void runTicks(long most) {
        for (long left = most; left > 0; left--) {
            if (!tick()) {
                return;
            }
        }
    }

    private boolean run(ReleaseSchedule releases, long n) {
        long releaseNanos = releases.releaseNanos(n);
        if (dryRun != null) {
            dryRun.before(
                    clock, releaseNanos, n, previous, guard.sheds() ? n : ranSlow, generation);
        }
        long startNanos = clock.awaitUntil(releaseNanos);
        if (stopRequested) {
            return finish();
        }
        serve(releases, n, startNanos);
        return !end.reached(ran, next) || finish();
    }

    /** Serves a release, as the shadow of another loop. */
    @LoopThread
    void serve(long n, long startNanos) {
        ReleaseSchedule releases = schedule;
        if (releases != null) {
            serve(releases, n, startNanos);
        }
    }

    private void serve(ReleaseSchedule releases, long n, long startNanos) {
        boolean exchanged = takeUpOffer(n);
        Generation now = generation;
        Board board = now.board();
        SignalArena arena = now.arena();
        arena.set(now.time(), releases.seconds(n));
        arena.set(now.tick(), (double) n);
        now.hatch().takeIn(n);
        if (now.simulate()) {
            now.batch().simulate(n, previous);
        }
        boolean delayed = exchanged || now.simulate();
        excursions.begun(startNanos, delayed ? clock.nowNanos() : startNanos);
        board.latch(startNanos);
        long latchedNanos = clock.nowNanos();
        excursions.latched(latchedNanos);
        if (gate.isShut()) {
            states.goSafe(StateCause.STALLED, releases.releaseNanos(previous + 1));
        }
        boolean held = states.decide(now.inputs(), startNanos);
        arena.set(now.held(), held ? 1 : 0);
        evaluate(now, n, startNanos);
        now.onTimes().limit(states, n, startNanos);
        long evaluatedNanos = clock.nowNanos();
        excursions.evaluated(evaluatedNanos);
        gate.post(board, held);
        long endNanos = clock.nowNanos();
        states.commit(n, endNanos);
        now.hatch().giveOut(n, releases.seconds(n), startNanos, state());
        record(now, releases, n, startNanos, endNanos);
        if (dryRun != null) {
            dryRun.after(evaluatedNanos - latchedNanos);
        }
    }

    /** Where nothing is offered this costs one read. */
    private boolean takeUpOffer(long n) {
        Exchange exchange = offered.getAcquire();
        if (exchange == null || !offered.compareAndSet(exchange, null)) {
            return false;
        }
        exchange.handOver(generation);
        exchange.next().onTimes().goOnFrom(generation.onTimes());
        generation = exchange.next();
        exchange.taken(n);
        return true;
    }

    /** A set that is due every tick is so whatever went before; the others wait where told n. */
    private void evaluate(Generation now, long n, long startNanos) {
        since = guard.sheds() ? n : ranSlow;
        now.sets().evaluate(clock, n, since, startNanos);
        if (since < n) {
            ranSlow = n;
        }
    }

    private void record(
            Generation now, ReleaseSchedule releases, long n, long startNanos, long endNanos) {
        recorder.recordTick(releases.releaseNanos(n), startNanos, endNanos);
        next = releases.releaseAfter(n, endNanos);
        long missed = next - n - 1;
        if (missed > 0) {
            recorder.recordMissed(releases.releaseNanos(n + 1), missed, endNanos);
        }
        if (guard.served(missed) && states.state() != LoopState.SAFE) {
            now.board().postSafe();
            states.goSafe(StateCause.TOO_MANY_LATE, endNanos);
            states.commit(n, endNanos);
        }
        if (excursions.ended(releases.releaseNanos(n), endNanos)) {
            keepExcursion(now.board(), releases, n, endNanos);
        }
        long releaseNanos = releases.releaseNanos(n);
        ring.append(
                now.rows(),
                releaseNanos,
                startNanos - releaseNanos,
                endNanos - startNanos,
                states.state().code());
        now.sets().end(n, startNanos, recorder.periodNanos());
        previous = n;
        ran++;
        last.setRelease(n);
    }

    private void keepExcursion(Board board, ReleaseSchedule releases, long n, long endNanos) {
        excursions.keep(
                n,
                since,
                next,
                releases.releaseNanos(n),
                endNanos,
                board.slowestInput(),
                board.slowestOutput());
        board.watch(WATCHED_TICKS);
    }

    private boolean finish() {
        generation.board().postSafe();
        states.stop(StateCause.ENDED, previous, clock.nowNanos());
        return false;
    }

    /**
     * Ends the loop because of something that was thrown, outputs safe. The first cause is kept.
     * Called from the thread of the loop, or when that does not run.
     */
    void fail(Throwable cause) {
        if (fault == null) {
            fault = cause;
        }
        try {
            generation.board().postSafe();
        } catch (Throwable thrown) {
            unsafe = thrown;
        }
        states.stop(StateCause.FAILED, previous, clock.nowNanos());
    }

    /**
     * Lets another generation take the place of the one that runs, at the start of the next tick.
     *
     * @return false, and nothing is offered, while an earlier offer has not been taken up
     */
    public boolean offer(Exchange exchange) {
        return offered.compareAndSet(null, exchange);
    }

    /**
     * Takes an offer back.
     *
     * @return whether the loop has not taken it up, and never will
     */
    public boolean withdraw(Exchange exchange) {
        return offered.compareAndSet(exchange, null);
    }

    /** What it reads time from. */
    public LoopClock clock() {
        return clock;
    }

    /** What the loop runs, or ran last. */
    public Generation generation() {
        return generation;
    }

    /** Lets the loop end at its next release at the latest. */
    public void requestStop() {
        stopRequested = true;
    }

    public LoopState state() {
        LoopState state = states.state();
        return gate.isShut() && state != LoopState.STOPPED ? LoopState.SAFE : state;
    }

    /** The state it is in, or was in before it STOPPED. */
    public LoopState runningState() {
        return gate.isShut() ? LoopState.SAFE : states.running();
    }

    /**
     * When the first tick was due that has not ended: while this lies in the future the loop is in
     * time.
     *
     * @return time on CLOCK_MONOTONIC; Long.MAX_VALUE for a loop that has not begun or has stopped
     */
    public long owedSinceNanos() {
        ReleaseSchedule releases = schedule;
        return releases == null || states.state() == LoopState.STOPPED
                ? Long.MAX_VALUE
                : releases.releaseNanos(last.getAcquire() + 1);
    }

    /**
     * Puts the outputs safe on the calling thread, while that of the loop does not tick, and lets
     * the loop post nothing else from now on. For a supervisor.
     */
    public void cutOff() {
        gate.shut();
        generation.board().postSafe();
    }

    /** What its states were since the last call, in order; to be asked for by one thread. */
    public List<StateChange> stateChanges() {
        return states.drain();
    }

    /** Number of the last release that was served, counted from 0; -1 before the first. */
    public long lastTick() {
        return last.getAcquire();
    }

    /** What ended the loop though it should not have; null for an orderly end or none yet. */
    public @Nullable Throwable fault() {
        return fault;
    }

    /** What kept the outputs from being written safe after a fault; null if they are safe. */
    public @Nullable Throwable unsafe() {
        return unsafe;
    }
}
