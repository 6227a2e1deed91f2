package dev.takt.linux.device;

/**
 * The numbers of ioctl requests as asm-generic/ioctl.h makes them: direction, size of the
 * structure, type and number, from the highest bit down.
 */
public final class Ioctl {
    private static final long WRITE = 1L << 30;
    private static final long READ = 1L << 31;
    private static final int SIZE_SHIFT = 16;
    private static final int TYPE_SHIFT = 8;

    private Ioctl() {}

    /** A request whose structure the kernel reads. */
    public static long write(int type, int number, long size) {
        return WRITE | size << SIZE_SHIFT | (long) type << TYPE_SHIFT | number;
    }

    /** A request whose structure the kernel fills in. */
    public static long read(int type, int number, long size) {
        return READ | size << SIZE_SHIFT | (long) type << TYPE_SHIFT | number;
    }

    /** A request whose structure the kernel reads and fills in. */
    public static long readWrite(int type, int number, long size) {
        return READ | write(type, number, size);
    }
}
