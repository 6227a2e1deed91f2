package dev.takt.linux.device;

import dev.takt.LoopThread;
import dev.takt.linux.CFunction;
import dev.takt.linux.Errno;
import dev.takt.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A file of this machine's kernel.
 *
 * <p>A driver may wait for its hardware, and the collector does not wait for it: no {@link
 * CFunction} is critical.
 */
final class KernelFile implements DeviceFile {
    private static final int REHEARSALS = 500;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_NONBLOCK = 0x800;

    private static final int F_SETFL = 4;

    private static final CFunction OPEN = CFunction.of("open");
    private static final CFunction IOCTL = CFunction.of("ioctl");
    private static final CFunction FCNTL = CFunction.of("fcntl");
    private static final CFunction READ = CFunction.of("read");
    private static final CFunction PWRITE = CFunction.of("pwrite");
    private static final CFunction CLOSE = CFunction.of("close");

    private final MemorySegment state = Arena.ofAuto().allocate(Libc.STATE);
    private final String name;

    /** -1 once it is closed, which the kernel answers with EBADF. */
    private volatile int descriptor;

    private KernelFile(int descriptor, String name) {
        this.descriptor = descriptor;
        this.name = name;
    }

    static DeviceFile open(Path path, DeviceFiles.Access access, DeviceKind kind)
            throws DeviceException {
        int flags = access.flags() | O_CLOEXEC | O_NONBLOCK;
        int descriptor;
        int errno;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            long text = arena.allocateFrom(path.toString()).address();
            do {
                descriptor = (int) OPEN.call(state, text, flags);
                errno = Libc.errno(state);
            } while (descriptor < 0 && errno == Errno.EINTR);
        }
        if (descriptor < 0) {
            throw new DeviceException("open(" + path + ")", errno, kind.remedy(errno));
        }
        return new KernelFile(descriptor, path.toString());
    }

    /**
     * Goes the ways of the loop into the kernel and back, with a descriptor that it refuses. The
     * first hundred calls of a handle make the JVM build and compile it, which takes memory and
     * milliseconds that no tick has.
     */
    static void rehearse() {
        KernelFile none = new KernelFile(-1, "");
        for (int i = 0; i < REHEARSALS; i++) {
            none.tryIoctl(0, 0);
            none.tryRead(0, 0);
            none.tryWriteAtStart(0, 0);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int ioctl(long request, long argument) {
        int result;
        do {
            result = (int) IOCTL.call(state, descriptor, request, argument);
            result = result < 0 ? -Libc.errno(state) : result;
        } while (result == -Errno.EINTR);
        return result;
    }

    @Override
    @LoopThread
    public int tryIoctl(long request, long argument) {
        return (int) IOCTL.call(descriptor, request, argument);
    }

    @Override
    @LoopThread
    public int tryRead(long address, long length) {
        return (int) READ.call(descriptor, address, length);
    }

    @Override
    public int writeAtStart(long address, long length) {
        long result;
        do {
            result = PWRITE.call(state, descriptor, address, length, 0, 0, 0);
            result = result < 0 ? -Libc.errno(state) : result;
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    @Override
    @LoopThread
    public int tryWriteAtStart(long address, long length) {
        return (int) PWRITE.call(descriptor, address, length, 0);
    }

    @Override
    public DeviceFile adopt(int adopted, String called) {
        // A descriptor that the kernel hands out waits where there is nothing to read. This cannot
        // fail on an open one.
        FCNTL.call(adopted, F_SETFL, O_NONBLOCK);
        return new KernelFile(adopted, called);
    }

    @Override
    public synchronized void close() {
        int open = descriptor;
        descriptor = -1;
        if (open >= 0) {
            // Whatever it answers, the descriptor is gone.
            CLOSE.call(open);
        }
    }
}
