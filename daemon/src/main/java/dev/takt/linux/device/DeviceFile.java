package dev.takt.linux.device;

import dev.takt.LoopThread;

/**
 * A device file that is open.
 *
 * <p>Each call comes in two forms. The plain one answers as the kernel does, with a result of at
 * least 0 or the negative errno; it allocates a few bytes, because the JVM has to save errno before
 * anything else changes it. The other one, whose name begins with {@code try}, allocates nothing
 * and tells only whether it worked: that one is for the loop.
 *
 * <p>A plain call that a signal interrupts begins again. One thread at a time uses a file. Memory
 * is named by its address; whoever calls keeps it allocated.
 */
public interface DeviceFile extends AutoCloseable {
    /** What to call it in messages, normally its path. */
    String name();

    /**
     * @param request the number of the request, see {@link Ioctl}
     * @param argument an address, or a value where the request takes one
     * @return the kernel's result, at least 0, or the negative errno
     */
    int ioctl(long request, long argument);

    /**
     * @return the kernel's result, at least 0, or -1
     */
    @LoopThread
    int tryIoctl(long request, long argument);

    /**
     * Reads from where the file is at; never waits.
     *
     * @return the number of bytes read, or -1, also where there is nothing to read now
     */
    @LoopThread
    int tryRead(long address, long length);

    /**
     * Writes at the beginning of the file.
     *
     * @return the number of bytes written, or the negative errno
     */
    int writeAtStart(long address, long length);

    /**
     * @return the number of bytes written, or -1
     */
    @LoopThread
    int tryWriteAtStart(long address, long length);

    /**
     * The file behind a descriptor that an ioctl of this one handed out.
     *
     * @param name what to call it
     */
    DeviceFile adopt(int descriptor, String name);

    /** Closes it; a second call does nothing. */
    @Override
    void close();
}
