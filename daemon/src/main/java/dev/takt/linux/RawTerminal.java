package dev.takt.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * A terminal that hands out keys as they are pressed and does not show them; Ctrl-C still ends the
 * program. It is as before once this is closed, which may be done by any thread, also twice.
 */
public final class RawTerminal implements AutoCloseable {
    public static final int STANDARD_INPUT = 0;

    /** struct termios: four flags of 4 bytes, one byte, 32 control characters, two speeds. */
    private static final long TERMIOS_BYTES = 60;

    private static final long LOCAL_FLAGS = 12;
    private static final long CONTROL_CHARACTERS = 17;
    private static final int CANONICAL = 0x2;
    private static final int ECHO = 0x8;
    private static final int LEAST_BYTES = 6;
    private static final int TIME = 5;
    private static final int NOW = 0;

    private static final CFunction GET = CFunction.of("tcgetattr");
    private static final CFunction SET = CFunction.of("tcsetattr");

    private final int descriptor;
    private final Arena arena;
    private final MemorySegment before;

    private RawTerminal(int descriptor, Arena arena, MemorySegment before) {
        this.descriptor = descriptor;
        this.arena = arena;
        this.before = before;
    }

    /**
     * Makes a terminal so.
     *
     * @param descriptor of an open file
     * @return empty where that is no terminal
     */
    public static Optional<RawTerminal> of(int descriptor) {
        Arena arena = Arena.ofShared();
        MemorySegment before = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
        if (get(descriptor, before) != 0) {
            arena.close();
            return Optional.empty();
        }
        MemorySegment raw = arena.allocate(TERMIOS_BYTES, Integer.BYTES).copyFrom(before);
        int flags = raw.get(ValueLayout.JAVA_INT, LOCAL_FLAGS);
        raw.set(ValueLayout.JAVA_INT, LOCAL_FLAGS, flags & ~(CANONICAL | ECHO));
        raw.set(ValueLayout.JAVA_BYTE, CONTROL_CHARACTERS + LEAST_BYTES, (byte) 0);
        raw.set(ValueLayout.JAVA_BYTE, CONTROL_CHARACTERS + TIME, (byte) 0);
        set(descriptor, raw);
        return Optional.of(new RawTerminal(descriptor, arena, before));
    }

    private static int get(int descriptor, MemorySegment termios) {
        return (int) GET.call(descriptor, termios.address());
    }

    /** What cannot be set stays as it is; there is nothing better to do about it. */
    private static void set(int descriptor, MemorySegment termios) {
        SET.call(descriptor, NOW, termios.address());
    }

    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            set(descriptor, before);
            arena.close();
        }
    }
}
