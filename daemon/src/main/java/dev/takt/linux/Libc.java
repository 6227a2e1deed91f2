package dev.takt.linux;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Makes handles on functions of the C library. Each handle is made once, by the class using it. */
public final class Libc {
    /** Makes the handle take a leading segment of {@link #STATE} that receives errno. */
    public static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    /** What such a leading segment has to hold. */
    public static final StructLayout STATE = Linker.Option.captureStateLayout();

    private static final long ERRNO_OFFSET = STATE.byteOffset(PathElement.groupElement("errno"));

    private Libc() {}

    /**
     * A handle on a function that every C library has.
     *
     * @throws UnsatisfiedLinkError if the C library of this system lacks it
     */
    @SuppressWarnings("restricted") // the manifest of the jar enables native access
    public static MethodHandle function(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        MemorySegment address =
                linker.defaultLookup()
                        .find(name)
                        .orElseThrow(() -> new UnsatisfiedLinkError("the C library lacks " + name));
        return linker.downcallHandle(address, descriptor, options);
    }

    /** The errno that the last call with this state left. */
    public static int errno(MemorySegment state) {
        return state.get(ValueLayout.JAVA_INT, ERRNO_OFFSET);
    }

    /**
     * For the {@code catch} around {@code invokeExact}: a handle of ours throws only what the JVM
     * itself throws.
     */
    public static Error unexpected(Throwable thrown) {
        return thrown instanceof Error error ? error : new AssertionError(thrown);
    }
}
