package dev.takt.board.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.takt.LoopThread;
import dev.takt.board.RealOutput;
import dev.takt.board.Retry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the values of one file output. The latest value wins: values that come faster than the
 * file takes them are passed over.
 *
 * <p>{@link #write} runs on the loop, {@link #step} on the thread of the group. The file must
 * exist; a whole number is written without a point, as sysfs wants it.
 */
final class FileWriter implements RealOutput, FileTask {
    private static final Logger LOG = LoggerFactory.getLogger(FileWriter.class);

    /** Up to here every whole number is exact as a long and as a double. */
    private static final double EXACT = 1L << 53;

    private final String name;
    private final Path path;
    private final long periodNanos;
    private final Retry retry;

    private volatile double wanted = Double.NaN;
    private volatile double written = Double.NaN;
    private double last = Double.NaN;
    private boolean started;
    private long dueNanos;
    private @Nullable String trouble;

    /**
     * @param name of the output, for messages
     * @param periodNanos shortest time between two writes, above 0
     */
    FileWriter(String name, Path path, long periodNanos) {
        this.name = name;
        this.path = path;
        this.periodNanos = periodNanos;
        this.retry = new Retry(periodNanos);
    }

    @Override
    @LoopThread
    public boolean write(double value) {
        wanted = value;
        return true;
    }

    @Override
    public boolean hasTaken() {
        return written == wanted;
    }

    @Override
    public void leaveAt(double value) {
        last = value;
        wanted = value;
    }

    @Override
    public long step(long nowNanos) {
        if (!started || nowNanos - dueNanos >= 0) {
            started = true;
            dueNanos = nowNanos + (put(wanted) ? periodNanos : retry.failed());
        }
        return dueNanos;
    }

    @Override
    public void finish() {
        put(last);
    }

    private boolean put(double value) {
        if (Double.isNaN(value) || value == written) {
            return true;
        }
        try {
            // Without CREATE: a path with a typing error must not become a file that nobody reads.
            Files.write(
                    path,
                    text(value).getBytes(US_ASCII),
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException | RuntimeException e) {
            written = Double.NaN;
            report(reason(e));
            return false;
        }
        written = value;
        retry.succeeded();
        report(null);
        return true;
    }

    private static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT;
        return (whole ? Long.toString((long) value) : Double.toString(value)) + "\n";
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "no such file" : e.toString();
    }

    private void report(@Nullable String problem) {
        if (problem == null) {
            if (trouble != null) {
                LOG.info("output '{}': {} is written again", name, path);
            }
        } else if (!problem.equals(trouble)) {
            LOG.warn("output '{}': {} cannot be written: {}", name, path, problem);
        }
        trouble = problem;
    }
}
