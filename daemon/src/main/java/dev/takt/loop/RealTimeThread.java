package dev.takt.loop;

import dev.takt.linux.ThreadCounts;
import dev.takt.linux.ThreadPolicy;
import dev.takt.linux.ThreadScheduling;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The thread of one {@link ControlLoop}: takes the real-time rights it can get, warms up, ticks
 * until the loop ends.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>A right that is missing does not keep it from running: it is in {@link #degradations}, and
 *       the loop runs in state DEGRADED.
 *   <li>Warming up comes before the first release, so that no real tick pays for it.
 *   <li>Whatever is thrown, in warming up or in a tick, ends with the outputs safe, the loop
 *       STOPPED and the cause in {@link ControlLoop#fault}; {@link #awaitEnd} then returns.
 *   <li>Once begun, the loop thread allocates nothing that {@link #allocatedBytes} does not count.
 * </ol>
 */
public final class RealTimeThread {
    private static final long STACK_BYTES = 1L << 20;
    private static final int STACK_DEPTH = 1_000;

    /** From setting release 0 to release 0: enough to get to the wait. */
    private static final long LEAD_NANOS = 2_000_000;

    /** Waits at real-time priority before the first tick, for a hybrid clock to learn from. */
    private static final int WAITS = 80;

    private final RealTimeSettings settings;
    private final ControlLoop loop;
    private final LoopClock clock;
    private final Supplier<Rehearsal> rehearsal;
    private final ThreadMeter meter = new ThreadMeter();
    private final CountDownLatch placed = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<Degradation> degradations = List.of();
    private volatile WarmUp warmUp = new WarmUp(0, 0, 0, false);
    private volatile int cpu = -1;
    private volatile ThreadPolicy policy = ThreadPolicy.UNKNOWN;
    private volatile int threadId = -1;

    /**
     * @param clock the one the loop was made with
     * @param rehearsal made and run on this thread, on its CPU, at normal priority, before the
     *     first release
     */
    public RealTimeThread(
            RealTimeSettings settings,
            ControlLoop loop,
            LoopClock clock,
            Supplier<Rehearsal> rehearsal) {
        this.settings = settings;
        this.loop = loop;
        this.clock = clock;
        this.rehearsal = rehearsal;
        this.thread = new Thread(null, this::run, "takt-loop", STACK_BYTES);
    }

    /**
     * Starts the thread and returns at once.
     *
     * @throws IllegalThreadStateException if it was started before
     */
    public void start() {
        thread.start();
    }

    private void run() {
        try (RealTimeRights rights = new RealTimeRights(settings)) {
            threadId = ThreadScheduling.threadId();
            rights.takePlace();
            cpu = rights.cpu();
            placed.countDown();
            warmUp = rehearsal.get().run(clock);
            rights.lockMemory();
            rights.keepOthersOff();
            rights.takePriority(clock.neverSleeps());
            degradations = rights.degradations();
            policy = ThreadPolicy.ofThread(ThreadScheduling.threadId());
            touchStack(STACK_DEPTH, 0, 0, 0);
            Rehearsal.await(clock, WAITS);
            meter.rehearse();
            loop.begin(clock.nowNanos() + LEAD_NANOS, !degradations.isEmpty());
            begun.countDown();
            meter.start();
            loop.runTicks(Long.MAX_VALUE);
            meter.stop();
        } catch (Throwable thrown) {
            loop.fail(thrown);
        } finally {
            placed.countDown();
            begun.countDown();
        }
    }

    /** Touches some 100 kB of stack, which are then locked; the tick needs a small part of it. */
    private static long touchStack(int depth, long a, long b, long c) {
        return depth == 0 ? a + b + c : touchStack(depth - 1, b + depth, c ^ depth, a) + c;
    }

    /** Asks the loop to end; it does so at its next release at the latest, outputs safe. */
    public void stop() {
        loop.requestStop();
    }

    /** Waits until {@link #cpu} and {@link #threadId} are known: before warming up. */
    public void awaitPlace() throws InterruptedException {
        placed.await();
    }

    /** Waits until the loop has begun to tick or has ended. */
    public void awaitBegin() throws InterruptedException {
        begun.await();
    }

    /** Waits until the loop has ended and its thread is gone. */
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /**
     * Waits the same, but not for ever.
     *
     * @return whether it has ended
     */
    public boolean awaitEnd(long timeoutNanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedJoin(thread, timeoutNanos);
        return !thread.isAlive();
    }

    /** What the loop has to do without; complete when {@link #awaitBegin} has returned. */
    public List<Degradation> degradations() {
        return degradations;
    }

    /** The CPU the loop has; -1 before it is known or where it could not be pinned. */
    public int cpu() {
        return cpu;
    }

    /** How the kernel schedules the thread; complete when {@link #awaitBegin} has returned. */
    public ThreadPolicy policy() {
        return policy;
    }

    /** The kernel's id of the thread; -1 before it runs. */
    public int threadId() {
        return threadId;
    }

    /** How warming up went; complete when {@link #awaitBegin} has returned. */
    public WarmUp warmUp() {
        return warmUp;
    }

    /** Bytes allocated by the loop thread since just before its first tick. */
    public long allocatedBytes() {
        return meter.allocatedBytes();
    }

    /** Page faults and context switches of the loop thread since just before its first tick. */
    public ThreadCounts disturbances() {
        return meter.counts();
    }
}
