package dev.takt.linux.gpio;

/**
 * How one line is requested.
 *
 * @param offset its number on the chip
 * @param direction whether it is read or driven
 * @param activeLow whether a low level is the value 1
 * @param bias the pull resistor
 * @param drive how an output drives its level
 * @param edges which edges of an input are reported
 * @param debounceMicros for how long a level must stay, in µs; 0 for none
 * @param initial the value of an output from the first moment on, 1 being active
 */
public record LineSettings(
        int offset,
        Direction direction,
        boolean activeLow,
        Bias bias,
        Drive drive,
        Edges edges,
        int debounceMicros,
        boolean initial) {
    /** Whether a line is read or driven. */
    public enum Direction {
        INPUT(1 << 2),
        OUTPUT(1 << 3);

        private final long flags;

        Direction(long flags) {
            this.flags = flags;
        }
    }

    /** The pull resistor of a line. */
    public enum Bias {
        /** As it is. */
        UNCHANGED(0),
        UP(1 << 8),
        DOWN(1 << 9),
        OFF(1 << 10);

        private final long flags;

        Bias(long flags) {
            this.flags = flags;
        }
    }

    /** How an output drives its level. */
    public enum Drive {
        PUSH_PULL(0),
        OPEN_DRAIN(1 << 6),
        OPEN_SOURCE(1 << 7);

        private final long flags;

        Drive(long flags) {
            this.flags = flags;
        }
    }

    /** Which edges of the value are reported. */
    public enum Edges {
        NONE(0),
        RISING(1 << 4),
        FALLING(1 << 5),
        BOTH(1 << 4 | 1 << 5);

        private final long flags;

        Edges(long flags) {
            this.flags = flags;
        }
    }

    private static final long ACTIVE_LOW = 1 << 1;

    /** An input whose edges are not reported. */
    public static LineSettings input(int offset, boolean activeLow, Bias bias, int debounceMicros) {
        return new LineSettings(
                offset,
                Direction.INPUT,
                activeLow,
                bias,
                Drive.PUSH_PULL,
                Edges.NONE,
                debounceMicros,
                false);
    }

    /** An output. */
    public static LineSettings output(int offset, boolean activeLow, Drive drive, boolean initial) {
        return new LineSettings(
                offset, Direction.OUTPUT, activeLow, Bias.UNCHANGED, drive, Edges.NONE, 0, initial);
    }

    /** The same line with its edges reported. */
    public LineSettings with(Edges reported) {
        return new LineSettings(
                offset, direction, activeLow, bias, drive, reported, debounceMicros, initial);
    }

    /** GPIO_V2_LINE_FLAG_... */
    long flags() {
        return direction.flags
                | (activeLow ? ACTIVE_LOW : 0)
                | bias.flags
                | drive.flags
                | edges.flags;
    }
}
