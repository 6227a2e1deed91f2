package dev.takt.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One client: what it has sent and not been answered, and what it has been sent and not read.
 *
 * <p>A client that does not read is not read from either, so that neither side of it grows.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Requests that wait for their answers at most. */
    private static final int MOST_PENDING = 64;

    /** Bytes not yet read by the client, from which on it gets nothing more. */
    private static final int MUCH_UNREAD = 1 << 16;

    /** How long a client may leave something unread that is ready for it. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** The same where others need the memory. */
    private static final long SHORT_PATIENCE_NANOS = 1_000_000_000L;

    private record Pending(@Nullable Object id, Answer answer) {}

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Peer peer;
    private final Map<String, Command> commands;
    private final Budget budget;
    private final LineReader lines;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private @Nullable Request held;
    private @Nullable Feed feed;
    private @Nullable Object feedId;
    private long unreadBytes;
    private long progressNanos;
    private boolean ended;

    Connection(
            SocketChannel channel,
            SelectionKey key,
            Peer peer,
            Map<String, Command> commands,
            Budget budget) {
        this.channel = channel;
        this.key = key;
        this.peer = peer;
        this.commands = commands;
        this.budget = budget;
        this.lines = new LineReader(budget);
    }

    /**
     * Reads what has come.
     *
     * @param chunk empty memory, of nobody's
     */
    void read(ByteBuffer chunk, long nowNanos) throws IOException {
        if (paused()) {
            return;
        }
        int count = channel.read(chunk.clear());
        if (count < 0) {
            ended = true;
        } else {
            handle(chunk.flip(), nowNanos);
        }
    }

    /** Whether requests have to wait. */
    private boolean paused() {
        return held != null
                || pending.size() >= MOST_PENDING
                || unreadBytes > MUCH_UNREAD
                || budget.spent();
    }

    private void handle(ByteBuffer bytes, long nowNanos) {
        while (!paused()) {
            switch (lines.next(bytes)) {
                case NOTHING -> {
                    lines.rest();
                    return;
                }
                case TOO_LONG ->
                        refuse(
                                null,
                                new RefusedException(
                                        "too_long",
                                        "a line has at most " + LineReader.LONGEST + " bytes"));
                case LINE -> request(nowNanos);
            }
        }
        keep(bytes);
    }

    /** Keeps what cannot be handled yet; it is no more than one chunk. */
    private void keep(ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            budget.overdraw(copy.capacity() - rest.capacity());
            rest = copy;
        } else {
            dropRest();
        }
    }

    private void dropRest() {
        budget.giveBack(rest.capacity());
        rest = ByteBuffer.allocate(0);
    }

    private void request(long nowNanos) {
        if (isBlank()) {
            return;
        }
        try {
            begin(Request.read(lines.line(), lines.length()), nowNanos);
        } catch (RefusedException e) {
            refuse(null, e);
        }
    }

    private boolean isBlank() {
        for (int i = 0; i < lines.length(); i++) {
            byte at = lines.line()[i];
            if (at != ' ' && at != '\t' && at != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Requests of one client take effect in their order. */
    private void begin(Request request, long nowNanos) {
        Command command = commands.get(request.command());
        boolean waits = command != null && !command.pipelined() && !pending.isEmpty();
        if (waits) {
            held = request;
            return;
        }
        try {
            if (command == null) {
                throw new RefusedException(
                        "unknown_command",
                        "no command '%s'; known: %s"
                                .formatted(
                                        request.command(), String.join(", ", commands.keySet())));
            }
            pending.add(new Pending(request.id(), command.answer(request, peer)));
            answer(nowNanos);
        } catch (RefusedException e) {
            Answer refusal =
                    _ -> {
                        throw e;
                    };
            pending.add(new Pending(request.id(), refusal));
            answer(nowNanos);
        } catch (RuntimeException e) {
            pending.add(new Pending(request.id(), _ -> mistake(request.command(), e)));
            answer(nowNanos);
        }
    }

    private static Reply mistake(String command, RuntimeException cause) throws RefusedException {
        LOG.error("a mistake in Takt: command {} failed", command, cause);
        throw new RefusedException("internal", "a mistake in Takt, see its log: " + cause);
    }

    /** Sends the answers that are known by now, in the order of the requests. */
    private void answer(long nowNanos) {
        while (!pending.isEmpty()) {
            Pending first = pending.getFirst();
            try {
                Reply reply = first.answer().poll(nowNanos);
                if (reply == null) {
                    return;
                }
                send(first.id(), true, reply.members(), nowNanos);
                if (reply.feed() != null) {
                    closeFeed();
                    feed = reply.feed();
                    feedId = first.id();
                }
            } catch (RefusedException e) {
                refuse(first.id(), e);
            } catch (RuntimeException e) {
                LOG.error("a mistake in Takt: an answer failed", e);
                refuse(first.id(), new RefusedException("internal", "a mistake in Takt: " + e));
            }
            pending.removeFirst();
        }
    }

    /** Does what has become due; to be called again and again. */
    void step(long nowNanos) throws IOException {
        answer(nowNanos);
        Request waiting = held;
        if (waiting != null && pending.isEmpty()) {
            held = null;
            begin(waiting, nowNanos);
        }
        if (rest.hasRemaining() && !paused()) {
            handle(rest, nowNanos);
        }
        Feed feeding = feed;
        while (feeding != null && unreadBytes <= MUCH_UNREAD && !budget.spent()) {
            Consumer<JsonGenerator> line = feeding.next(nowNanos);
            if (line == null) {
                break;
            }
            send(feedId, false, line, nowNanos);
        }
        if (feeding != null && feeding.over()) {
            closeFeed();
        }
        flush(nowNanos);
    }

    private void refuse(@Nullable Object id, RefusedException why) {
        write(json -> {
            id(json, id);
            json.writeBooleanProperty("ok", false);
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", why.code());
            json.writeStringProperty("message", why.text());
            json.writeEndObject();
        });
    }

    private void send(
            @Nullable Object id, boolean reply, Consumer<JsonGenerator> members, long nowNanos) {
        if (unread.isEmpty()) {
            progressNanos = nowNanos;
        }
        write(json -> {
            id(json, id);
            if (reply) {
                json.writeBooleanProperty("ok", true);
            }
            members.accept(json);
        });
    }

    private static void id(JsonGenerator json, @Nullable Object id) {
        if (id instanceof Long number) {
            json.writeNumberProperty("id", number);
        } else if (id instanceof String text) {
            json.writeStringProperty("id", text);
        }
    }

    private void write(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        budget.overdraw(bytes.size());
        unreadBytes += bytes.size();
        unread.add(ByteBuffer.wrap(bytes.toByteArray()));
    }

    /** Sends what the client is ready to take. */
    private void flush(long nowNanos) throws IOException {
        while (!unread.isEmpty()) {
            ByteBuffer first = unread.getFirst();
            int count = channel.write(first);
            if (count > 0) {
                progressNanos = nowNanos;
                unreadBytes -= count;
                budget.giveBack(count);
            }
            if (first.hasRemaining()) {
                break;
            }
            unread.removeFirst();
        }
        int operations =
                (unread.isEmpty() ? 0 : SelectionKey.OP_WRITE)
                        | (paused() || ended ? 0 : SelectionKey.OP_READ);
        if (key.interestOps() != operations) {
            key.interestOps(operations);
        }
    }

    /** Whether it is to be closed: its client has gone, or has not read for too long. */
    boolean over(long nowNanos) {
        boolean silent = pending.isEmpty() && held == null && !rest.hasRemaining();
        long patience = budget.spent() ? SHORT_PATIENCE_NANOS : PATIENCE_NANOS;
        boolean stuck = !unread.isEmpty() && nowNanos - progressNanos > patience;
        return stuck || (ended && silent && unread.isEmpty());
    }

    /** When {@link #step} is to be called at the latest though nothing comes from the client. */
    long dueNanos(long nowNanos, long soonNanos) {
        if (!pending.isEmpty() || held != null || rest.hasRemaining()) {
            return nowNanos + soonNanos;
        }
        Feed feeding = feed;
        // A client that does not keep up wakes the server by reading.
        return feeding == null || !unread.isEmpty() ? Long.MAX_VALUE : feeding.dueNanos();
    }

    private void closeFeed() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    void close() {
        pending.forEach(one -> one.answer().abandon());
        pending.clear();
        closeFeed();
        lines.forget();
        dropRest();
        budget.giveBack(unreadBytes);
        unreadBytes = 0;
        unread.clear();
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection: {}", e.getMessage());
        }
    }
}
