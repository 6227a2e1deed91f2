package dev.takt.telemetry;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Says once that lines of a file are lost: Logback itself keeps silent about a file it cannot
 * write.
 */
final class LossReport implements StatusListener {
    private final Path file;
    private final AtomicBoolean said = new AtomicBoolean();

    LossReport(Path file) {
        this.file = file;
    }

    @Override
    public void addStatusEvent(Status status) {
        if (status.getEffectiveLevel() >= Status.WARN) {
            say(cause(status));
        }
    }

    /** Says it, the first time. */
    void say(String cause) {
        if (said.compareAndSet(false, true)) {
            LoggerFactory.getLogger(LossReport.class)
                    .warn("{}: {}; the loop runs on, its log has gaps", file, cause);
        }
    }

    private static String cause(Status status) {
        Throwable deepest = status.getThrowable();
        while (deepest != null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest == null ? null : deepest.getMessage();
        return message == null ? status.getMessage() : message;
    }
}
