package dev.takt.telemetry;

import dev.takt.timing.Histograms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * The histograms of every few seconds in HdrHistogram's own log format, version 1.3, so that its
 * reader and every tool made for it plot them.
 *
 * <pre>
 * #[Takt: times in ns; Interval_Max in ms]
 * #[Histogram log format version 1.3]
 * #[BaseTime: 1763794800.000 (seconds since epoch)]
 * #[StartTime: 1763794800.000 (seconds since epoch), Sat Nov 22 07:00:00 UTC 2026]
 * "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"
 * Tag=latency,0.000,10.000,0.038,HISTF...
 * Tag=execution,0.000,10.000,0.011,HISTF...
 * Tag=response,0.000,10.000,0.049,HISTF...
 * </pre>
 *
 * <ol>
 *   <li>A file that was there is continued, with a header of its own. At a bound in size it becomes
 *       FILE.1, and so on, and a new one is begun.
 *   <li>What cannot be written is said once and is missing; what comes later is tried again. A line
 *       that was written in part is taken back.
 *   <li>Nothing is thrown because of the file.
 * </ol>
 *
 * <p>Used by one thread at a time, never by the loop's.
 */
public final class HistogramLog implements AutoCloseable {
    /** ns in the unit of Interval_Max, ms, which is what the tools expect. */
    private static final double NANOS_PER_MAX_UNIT = 1_000_000;

    private static final double MILLIS_PER_SECOND = 1_000;

    /** Some 2 to 4 kB each: the bounds then hold most of a day. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);

    private static final long USUAL_FILE_BYTES = 5L << 20;
    private static final int USUAL_OLD_FILES = 4;

    private final Path file;
    private final Duration least;
    private final long fileBytes;
    private final int oldFiles;
    private final LossReport loss;
    private @Nullable FileChannel channel;
    private long baseMillis;
    private @Nullable HistogramInterval pending;

    /**
     * @param file directories above it are made when the first interval is written
     * @param least intervals are put together until they are as long; zero for as they come
     * @param fileBytes size at which a new file is begun, above 0
     * @param oldFiles how many full ones are kept as FILE.1, FILE.2 and so on
     */
    public HistogramLog(Path file, Duration least, long fileBytes, int oldFiles) {
        this.file = file.toAbsolutePath();
        this.least = least;
        this.fileBytes = fileBytes;
        this.oldFiles = oldFiles;
        this.loss = new LossReport(this.file);
    }

    /** For a controller that runs for years: every ten seconds, 25 MB in all. */
    public static HistogramLog bounded(Path file) {
        return new HistogramLog(file, USUAL_INTERVAL, USUAL_FILE_BYTES, USUAL_OLD_FILES);
    }

    /** For a measurement: every interval, in one file however long. */
    public static HistogramLog whole(Path file) {
        return new HistogramLog(file, Duration.ZERO, Long.MAX_VALUE, 0);
    }

    /** Takes an interval, and writes it or keeps it until the next. */
    public synchronized void write(HistogramInterval interval) {
        HistogramInterval grown = grown(interval);
        Duration length = Duration.between(grown.from(), grown.until());
        // A clock that was set back ends it too.
        if (length.compareTo(least) >= 0 || length.isNegative()) {
            pending = null;
            writeNow(grown);
        } else {
            pending = grown;
        }
    }

    private HistogramInterval grown(HistogramInterval interval) {
        HistogramInterval earlier = pending;
        if (earlier == null) {
            boolean kept = !least.isZero();
            return kept
                    ? new HistogramInterval(
                            interval.from(), interval.until(), interval.histograms().copy())
                    : interval;
        }
        earlier.histograms().add(interval.histograms());
        return new HistogramInterval(earlier.from(), interval.until(), earlier.histograms());
    }

    private void writeNow(HistogramInterval interval) {
        try {
            append(interval);
        } catch (IOException failed) {
            loss.say(reason(failed));
            end();
        }
    }

    private void append(HistogramInterval interval) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(4096);
        HistogramLogWriter lines = new HistogramLogWriter(text);
        if (Files.isRegularFile(file) && Files.size(file) >= fileBytes) {
            end();
            NumberedFiles.shift(file, oldFiles);
        }
        FileChannel out = channel;
        if (out == null) {
            out = open();
            channel = out;
            baseMillis = interval.from().toEpochMilli();
            header(lines, text, endsInsideALine());
        }
        lines(lines, interval);
        lines.close();
        writeWhole(out, text.toByteArray());
    }

    private FileChannel open() throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Where the machine went down in the middle of a line. */
    private boolean endsInsideALine() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(end.length() - 1);
            return end.read() != '\n';
        }
    }

    private void header(HistogramLogWriter lines, ByteArrayOutputStream text, boolean insideALine) {
        if (insideALine) {
            text.write('\n');
        }
        lines.outputComment("[Takt: times in ns; Interval_Max in ms]");
        lines.outputLogFormatVersion();
        lines.outputBaseTime(baseMillis);
        lines.outputStartTime(baseMillis);
        lines.outputLegend();
    }

    private void lines(HistogramLogWriter lines, HistogramInterval interval) {
        Histograms histograms = interval.histograms();
        line(lines, interval, "latency", histograms.latency());
        line(lines, interval, "execution", histograms.execution());
        line(lines, interval, "response", histograms.response());
    }

    private void line(
            HistogramLogWriter lines, HistogramInterval interval, String tag, Histogram histogram) {
        histogram.setTag(tag);
        lines.outputIntervalHistogram(
                seconds(interval.from()), seconds(interval.until()), histogram, NANOS_PER_MAX_UNIT);
    }

    private double seconds(Instant at) {
        return (at.toEpochMilli() - baseMillis) / MILLIS_PER_SECOND;
    }

    private static void writeWhole(FileChannel out, byte[] text) throws IOException {
        long before = out.size();
        ByteBuffer rest = ByteBuffer.wrap(text);
        try {
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        } catch (IOException failed) {
            try {
                out.truncate(before);
            } catch (IOException noFile) {
                failed.addSuppressed(noFile);
            }
            throw failed;
        }
    }

    private static String reason(IOException failed) {
        String reason =
                failed instanceof FileSystemException system
                        ? system.getReason()
                        : failed.getMessage();
        return reason == null ? failed.toString() : reason;
    }

    /** Writes what is left and closes the file. */
    @Override
    public synchronized void close() {
        HistogramInterval left = pending;
        pending = null;
        if (left != null) {
            writeNow(left);
        }
        end();
    }

    private void end() {
        FileChannel out = channel;
        channel = null;
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException failed) {
            loss.say(reason(failed));
        }
    }
}
