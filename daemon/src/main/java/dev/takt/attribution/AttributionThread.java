package dev.takt.attribution;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Lets an {@link Attribution} do its work every 100 ms, on a thread of its own. */
public final class AttributionThread implements AutoCloseable {
    private static final long STEP_MILLIS = 100;

    private final Attribution attribution;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "takt-late");
    private boolean complained;

    private AttributionThread(Attribution attribution) {
        this.attribution = attribution;
    }

    /** To be called before the first tick or just after it. */
    public static AttributionThread start(Attribution attribution) {
        AttributionThread started = new AttributionThread(attribution);
        attribution.begin();
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            while (!stopped.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                step();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails, a full log for one, does not end it. */
    private void step() {
        try {
            attribution.step();
        } catch (RuntimeException failed) {
            if (!complained) {
                complained = true;
                LoggerFactory.getLogger(AttributionThread.class)
                        .warn("late ticks are not told for a while: {}", failed.toString());
            }
        }
    }

    /** Judges what is left and ends. A second call does nothing more. */
    @Override
    public void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        attribution.close();
    }
}
