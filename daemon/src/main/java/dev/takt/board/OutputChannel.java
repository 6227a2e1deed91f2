package dev.takt.board;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.config.OutputPoint;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The way of one output out of the arena: a value is written when it differs from the one before,
 * and again in the next tick where the sink did not take it.
 */
public final class OutputChannel {
    private final String name;
    private final RealOutput output;
    private final MemorySegment memory;
    private final long offset;
    private final double safe;

    private boolean written;
    private long writtenBits;
    private long failures;

    /**
     * @param point what the configuration says of the output
     * @param output where its values go
     * @param arena holds {@code NAME}
     */
    public OutputChannel(OutputPoint point, RealOutput output, SignalArena arena) {
        this.name = point.name();
        this.output = output;
        this.memory = arena.memory();
        this.offset = arena.layout().slot(point.name()).offset();
        this.safe = point.safe();
        output.leaveAt(safe);
    }

    @LoopThread
    void post() {
        double value = memory.get(ValueLayout.JAVA_DOUBLE, offset);
        if (Double.isNaN(value)) {
            // The batch never leaves a NaN here; a sink must not see one even if it did.
            value = safe;
        }
        long bits = Double.doubleToRawLongBits(value);
        if (!written || bits != writtenBits) {
            write(value, bits);
        }
    }

    @LoopThread
    void postSafe() {
        write(safe, Double.doubleToRawLongBits(safe));
    }

    @LoopThread
    private void write(double value, long bits) {
        written = output.write(value);
        writtenBits = bits;
        if (!written) {
            failures++;
        }
    }

    /** Whether the value written last is where it belongs. */
    boolean hasTaken() {
        return written && output.hasTaken();
    }

    String name() {
        return name;
    }

    /** How often the sink did not take a value. */
    long failures() {
        return failures;
    }
}
