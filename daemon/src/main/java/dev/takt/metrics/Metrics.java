package dev.takt.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the metrics of one controller for as long as it is open. What cannot be offered is said
 * once; the controller runs on.
 */
public final class Metrics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final long INTERVAL_SECONDS = 10;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final @Nullable MetricsFile file;
    private final @Nullable MetricsEndpoint endpoint;
    private @Nullable Thread thread;

    private Metrics(@Nullable MetricsFile file, @Nullable MetricsEndpoint endpoint) {
        this.file = file;
        this.endpoint = endpoint;
    }

    /**
     * Begins.
     *
     * @param textfile replaced every ten seconds; null for none
     * @param address where to answer HTTP; null for nowhere
     */
    public static Metrics open(
            MetricsSource source, @Nullable Path textfile, @Nullable InetSocketAddress address) {
        ControllerMetrics metrics = new ControllerMetrics(source);
        Metrics opened =
                new Metrics(
                        textfile == null ? null : new MetricsFile(textfile, metrics),
                        address == null ? null : endpoint(address, metrics));
        opened.start();
        return opened;
    }

    private static @Nullable MetricsEndpoint endpoint(
            InetSocketAddress address, ControllerMetrics metrics) {
        try {
            MetricsEndpoint endpoint = MetricsEndpoint.open(address, metrics);
            LOG.info("metrics: http://{}:{}/metrics", address.getHostString(), endpoint.port());
            return endpoint;
        } catch (IOException failed) {
            LOG.warn(
                    "metrics cannot be offered at {}:{}: {}; the loop runs on",
                    address.getHostString(),
                    address.getPort(),
                    failed.getMessage());
            return null;
        }
    }

    private void start() {
        MetricsFile written = file;
        if (written == null) {
            return;
        }
        Thread writer = new Thread(() -> run(written), "takt-metrics");
        writer.setDaemon(true);
        thread = writer;
        writer.start();
    }

    private void run(MetricsFile written) {
        try {
            do {
                written.write();
            } while (!stopped.await(INTERVAL_SECONDS, TimeUnit.SECONDS));
            written.write();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where HTTP is answered; -1 for nowhere. */
    int port() {
        return endpoint == null ? -1 : endpoint.port();
    }

    /** Writes the file a last time and ends. A second call does nothing. */
    @Override
    public void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        stopped.countDown();
        if (endpoint != null) {
            endpoint.close();
        }
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
