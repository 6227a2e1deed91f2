package dev.takt.supervision;

import dev.takt.linux.Refusal;
import dev.takt.linux.ThreadScheduling;
import dev.takt.loop.LoopClock;
import java.util.Optional;

/**
 * Steps a {@link Supervisor} every few milliseconds, just above the priority of the loop where the
 * process has the right to that. It is to be started before the loop keeps other threads off its
 * CPU, so that it runs on the others.
 */
public final class SupervisorThread implements AutoCloseable {
    private static final long JOIN_MILLIS = 1_000;

    private final Supervisor supervisor;
    private final int priority;
    private final Thread thread = new Thread(this::run, "takt-supervisor");
    private volatile boolean stopped;

    private SupervisorThread(Supervisor supervisor, int priority) {
        this.supervisor = supervisor;
        this.priority = priority;
    }

    /**
     * @param priority of SCHED_FIFO, that of the loop
     */
    public static SupervisorThread start(Supervisor supervisor, int priority) {
        SupervisorThread started = new SupervisorThread(supervisor, priority);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    private void run() {
        Optional<Refusal> refusal = ThreadScheduling.useFifo(priority + 1);
        if (refusal.isPresent()) {
            // A limit that is just enough for the loop. Where this fails too the loop is DEGRADED
            // for the same reason, which is told.
            ThreadScheduling.useFifo(priority);
        }
        LoopClock clock = LoopClock.sleeping();
        long next = clock.nowNanos();
        while (!stopped) {
            next = supervisor.step(clock.awaitUntil(next));
        }
    }

    /** Ends it; a second call does nothing. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
