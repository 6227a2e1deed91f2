package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.recording.SignalRing;
import dev.takt.timing.TickRecorder;

/**
 * Runs the next tick without consequences in the last microseconds before its release, when the
 * loop is awake and has nothing to do: the tick then finds its code and its data in the caches of
 * the CPU, from which a millisecond of anything else drives them out.
 *
 * <p>The formulas are evaluated and undone ({@link TrialEvaluation}); everything around them, from
 * the mailbox to the recorder, is run by a shadow of the loop that serves nobody: another one, with
 * a small generation of its own. No device is touched.
 *
 * <p>It begins as early as it has to, by what it and the evaluation have taken so far. Where it
 * would not fit into the time that the loop spins, or the loop has woken up too late for it, it is
 * left out. See docs/decisions/0023-dry-runs.md. Belongs to the loop thread.
 */
public final class DryRun implements AutoCloseable {
    private static final int ROWS = 64;
    private static final long FIRST_NANOS = 4_000;
    private static final long MOST_NANOS = 1_000_000;
    private static final long GUARD_NANOS = 1_000;

    private final ControlLoop shadow;
    private final SignalRing ring;
    private final RunningPercentile took = new RunningPercentile(FIRST_NANOS, 0, MOST_NANOS);
    private long lastNanos;

    /**
     * @param clock of the loop
     * @param generation what the shadow runs, and nobody else meanwhile
     */
    public DryRun(LoopClock clock, Generation generation, long periodNanos) {
        this.ring = SignalRing.allocate(ROWS * generation.rows().layout().rowBytes());
        this.shadow =
                new ControlLoop(
                        new LoopParts(
                                clock,
                                generation.withoutConsequences(),
                                1,
                                TickRecorder.coarse(periodNanos),
                                ring,
                                OverrunRule.SKIP,
                                EndCondition.NEVER));
    }

    /** The shadow has to know the schedule of its loop. */
    void begin(ReleaseSchedule releases) {
        shadow.begin(releases.epochNanos(), false);
    }

    /**
     * Runs a tick dry if there is time for it.
     *
     * @param n the tick that comes
     * @param previous the last one that ran
     * @param since what the batch will be told of it
     * @param now what will run it
     */
    @LoopThread
    void before(
            LoopClock clock, long releaseNanos, long n, long previous, long since, Generation now) {
        long neededNanos = took.nanos() + GUARD_NANOS;
        if (neededNanos > clock.spareNanos()) {
            return;
        }
        long startNanos = clock.awaitBefore(releaseNanos, neededNanos);
        if (startNanos > releaseNanos - took.nanos()) {
            return;
        }
        run(startNanos, n, previous, since, now);
        lastNanos = clock.nowNanos() - startNanos;
    }

    @LoopThread
    void run(long startNanos, long n, long previous, long since, Generation now) {
        shadow.serve(n, startNanos);
        now.trial().run(n, previous, since, now.simulate());
    }

    /**
     * Learns from the tick itself, so that it is known what a dry run takes before there is one.
     *
     * @param evaluationNanos how long its formulas took
     */
    @LoopThread
    void after(long evaluationNanos) {
        took.learn(Math.max(lastNanos, evaluationNanos));
        lastNanos = 0;
    }

    /** Gives its memory back; its loop does not run any more. */
    @Override
    public void close() {
        ring.close();
    }
}
