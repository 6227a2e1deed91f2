package dev.takt.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a unix socket and answers all its clients on one thread.
 *
 * <p>Guarantees: no client makes another wait for longer than a command takes; memory is bounded,
 * whatever clients send and however little they read; at most {@value #MOST_CLIENTS} are served,
 * and who comes then is told so.
 */
public final class ControlServer implements AutoCloseable {
    /** Clients at the same time. */
    public static final int MOST_CLIENTS = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** For half lines, requests and replies of all clients together. */
    private static final long MOST_BYTES = 8L << 20;

    private static final int CHUNK_BYTES = 1 << 14;
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long SOON_NANOS = NANOS_PER_MS;

    /** How long it may take to find a client that does not read any more. */
    private static final long ROUND_NANOS = 1_000_000_000;

    private static final byte[] FULL =
            "{\"ok\":false,\"error\":{\"code\":\"busy\",\"message\":\"%d clients are connected\"}}\n"
                    .formatted(MOST_CLIENTS)
                    .getBytes(StandardCharsets.UTF_8);

    private final Path socket;
    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Map<String, Command> commands;
    private final LongSupplier nowNanos;
    private final Budget budget = new Budget(MOST_BYTES);
    private final List<Connection> connections = new ArrayList<>();
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
    private final Thread thread;
    private volatile boolean closed;
    private volatile int clients;

    private ControlServer(
            Path socket,
            ServerSocketChannel listener,
            Selector selector,
            Map<String, Command> commands,
            LongSupplier nowNanos) {
        this.socket = socket;
        this.listener = listener;
        this.selector = selector;
        this.commands = new TreeMap<>(commands);
        this.nowNanos = nowNanos;
        this.thread = Thread.ofPlatform().daemon().name("takt-control").unstarted(this::run);
    }

    /**
     * Opens the socket and serves it. What lies under its name is replaced: whoever calls has made
     * sure that no other server is behind it.
     *
     * @param access who may use the socket
     * @param commands what is done, by the name of the command
     * @param nowNanos the clock for feeds and patience
     */
    public static ControlServer open(
            Path socket, Access access, Map<String, Command> commands, LongSupplier nowNanos)
            throws IOException {
        // Under another name until its mode is right, so that nobody slips in before.
        Path hidden = socket.resolveSibling("." + socket.getFileName());
        Files.deleteIfExists(hidden);
        boolean opened = false;
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open();
        try {
            listener.bind(UnixDomainSocketAddress.of(hidden));
            access.apply(hidden);
            Files.move(hidden, socket, StandardCopyOption.ATOMIC_MOVE);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            ControlServer server =
                    new ControlServer(socket, listener, selector, commands, nowNanos);
            server.thread.start();
            opened = true;
            return server;
        } finally {
            if (!opened) {
                selector.close();
                listener.close();
                Files.deleteIfExists(hidden);
            }
        }
    }

    /** Clients that are connected now. */
    public int clients() {
        return clients;
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(timeoutMillis());
                for (SelectionKey key : selector.selectedKeys()) {
                    serve(key);
                }
                selector.selectedKeys().clear();
                step();
            }
        } catch (IOException e) {
            LOG.error("the control socket is lost: {}", e.getMessage());
        } finally {
            connections.forEach(Connection::close);
            connections.clear();
        }
    }

    private long timeoutMillis() {
        long now = nowNanos.getAsLong();
        long due = now + ROUND_NANOS;
        for (Connection connection : connections) {
            due = Math.min(due, connection.dueNanos(now, SOON_NANOS));
        }
        return Math.max(1, Math.ceilDiv(due - now, NANOS_PER_MS));
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
        } else if (key.isReadable() && key.attachment() instanceof Connection connection) {
            try {
                connection.read(chunk, nowNanos.getAsLong());
            } catch (IOException e) {
                drop(connection);
            }
        }
    }

    private void accept() {
        SocketChannel channel = null;
        boolean served = false;
        try {
            channel = listener.accept();
            if (channel == null) {
                return;
            }
            channel.configureBlocking(false);
            if (connections.size() >= MOST_CLIENTS) {
                channel.write(ByteBuffer.wrap(FULL));
                return;
            }
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(channel, key, peer(channel), commands, budget);
            key.attach(connection);
            connections.add(connection);
            clients = connections.size();
            served = true;
        } catch (IOException e) {
            LOG.debug("a client is lost: {}", e.getMessage());
        } finally {
            if (channel != null && !served) {
                close(channel);
            }
        }
    }

    private static Peer peer(SocketChannel channel) {
        try {
            UnixDomainPrincipal principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
            return new Peer(principal.user().getName(), principal.group().getName());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("the kernel does not tell who is connected: {}", e.getMessage());
            return Peer.UNKNOWN;
        }
    }

    /** Goes round all clients; those that are over are dropped. */
    private void step() {
        long now = nowNanos.getAsLong();
        for (int i = connections.size() - 1; i >= 0; i--) {
            Connection connection = connections.get(i);
            try {
                connection.step(now);
                if (connection.over(now)) {
                    drop(connection);
                }
            } catch (IOException e) {
                drop(connection);
            }
        }
    }

    private void drop(Connection connection) {
        if (connections.remove(connection)) {
            connection.close();
            clients = connections.size();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection: {}", e.getMessage());
        }
    }

    /** Ends the service, all connections and the socket. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            selector.close();
            listener.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("closing the control socket: {}", e.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
