package dev.takt.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A real unix socket that datagrams come in at, as systemd has one. */
public final class DatagramReceiver implements AutoCloseable {
    private static final String END = "end of the test";
    private static final long MOST_BYTES = 4096;

    private static final CFunction BIND = CFunction.of("bind");
    private static final CFunction RECV = CFunction.of("recv");

    private final String address;
    private final int descriptor;
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::receive, "datagrams");

    /**
     * @param address a path that does not exist, or an abstract name with {@code @} before it
     */
    public DatagramReceiver(String address) {
        this.address = address;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            descriptor =
                    (int)
                            UnixDatagram.SOCKET.call(
                                    state, UnixDatagram.AF_UNIX, UnixDatagram.SOCK_DGRAM, 0);
            MemorySegment name = UnixDatagram.address(arena, address.getBytes(UTF_8));
            int bound = (int) BIND.call(state, descriptor, name.address(), name.byteSize());
            assertEquals(0, bound, () -> "bind: " + Errno.name(Libc.errno(state)));
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void receive() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(MOST_BYTES);
            while (true) {
                long count = RECV.call(descriptor, bytes.address(), MOST_BYTES, 0);
                byte[] text = new byte[(int) count];
                MemorySegment.copy(bytes, JAVA_BYTE, 0, text, 0, text.length);
                String received = new String(text, UTF_8);
                if (received.equals(END)) {
                    return;
                }
                texts.add(received);
            }
        }
    }

    /** The next datagram; waits for it. */
    public String next() throws InterruptedException {
        return texts.take();
    }

    @Override
    public void close() {
        try (UnixDatagram self = UnixDatagram.to(address)) {
            assertTrue(self.send(END).isEmpty());
            thread.join();
            UnixDatagram.CLOSE.call(descriptor);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
