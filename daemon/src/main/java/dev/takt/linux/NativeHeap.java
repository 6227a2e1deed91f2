package dev.takt.linux;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What the JVM and its libraries have taken by malloc. */
public final class NativeHeap {
    private static final FunctionDescriptor TRIM =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);

    private NativeHeap() {}

    /**
     * Gives the kernel back what is free: the JIT alone takes some 30 MB for a while as it compiles
     * a start. It has to come before the memory is locked, since locked pages are not given back.
     * Does nothing where the C library has no malloc_trim, as musl.
     */
    @SuppressWarnings("restricted") // the manifest of the jar enables native access
    public static void trim() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("malloc_trim")
                .ifPresent(address -> trim(linker.downcallHandle(address, TRIM)));
    }

    private static void trim(MethodHandle mallocTrim) {
        try {
            int _ = (int) mallocTrim.invokeExact(0L);
        } catch (Throwable thrown) {
            throw Libc.unexpected(thrown);
        }
    }
}
