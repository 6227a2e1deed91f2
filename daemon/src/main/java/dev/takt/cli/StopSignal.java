package dev.takt.cli;

import dev.takt.service.Controller;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run in order when the process is told to go by SIGTERM or SIGINT, or by SIGHUP where that
 * has no other meaning, at whatever moment, and lets it exit as one that ended by itself: the
 * signal's own exit code would make an orderly end look like a failure.
 *
 * <p>It listens from its making until {@link #close}.
 */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 8;

    private final Thread hook = new Thread(this::stopAndExit, "takt-stop");
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.FAILURE;

    // Guarded by this.
    private boolean given;
    private @Nullable Controller controller;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on the signal stops this controller; at once where it was given before. */
    synchronized void stops(Controller running) {
        controller = running;
        if (given) {
            running.stop();
        }
    }

    private synchronized void stop() {
        given = true;
        if (controller != null) {
            controller.stop();
        }
    }

    private void stopAndExit() {
        stop();
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What the process exits with.
     *
     * @return the same
     */
    int exitWith(int code) {
        exitCode = code;
        return code;
    }

    /** All is printed and closed; a signal has nothing to wait for any more. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already and is about to end the process.
        }
    }
}
