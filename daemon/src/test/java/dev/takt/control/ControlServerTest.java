package dev.takt.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonGenerator;

@Timeout(60)
class ControlServerTest {
    private static final Reply DONE = new Reply(_ -> {}, null);

    @TempDir private Path directory;

    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final AtomicLong passedNanos = new AtomicLong();
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        Map<String, Command> commands =
                Map.of(
                        "echo",
                        (request, peer) -> {
                            String text = request.text("text");
                            return Answer.of(
                                    json -> json.writeStringProperty("text", String.valueOf(text)));
                        },
                        "who",
                        (_, peer) ->
                                Answer.of(json -> json.writeStringProperty("user", peer.user())),
                        "large",
                        (_, _) ->
                                Answer.of(json ->
                                        json.writeStringProperty("text", "x".repeat(1 << 20))),
                        "broken",
                        (_, _) -> {
                            throw new IllegalStateException("on purpose");
                        },
                        "later",
                        (_, _) -> new LaterAnswer(),
                        "feed",
                        (_, _) -> {
                            Reply reply = new Reply(_ -> {}, new Counter());
                            return _ -> reply;
                        });
        server =
                ControlServer.open(
                        socket(),
                        Access.of(0600, null),
                        commands,
                        () -> System.nanoTime() + passedNanos.get());
    }

    private final class LaterAnswer implements Answer {
        @Override
        public @Nullable Reply poll(long nowNanos) {
            return ready.get() ? DONE : null;
        }

        @Override
        public void abandon() {
            abandoned.incrementAndGet();
        }
    }

    /** Counts as fast as it is asked, to five. */
    private static final class Counter implements Feed {
        private int count;

        @Override
        public long dueNanos() {
            return 0;
        }

        @Override
        public @Nullable Consumer<JsonGenerator> next(long nowNanos) {
            if (count == 5) {
                return null;
            }
            count++;
            int now = count;
            return json -> json.writeNumberProperty("count", now);
        }

        @Override
        public boolean over() {
            return count == 5;
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path socket() {
        return directory.resolve("c.sock");
    }

    /** A client that sends any bytes. */
    private final class Raw implements AutoCloseable {
        final SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        final OutputStream out = Channels.newOutputStream(channel);
        final BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8));

        Raw() throws IOException {}

        String ask(String line) throws IOException {
            send(line + "\n");
            return in.readLine();
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Test
    void answersEachLineWithOneAndRepeatsItsId() throws IOException {
        try (Raw client = new Raw()) {
            assertEquals(
                    "{\"id\":7,\"ok\":true,\"text\":\"a\"}",
                    client.ask("{\"id\":7,\"cmd\":\"echo\",\"text\":\"a\"}"));
            assertEquals(
                    "{\"id\":\"q\",\"ok\":true,\"text\":\"é\"}",
                    client.ask("{\"cmd\":\"echo\",\"text\":\"é\",\"id\":\"q\"}"));
            assertEquals(
                    "{\"ok\":true,\"text\":\"null\"}", client.ask(" \r\n\n{\"cmd\":\"echo\"}\r"));
        }
    }

    @Test
    void putsHalvesOfALineTogether() throws IOException {
        try (Raw client = new Raw()) {
            for (char c : "{\"cmd\":\"echo\",\"text\":\"b\"}".toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertEquals("{\"ok\":true,\"text\":\"b\"}", client.ask(""));
        }
    }

    @Test
    void saysWhatIsWrongWithALineAndGoesOn() throws IOException {
        try (Raw client = new Raw()) {
            for (String line :
                    List.of(
                            "garbage",
                            "[1]",
                            "{}",
                            "{\"cmd\":1}",
                            "{\"cmd\":\"nothing\"}",
                            "{\"cmd\":\"echo\",\"text\":5}",
                            "{\"id\":[1],\"cmd\":\"echo\"}",
                            "{\"cmd\":\"echo\"} {}",
                            "{\"a\":".repeat(2000),
                            "{\"cmd\":\"echo\",\"cmd\":\"broken\"}",
                            "\0\1\2")) {
                String reply = client.ask(line);
                assertTrue(reply.contains("\"ok\":false,\"error\":{\"code\":"), reply);
            }
            client.out.write(new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', '}', '\n'});
            assertTrue(client.in.readLine().contains("\"syntax\""));
            assertTrue(client.ask("{\"cmd\":\"echo\"}").contains("true"));
        }
    }

    @Test
    void tellsAMistakeOfItsOwnToTheClientAndGoesOn() throws IOException {
        try (Raw client = new Raw()) {
            assertTrue(client.ask("{\"id\":1,\"cmd\":\"broken\"}").contains("\"internal\""));
            assertTrue(client.ask("{\"cmd\":\"echo\"}").contains("true"));
        }
    }

    @Test
    void dropsALineOfAHundredMegabytesAsItComes() throws IOException {
        try (Raw client = new Raw();
                Raw other = new Raw()) {
            byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                client.out.write(megabyte);
            }
            assertTrue(other.ask("{\"cmd\":\"echo\"}").contains("true"));
            assertTrue(client.ask("").contains("\"too_long\""));
            assertTrue(client.ask("{\"cmd\":\"echo\"}").contains("true"));
        }
    }

    @Test
    void servesAThousandClientsWithHalfALineEach() throws IOException {
        List<Raw> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                Raw client = new Raw();
                clients.add(client);
                client.send("{\"cmd\":\"echo\",");
            }
            for (Raw client : clients) {
                assertTrue(client.ask("\"text\":\"z\"}").contains("\"z\""));
            }
            assertEquals(1000, server.clients());
        } finally {
            for (Raw client : clients) {
                client.close();
            }
        }
        while (server.clients() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsToldSo() throws IOException {
        List<Raw> clients = new ArrayList<>();
        try {
            for (int i = 0; i < ControlServer.MOST_CLIENTS; i++) {
                clients.add(new Raw());
            }
            clients.getLast().ask("{\"cmd\":\"echo\"}");
            try (Raw late = new Raw()) {
                assertTrue(late.in.readLine().contains("\"busy\""));
            }
        } finally {
            for (Raw client : clients) {
                client.close();
            }
        }
    }

    @Test
    void memoryStaysBoundedWhereClientsAskMuchAndReadNothing() throws IOException {
        List<Raw> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 30; i++) {
                Raw client = new Raw();
                clients.add(client);
                client.channel.configureBlocking(false);
                // As much as it takes until the server does not read any more.
                ByteBuffer many =
                        ByteBuffer.wrap(
                                "{\"cmd\":\"large\"}\n"
                                        .repeat(1000)
                                        .getBytes(StandardCharsets.UTF_8));
                client.channel.write(many);
            }
            try (Raw polite = new Raw()) {
                polite.send("{\"cmd\":\"echo\"}\n");
                long used = 0;
                for (int i = 0; i < 20; i++) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    used = runtime.totalMemory() - runtime.freeMemory();
                }
                assertTrue(used < 100L << 20, used + " bytes of heap");
                // Clients that do not read for so long are dropped, and the others have room again.
                passedNanos.addAndGet(11_000_000_000L);
                assertTrue(polite.in.readLine().contains("true"));
            }
        } finally {
            for (Raw client : clients) {
                client.close();
            }
        }
    }

    @Test
    void answersOfOneClientComeInTheOrderOfItsRequests() throws IOException {
        try (Raw client = new Raw();
                Raw other = new Raw()) {
            client.send("{\"id\":1,\"cmd\":\"later\"}\n{\"id\":2,\"cmd\":\"echo\"}\n");
            assertTrue(other.ask("{\"id\":3,\"cmd\":\"echo\"}").contains("\"id\":3"));
            ready.set(true);
            assertEquals("{\"id\":1,\"ok\":true}", client.in.readLine());
            assertTrue(client.in.readLine().contains("\"id\":2"));
        }
    }

    @Test
    void whatAClientThatLeavesHasAskedForIsAbandoned() throws IOException {
        try (Raw client = new Raw()) {
            client.send("{\"cmd\":\"later\"}\n".repeat(3));
            while (server.clients() == 0) {
                Thread.onSpinWait();
            }
        }
        ready.set(true);
        while (server.clients() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFeedFollowsItsReplyUntilItIsOver() throws IOException {
        try (Raw client = new Raw()) {
            assertEquals("{\"id\":4,\"ok\":true}", client.ask("{\"id\":4,\"cmd\":\"feed\"}"));
            for (int i = 1; i <= 5; i++) {
                assertEquals("{\"id\":4,\"count\":" + i + "}", client.in.readLine());
            }
            assertTrue(client.ask("{\"cmd\":\"echo\"}").contains("true"));
        }
    }

    @Test
    void theKernelTellsWhoAsks() throws IOException {
        try (Raw client = new Raw()) {
            String user = Files.getOwner(socket()).getName();
            assertEquals(
                    "{\"ok\":true,\"user\":\"" + user + "\"}", client.ask("{\"cmd\":\"who\"}"));
        }
    }

    @Test
    void theSocketHasTheModeItWasGivenAndIsGoneAfterwards() throws IOException {
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(socket()));
        assertThrows(IOException.class, () -> Access.of(0660, "no such group"));
        server.close();
        assertFalse(Files.exists(socket()));
    }

    @Test
    void itsClientAsksAndIsRefused() throws Exception {
        try (ControlClient client = ControlClient.connect(socket(), System::nanoTime)) {
            Map<String, Object> reply =
                    client.ask(
                            "echo",
                            json -> json.writeStringProperty("text", "c"),
                            Long.MAX_VALUE / 4);
            assertEquals("c", reply.get("text"));
            RefusedException refused =
                    assertThrows(
                            RefusedException.class,
                            () -> client.ask("nothing", _ -> {}, Long.MAX_VALUE / 4));
            assertEquals("unknown_command", refused.code());
        }
    }
}
