package dev.takt.linux;

/** What the JVM and its libraries have taken by malloc. */
public final class NativeHeap {
    private NativeHeap() {}

    /**
     * Gives the kernel back what is free: the JIT alone takes some 30 MB for a while as it compiles
     * a start. It has to come before the memory is locked, since locked pages are not given back.
     * Does nothing where the C library has no malloc_trim, as musl.
     */
    public static void trim() {
        CFunction.find("malloc_trim").ifPresent(mallocTrim -> mallocTrim.call(0));
    }
}
