package dev.takt.board.file;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A thread that steps its tasks when they are due. */
final class FileThread {
    private static final long LONGEST_PARK_NANOS = MILLISECONDS.toNanos(500);

    private final List<? extends FileTask> tasks;
    private final CountDownLatch firstRound = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopping;

    FileThread(String name, List<? extends FileTask> tasks) {
        this.tasks = List.copyOf(tasks);
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /**
     * Starts the thread and waits until every task was stepped once.
     *
     * @return whether that was so in time
     */
    boolean start(long timeoutMillis) {
        thread.start();
        try {
            return firstRound.await(timeoutMillis, MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Ends the thread after every task has finished.
     *
     * @return whether that was so in time; a file that never answers cannot hold the caller longer
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
        while (!stopping) {
            long now = System.nanoTime();
            long wait = LONGEST_PARK_NANOS;
            for (FileTask task : tasks) {
                wait = Math.min(wait, task.step(now) - now);
            }
            firstRound.countDown();
            if (!stopping && wait > 0) {
                LockSupport.parkNanos(this, wait);
            }
        }
        for (FileTask task : tasks) {
            task.finish();
        }
    }
}
