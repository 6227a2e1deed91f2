package dev.takt.board.file;

import dev.takt.LoopThread;
import dev.takt.board.RealInput;
import dev.takt.board.Retry;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the number of one file input.
 *
 * <p>{@link #step} runs on the thread of the group, {@link #advance} and {@link #read} on the loop.
 * Each attempt publishes one sample; the loop finds the newest, or that there is none newer.
 *
 * <p>The file is opened for every sample: a sensor that was unplugged and is back, or a driver that
 * was loaded again, needs no help.
 */
final class FileReader implements RealInput, FileTask {
    private static final Logger LOG = LoggerFactory.getLogger(FileReader.class);
    private static final int FIRST_BUFFER_BYTES = 4096;

    /** A file of the kernel that holds a number is smaller; what lies behind is not looked at. */
    private static final int LONGEST_FILE_BYTES = 1 << 20;

    /** One attempt; each has an identity of its own, by which the loop tells a new one. */
    private static final class Sample {
        final double value;

        Sample(double value) {
            this.value = value;
        }
    }

    private final String name;
    private final Path path;
    private final FileField field;
    private final long periodNanos;
    private final Retry retry;

    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private boolean started;
    private long dueNanos;
    private @Nullable String trouble;

    private volatile @Nullable Sample published;
    private @Nullable Sample taken;

    /**
     * @param name of the input, for messages
     * @param periodNanos time between two samples, above 0
     */
    FileReader(String name, Path path, FileField field, long periodNanos) {
        this.name = name;
        this.path = path;
        this.field = field;
        this.periodNanos = periodNanos;
        this.retry = new Retry(periodNanos);
    }

    @Override
    @LoopThread
    public boolean advance() {
        Sample newest = published;
        if (newest == taken) {
            return false;
        }
        taken = newest;
        return true;
    }

    @Override
    @LoopThread
    public double read() {
        Sample sample = taken;
        return sample == null ? Double.NaN : sample.value;
    }

    @Override
    public long step(long nowNanos) {
        if (started && nowNanos - dueNanos < 0) {
            return dueNanos;
        }
        double value = sample();
        published = new Sample(value);
        if (Double.isNaN(value)) {
            dueNanos = nowNanos + retry.failed();
        } else {
            retry.succeeded();
            dueNanos = nextRelease(nowNanos);
        }
        started = true;
        return dueNanos;
    }

    /** Keeps the phase, and never catches up in a burst. */
    private long nextRelease(long nowNanos) {
        long next = started ? dueNanos + periodNanos : nowNanos + periodNanos;
        return next - nowNanos > 0 ? next : nowNanos + periodNanos;
    }

    private double sample() {
        double value = Double.NaN;
        String problem = null;
        try {
            int length = load();
            value = field.find(buffer, length);
            if (Double.isNaN(value)) {
                problem = "holds no number " + place();
            }
        } catch (IOException | RuntimeException e) {
            problem = "cannot be read: " + reason(e);
        }
        report(problem);
        return value;
    }

    private int load() throws IOException {
        try (InputStream in = new FileInputStream(path.toFile())) {
            int length = 0;
            while (true) {
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    return length;
                }
                length += read;
                if (length == buffer.length) {
                    if (length >= LONGEST_FILE_BYTES) {
                        return length;
                    }
                    buffer = Arrays.copyOf(buffer, 2 * length);
                }
            }
        }
    }

    private String place() {
        String word = "as word " + field.index();
        return field.line() == null
                ? word + " of its first line"
                : word + " of a line that begins with '" + field.line() + "'";
    }

    /** The message of a file error repeats the path; the reason stands in brackets behind it. */
    private String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        int bracket = message.startsWith(path.toString()) ? message.lastIndexOf('(') : -1;
        return bracket < 0 || !message.endsWith(")")
                ? message
                : message.substring(bracket + 1, message.length() - 1);
    }

    private void report(@Nullable String problem) {
        if (problem == null) {
            if (trouble != null) {
                LOG.info("input '{}' is valid again: {} is read", name, path);
            }
        } else if (!problem.equals(trouble)) {
            LOG.warn("input '{}' is not valid: {} {}", name, path, problem);
        }
        trouble = problem;
    }
}
