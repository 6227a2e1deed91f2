package dev.takt.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands at the other end of an open file: a terminal, and how wide it is. */
public final class Terminal {
    public static final int STANDARD_OUTPUT = 1;
    public static final int STANDARD_ERROR = 2;

    private static final long TIOCGWINSZ = 0x5413;

    /** struct winsize: rows, columns and two more, all unsigned short. */
    private static final long WINSIZE_BYTES = 8;

    private static final long COLUMNS = 2;

    private static final CFunction IOCTL = CFunction.of("ioctl");

    private Terminal() {}

    /**
     * How large a terminal is; 0 where it does not know.
     *
     * @param rows lines of text
     * @param columns characters in a line
     */
    public record Size(int rows, int columns) {}

    /**
     * How many columns the terminal has; 0 where it does not know.
     *
     * @param descriptor of an open file
     * @return empty where that is no terminal
     */
    public static OptionalInt columns(int descriptor) {
        return size(descriptor)
                .map(size -> OptionalInt.of(size.columns()))
                .orElse(OptionalInt.empty());
    }

    /**
     * How large the terminal is at this moment.
     *
     * @param descriptor of an open file
     * @return empty where that is no terminal
     */
    public static Optional<Size> size(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(WINSIZE_BYTES, Short.BYTES);
            int result = (int) IOCTL.call(descriptor, TIOCGWINSZ, size.address());
            return result < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Size(
                                    Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 0)),
                                    Short.toUnsignedInt(
                                            size.get(ValueLayout.JAVA_SHORT, COLUMNS))));
        }
    }
}
