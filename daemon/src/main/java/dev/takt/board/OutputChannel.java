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

    private final OutputHistory history;

    /**
     * @param point what the configuration says of the output
     * @param output where its values go
     * @param arena holds {@code NAME}
     */
    public OutputChannel(OutputPoint point, RealOutput output, SignalArena arena) {
        this(point, output, arena, new OutputHistory());
        output.leaveAt(safe);
    }

    private OutputChannel(
            OutputPoint point, RealOutput output, SignalArena arena, OutputHistory history) {
        this.name = point.name();
        this.output = output;
        this.memory = arena.memory();
        this.offset = arena.layout().slot(point.name()).offset();
        this.safe = point.safe();
        this.history = history;
    }

    /**
     * The way of another arena to the same hardware, which has the same safe value. Only one of the
     * two is posted at a time, and goes on from what the other has written.
     */
    OutputChannel over(OutputPoint other, SignalArena arena) {
        return new OutputChannel(other, output, arena, history);
    }

    /** From now on this board writes the output. */
    @LoopThread
    void writtenBy(Board board) {
        history.writer = board;
    }

    /** Leaves the output safe, unless another board writes it now. */
    @LoopThread
    @SuppressWarnings("ReferenceEquality") // that very board, or none
    void leaveUnlessWrittenBy(Board board) {
        if (history.writer != board) {
            postSafe();
        }
    }

    @LoopThread
    void post() {
        double value = memory.get(ValueLayout.JAVA_DOUBLE, offset);
        if (Double.isNaN(value)) {
            // The batch never leaves a NaN here; a sink must not see one even if it did.
            value = safe;
        }
        long bits = Double.doubleToRawLongBits(value);
        if (!history.written || bits != history.writtenBits) {
            write(value, bits);
        }
    }

    @LoopThread
    void postSafe() {
        write(safe, Double.doubleToRawLongBits(safe));
    }

    @LoopThread
    private void write(double value, long bits) {
        history.written = output.write(value);
        history.writtenBits = bits;
        if (!history.written) {
            history.failures++;
        }
    }

    /** Whether the value written last is where it belongs. */
    boolean hasTaken() {
        return history.written && output.hasTaken();
    }

    String name() {
        return name;
    }

    /** How often the sink did not take a value. */
    long failures() {
        return history.failures;
    }
}
