package dev.takt.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that work on the same thing at the same time and say what they see wrong.
 *
 * <p>A side runs once and does a bounded number of operations. A watcher runs again and again while
 * there is a side that runs, and once more after the last has ended, so that its last look sees
 * all. All begin together. A violation is whatever one of them throws, an assertion as a rule; a
 * side that does not end is one as well.
 *
 * <p>Nothing depends on how fast the machine is, except that a thread which has been stuck for 20 s
 * is given up. On one CPU the threads meet less often, so that less is found, but nothing is found
 * that is not there.
 */
public final class Race {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** What one thread does. */
    @FunctionalInterface
    public interface Doing {
        void with(Pace pace) throws Exception;
    }

    private record Runner(String name, Doing doing, boolean watches) {}

    private final long seed;
    private final List<Runner> runners = new ArrayList<>();
    private final Queue<Throwable> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sides = new AtomicInteger();

    /**
     * @param seed what the paces come from
     */
    public Race(long seed) {
        this.seed = seed;
    }

    /** Adds a thread that does this once. */
    public Race side(String name, Doing doing) {
        runners.add(new Runner(name, doing, false));
        sides.incrementAndGet();
        return this;
    }

    /** Adds a thread that does this for as long as a side runs, and once after. */
    public Race watcher(String name, Doing doing) {
        runners.add(new Runner(name, doing, true));
        return this;
    }

    /**
     * Runs all of them to their end.
     *
     * @throws AssertionError the first violation, the others attached
     */
    public void run() throws InterruptedException {
        run(PATIENCE_NANOS);
    }

    void run(long patienceNanos) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        List<Thread> threads = new ArrayList<>();
        for (Runner runner : runners) {
            Pace pace = new Pace(seed + threads.size());
            Thread thread = new Thread(() -> run(runner, pace, start), "race-" + runner.name());
            // One that is stuck must not keep the tests from ending.
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        long endNanos = System.nanoTime() + patienceNanos;
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, endNanos - System.nanoTime()));
            if (thread.isAlive()) {
                violations.add(new AssertionError(thread.getName() + " does not end"));
            }
        }
        report();
    }

    private void run(Runner runner, Pace pace, CyclicBarrier start) {
        try {
            start.await();
            if (runner.watches()) {
                watch(runner.doing(), pace);
            } else {
                runner.doing().with(pace);
            }
        } catch (Throwable thrown) {
            violations.add(thrown);
        } finally {
            if (!runner.watches()) {
                sides.decrementAndGet();
            }
        }
    }

    private void watch(Doing look, Pace pace) throws Exception {
        boolean last;
        do {
            last = sides.get() == 0;
            look.with(pace);
            pace.vary();
        } while (!last);
    }

    private void report() {
        Throwable first = violations.poll();
        if (first != null) {
            AssertionError error = new AssertionError("seed " + seed + ": " + first, first);
            violations.forEach(error::addSuppressed);
            throw error;
        }
    }
}
