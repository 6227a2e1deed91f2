package dev.takt.service;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A step every 100 ms, on a thread of its own, until it is ended. */
final class RegularSteps {
    private static final long PERIOD_MILLIS = 100;

    private final Runnable step;
    private final Consumer<RuntimeException> complaint;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private boolean complained;

    private RegularSteps(String name, Runnable step, Consumer<RuntimeException> complaint) {
        this.step = step;
        this.complaint = complaint;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /**
     * Begins; the first step is one period later.
     *
     * @param name of the thread
     * @param step what fails in it, a full log for one, does not end it
     * @param complaint takes the first failure, on that thread
     */
    static RegularSteps start(String name, Runnable step, Consumer<RuntimeException> complaint) {
        RegularSteps started = new RegularSteps(name, step, complaint);
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            while (!stopped.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                step();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        try {
            step.run();
        } catch (RuntimeException failed) {
            if (!complained) {
                complained = true;
                complaint.accept(failed);
            }
        }
    }

    /**
     * Ends after the step that has begun.
     *
     * @return whether it was not ended before
     */
    boolean end() {
        if (stopped.getCount() == 0) {
            return false;
        }
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
