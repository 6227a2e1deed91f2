package dev.takt.metrics;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** {@code http://ADDRESS:PORT/metrics}, answered by one thread of its own. */
final class MetricsEndpoint implements AutoCloseable {
    /** Whoever comes while so many wait is sent away by a closed connection. */
    private static final int MOST_WAITING = 16;

    private final HTTPServer server;
    private final ExecutorService thread;

    private MetricsEndpoint(HTTPServer server, ExecutorService thread) {
        this.server = server;
        this.thread = thread;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException if that address and port cannot be had
     */
    static MetricsEndpoint open(InetSocketAddress at, MultiCollector metrics) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(metrics);
        ExecutorService thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MOST_WAITING),
                        task -> {
                            Thread made = new Thread(task, "takt-metrics-http");
                            made.setDaemon(true);
                            return made;
                        });
        boolean open = false;
        try {
            HTTPServer server =
                    HTTPServer.builder()
                            .inetAddress(at.getAddress())
                            .port(at.getPort())
                            .registry(registry)
                            .executorService(thread)
                            .registerHealthHandler(false)
                            .buildAndStart();
            open = true;
            return new MetricsEndpoint(server, thread);
        } finally {
            if (!open) {
                thread.shutdownNow();
            }
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
        thread.shutdownNow();
    }
}
