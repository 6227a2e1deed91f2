package dev.takt.recording.file;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Lets a {@link Recorder} do its work every 100 ms, on a thread of its own. */
public final class RecorderThread {
    private static final long STEP_MILLIS = 100;

    private final Recorder recorder;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "takt-recorder");
    private boolean complained;

    private RecorderThread(Recorder recorder) {
        this.recorder = recorder;
    }

    /** To be called before the first tick or just after it. */
    public static RecorderThread start(Recorder recorder) {
        RecorderThread started = new RecorderThread(recorder);
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

    /** What fails does not end it. */
    private void step() {
        try {
            recorder.step();
        } catch (RuntimeException failed) {
            if (!complained) {
                complained = true;
                LoggerFactory.getLogger(RecorderThread.class)
                        .warn("a recording is lost, more may be: {}", failed.toString());
            }
        }
    }

    /**
     * Ends, and writes what is pending. A second call does nothing.
     *
     * @param fault whether the loop ended though it should not have
     */
    public void end(boolean fault) {
        if (stopped.getCount() == 0) {
            return;
        }
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        recorder.end(fault);
    }
}
