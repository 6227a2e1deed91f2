package dev.takt.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Sends datagrams to a unix socket, which the JDK cannot: it knows unix sockets of streams alone.
 *
 * <p>Sending never waits: what the other side has no room for is refused. May be used by several
 * threads.
 */
public final class UnixDatagram implements AutoCloseable {
    static final int AF_UNIX = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_CLOEXEC = 0x80000;

    /** struct sockaddr_un: the family, then at most so many bytes of path. */
    static final long PATH_OFFSET = 2;

    static final int LONGEST_PATH = 108;

    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final String REMEDY = "see NOTIFY_SOCKET in the environment";

    static final CFunction SOCKET = CFunction.of("socket");
    private static final CFunction SENDTO = CFunction.of("sendto");
    static final CFunction CLOSE = CFunction.of("close");

    private final byte[] path;

    /** -1 once it is closed. Guarded by this. */
    private int descriptor = -1;

    private UnixDatagram(byte[] path) {
        this.path = path;
    }

    /**
     * A socket for datagrams to one address; nothing is sent yet, and nothing made.
     *
     * @param address a path, or an abstract name with {@code @} before it
     * @throws IllegalArgumentException if it is empty or longer than the kernel's 108 bytes
     */
    public static UnixDatagram to(String address) {
        byte[] path = address.getBytes(UTF_8);
        if (path.length == 0 || path.length > LONGEST_PATH) {
            throw new IllegalArgumentException(
                    "an address of 1 to 108 bytes expected, got '" + address + "'");
        }
        return new UnixDatagram(path);
    }

    /**
     * Sends one datagram.
     *
     * @return empty if the other side has it
     */
    public Optional<Refusal> send(String text) {
        return send(text.getBytes(UTF_8));
    }

    /**
     * Sends one datagram of bytes.
     *
     * @return empty if the other side has it
     */
    public synchronized Optional<Refusal> send(byte[] datagram) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            if (descriptor < 0) {
                descriptor = (int) SOCKET.call(state, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
                if (descriptor < 0) {
                    return Optional.of(new Refusal("socket", Libc.errno(state), REMEDY));
                }
            }
            MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, datagram);
            MemorySegment name = address(arena, path);
            long sent =
                    SENDTO.call(
                            state,
                            descriptor,
                            bytes.address(),
                            bytes.byteSize(),
                            MSG_DONTWAIT | MSG_NOSIGNAL,
                            name.address(),
                            name.byteSize());
            return sent < 0
                    ? Optional.of(new Refusal("sendto", Libc.errno(state), REMEDY))
                    : Optional.empty();
        }
    }

    /**
     * struct sockaddr_un of an address, as long as it is: an abstract name has no end of its own.
     */
    static MemorySegment address(Arena arena, byte[] path) {
        MemorySegment name = arena.allocate(PATH_OFFSET + path.length, Short.BYTES);
        name.set(JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(path, 0, name, JAVA_BYTE, PATH_OFFSET, path.length);
        if (path[0] == '@') {
            name.set(JAVA_BYTE, PATH_OFFSET, (byte) 0);
        }
        return name;
    }

    @Override
    public synchronized void close() {
        if (descriptor < 0) {
            return;
        }
        CLOSE.call(descriptor);
        descriptor = -1;
    }
}
