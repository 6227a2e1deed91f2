package dev.takt.board.file;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file inputs and outputs of one board, with the threads {@code takt-files} (inputs) and {@code
 * takt-files-out} (outputs), which exist only where there is something for them to do.
 */
public final class FileGroup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileGroup.class);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double DEFAULT_INPUT_HZ = 1;

    /** What follows a value that has changed within this time is not noticed by anyone. */
    private static final long OUTPUT_PERIOD_NANOS = MILLISECONDS.toNanos(10);

    private static final long START_TIMEOUT_MILLIS = 1000;
    private static final long STOP_TIMEOUT_MILLIS = 1000;

    private final List<FileTask> readers = new ArrayList<>();
    private final List<FileTask> writers = new ArrayList<>();
    private final List<FileThread> threads = new ArrayList<>();

    /**
     * Adds an input, before {@link #start}.
     *
     * @param rateHz samples per second; NaN for 1
     */
    public RealInput input(String name, FileInput source, double rateHz) {
        double rate = Double.isNaN(rateHz) ? DEFAULT_INPUT_HZ : rateHz;
        long periodNanos = Math.max(1, Math.round(NANOS_PER_SECOND / rate));
        FileReader reader =
                new FileReader(
                        name,
                        source.path(),
                        new FileField(source.line(), source.field()),
                        periodNanos);
        readers.add(reader);
        return reader;
    }

    /**
     * Adds an output, before {@link #start}.
     *
     * @param rateHz writes per second at most; NaN for 100
     */
    public RealOutput output(String name, FileOutput sink, double rateHz) {
        long periodNanos =
                Double.isNaN(rateHz)
                        ? OUTPUT_PERIOD_NANOS
                        : Math.max(OUTPUT_PERIOD_NANOS, Math.round(NANOS_PER_SECOND / rateHz));
        FileWriter writer = new FileWriter(name, sink.path(), periodNanos);
        writers.add(writer);
        return writer;
    }

    /**
     * Starts the threads and waits until every input was read and every output was written once, so
     * that the first tick finds values; at most a second, as a file may never answer.
     */
    public void start() {
        start("takt-files", readers);
        start("takt-files-out", writers);
    }

    private void start(String name, List<FileTask> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        FileThread thread = new FileThread(name, tasks);
        threads.add(thread);
        if (!thread.start(START_TIMEOUT_MILLIS)) {
            LOG.warn("{}: a file has not answered within {} ms", name, START_TIMEOUT_MILLIS);
        }
    }

    /** Leaves every output at its safe value and ends the threads, in bounded time. */
    @Override
    public void close() {
        for (FileThread thread : threads) {
            if (!thread.stop(STOP_TIMEOUT_MILLIS)) {
                LOG.warn("a file has not answered within {} ms", STOP_TIMEOUT_MILLIS);
            }
        }
        threads.clear();
    }
}
