package dev.takt.control;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The other end of a {@link ControlServer}'s socket. Used by one thread. */
public final class ControlClient implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long NANOS_PER_MS = 1_000_000;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final LongSupplier nowNanos;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 16).flip();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private ControlClient(
            SocketChannel channel, Selector selector, SelectionKey key, LongSupplier nowNanos) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
        this.nowNanos = nowNanos;
    }

    /**
     * Connects to a running controller.
     *
     * @param nowNanos the clock for patience
     * @throws IOException if there is no socket, nobody behind it, or no permission to use it
     */
    public static ControlClient connect(Path socket, LongSupplier nowNanos) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        boolean connected = false;
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            connected = true;
            return new ControlClient(channel, selector, key, nowNanos);
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    /**
     * Sends a request and waits for its reply.
     *
     * @param command name of the command
     * @param arguments writes the other members of the request
     * @param patienceNanos how long the controller may take
     * @return the members of the reply
     * @throws RefusedException if the controller refuses
     * @throws IOException if the connection is lost or nothing comes in time
     */
    public Map<String, @Nullable Object> ask(
            String command, Consumer<JsonGenerator> arguments, long patienceNanos)
            throws IOException, RefusedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("cmd", command);
            arguments.accept(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        long deadline = nowNanos.getAsLong() + patienceNanos;
        send(ByteBuffer.wrap(bytes.toByteArray()), deadline);
        Map<String, @Nullable Object> reply = receive(deadline);
        if (!Boolean.TRUE.equals(reply.get("ok"))) {
            throw refusal(reply);
        }
        return reply;
    }

    private static RefusedException refusal(Map<String, @Nullable Object> reply) {
        Object code = null;
        Object message = null;
        if (reply.get("error") instanceof Map<?, ?> error) {
            code = error.get("code");
            message = error.get("message");
        }
        return new RefusedException(String.valueOf(code), String.valueOf(message));
    }

    private void send(ByteBuffer bytes, long deadline) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    /** The next line of a feed. */
    public Map<String, @Nullable Object> next(long patienceNanos)
            throws IOException, RefusedException {
        return receive(nowNanos.getAsLong() + patienceNanos);
    }

    private Map<String, @Nullable Object> receive(long deadline)
            throws IOException, RefusedException {
        line.reset();
        while (true) {
            while (received.hasRemaining()) {
                byte next = received.get();
                if (next == '\n') {
                    return Members.read(line.toByteArray(), line.size());
                }
                line.write(next);
            }
            int count = channel.read(received.clear());
            received.flip();
            if (count < 0) {
                throw new EOFException("the controller has closed the connection");
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
    }

    private void await(int operation, long deadline) throws IOException {
        long leftNanos = deadline - nowNanos.getAsLong();
        if (leftNanos <= 0) {
            throw new IOException("the controller does not answer");
        }
        key.interestOps(operation);
        selector.select(Math.max(1, Math.ceilDiv(leftNanos, NANOS_PER_MS)));
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
