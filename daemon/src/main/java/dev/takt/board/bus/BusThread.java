package dev.takt.board.bus;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.takt.linux.MonotonicClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one bus: steps its schedule, sleeps in between. */
final class BusThread {
    private static final Logger LOG = LoggerFactory.getLogger(BusThread.class);
    private static final long LONGEST_PARK_NANOS = MILLISECONDS.toNanos(500);

    private final BusSchedule schedule;
    private final CountDownLatch tried = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopping;

    BusThread(BusSchedule schedule) {
        this.schedule = schedule;
        this.thread = new Thread(this::run, "takt-" + schedule.bus());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Waits until every chip has answered or failed once.
     *
     * @return whether that was so in time
     */
    boolean awaitTried(long timeoutNanos) {
        try {
            return tried.await(timeoutNanos, NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Ends the thread after the outputs were made safe.
     *
     * @return whether that was so in time; a bus that hangs cannot hold the caller longer
     */
    boolean stop(long timeoutMillis) {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(timeoutMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void run() {
        try {
            stepUntilStopped();
        } catch (RuntimeException e) {
            LOG.error("{}: its thread has ended, outputs become safe", schedule.bus(), e);
        } finally {
            schedule.finish(this::pause);
        }
    }

    private void stepUntilStopped() {
        boolean waiting = true;
        while (!stopping) {
            long next = schedule.step();
            if (waiting && schedule.tried()) {
                waiting = false;
                tried.countDown();
            }
            long wait = next - MonotonicClock.nowNanos();
            if (!stopping && wait > 0) {
                LockSupport.parkNanos(this, Math.min(wait, LONGEST_PARK_NANOS));
            }
        }
    }

    private void pause(long nanos) {
        long end = MonotonicClock.nowNanos() + nanos;
        for (long left = nanos; left > 0; left = end - MonotonicClock.nowNanos()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
