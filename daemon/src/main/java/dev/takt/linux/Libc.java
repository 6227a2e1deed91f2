package dev.takt.linux;

import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** Why a call into C failed. */
public final class Libc {
    /** What a segment has to hold that receives errno. */
    public static final StructLayout STATE = Linker.Option.captureStateLayout();

    private static final long ERRNO_OFFSET = offset("errno");

    private Libc() {}

    /** By hand, as the JVM makes classes for the first path into a layout. */
    private static long offset(String name) {
        long offset = 0;
        for (MemoryLayout member : STATE.memberLayouts()) {
            if (member.name().equals(Optional.of(name))) {
                return offset;
            }
            offset += member.byteSize();
        }
        throw new AssertionError(name + " expected in " + STATE);
    }

    /** The errno that the last call with this state left. */
    public static int errno(MemorySegment state) {
        return state.get(ValueLayout.JAVA_INT, ERRNO_OFFSET);
    }
}
