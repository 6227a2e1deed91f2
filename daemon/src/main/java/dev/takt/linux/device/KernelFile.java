package dev.takt.linux.device;

import dev.takt.LoopThread;
import dev.takt.linux.Errno;
import dev.takt.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * A file of this machine's kernel.
 *
 * <p>Addresses are passed as {@code long}, as everywhere on the loop thread. No call is critical: a
 * driver may wait for its hardware, and a thread in a critical call would hold up the collector.
 */
final class KernelFile implements DeviceFile {
    private static final int REHEARSALS = 500;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_NONBLOCK = 0x800;

    private static final FunctionDescriptor OPEN_TYPE =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final FunctionDescriptor IOCTL_TYPE =
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG);
    private static final FunctionDescriptor READ_TYPE =
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG);
    private static final FunctionDescriptor PWRITE_TYPE =
            READ_TYPE.appendArgumentLayouts(ValueLayout.JAVA_LONG);
    private static final int F_SETFL = 4;
    private static final FunctionDescriptor FCNTL_TYPE =
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT);
    private static final FunctionDescriptor CLOSE_TYPE =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    /** open, ioctl and fcntl are variadic behind their second parameter. */
    private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(2);

    private static final MethodHandle OPEN = Libc.function("open", OPEN_TYPE, Libc.ERRNO, VARIADIC);
    private static final MethodHandle IOCTL =
            Libc.function("ioctl", IOCTL_TYPE, Libc.ERRNO, VARIADIC);
    private static final MethodHandle FCNTL = Libc.function("fcntl", FCNTL_TYPE, VARIADIC);
    private static final MethodHandle TRY_IOCTL = Libc.function("ioctl", IOCTL_TYPE, VARIADIC);
    private static final MethodHandle TRY_READ = Libc.function("read", READ_TYPE);
    private static final MethodHandle PWRITE = Libc.function("pwrite", PWRITE_TYPE, Libc.ERRNO);
    private static final MethodHandle TRY_PWRITE = Libc.function("pwrite", PWRITE_TYPE);
    private static final MethodHandle CLOSE = Libc.function("close", CLOSE_TYPE);

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
            MemorySegment text = arena.allocateFrom(path.toString());
            do {
                descriptor = (int) OPEN.invokeExact(state, text, flags);
                errno = Libc.errno(state);
            } while (descriptor < 0 && errno == Errno.EINTR);
        } catch (Throwable thrown) {
            throw Libc.unexpected(thrown);
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
            try {
                result = (int) IOCTL.invokeExact(state, descriptor, request, argument);
            } catch (Throwable thrown) {
                throw Libc.unexpected(thrown);
            }
            result = result < 0 ? -Libc.errno(state) : result;
        } while (result == -Errno.EINTR);
        return result;
    }

    @Override
    @LoopThread
    public int tryIoctl(long request, long argument) {
        try {
            return (int) TRY_IOCTL.invokeExact(descriptor, request, argument);
        } catch (Throwable thrown) {
            throw Libc.unexpected(thrown);
        }
    }

    @Override
    @LoopThread
    public int tryRead(long address, long length) {
        try {
            return (int) (long) TRY_READ.invokeExact(descriptor, address, length);
        } catch (Throwable thrown) {
            throw Libc.unexpected(thrown);
        }
    }

    @Override
    public int writeAtStart(long address, long length) {
        long result;
        do {
            try {
                result = (long) PWRITE.invokeExact(state, descriptor, address, length, 0L);
            } catch (Throwable thrown) {
                throw Libc.unexpected(thrown);
            }
            result = result < 0 ? -Libc.errno(state) : result;
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    @Override
    @LoopThread
    public int tryWriteAtStart(long address, long length) {
        try {
            return (int) (long) TRY_PWRITE.invokeExact(descriptor, address, length, 0L);
        } catch (Throwable thrown) {
            throw Libc.unexpected(thrown);
        }
    }

    @Override
    public DeviceFile adopt(int adopted, String called) {
        try {
            // A descriptor that the kernel hands out waits where there is nothing to read. This
            // cannot fail on an open one.
            int _ = (int) FCNTL.invokeExact(adopted, F_SETFL, O_NONBLOCK);
        } catch (Throwable thrown) {
            throw Libc.unexpected(thrown);
        }
        return new KernelFile(adopted, called);
    }

    @Override
    public synchronized void close() {
        int open = descriptor;
        descriptor = -1;
        if (open >= 0) {
            try {
                // Whatever it answers, the descriptor is gone.
                int _ = (int) CLOSE.invokeExact(open);
            } catch (Throwable thrown) {
                throw Libc.unexpected(thrown);
            }
        }
    }
}
