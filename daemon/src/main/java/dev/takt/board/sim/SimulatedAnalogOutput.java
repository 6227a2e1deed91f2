package dev.takt.board.sim;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOBoundsException;
import com.pi4j.io.gpio.analog.AnalogOutput;
import com.pi4j.io.gpio.analog.AnalogOutputBase;
import com.pi4j.io.gpio.analog.AnalogOutputConfig;
import com.pi4j.io.gpio.analog.AnalogOutputProvider;
import com.pi4j.io.gpio.analog.AnalogRange;
import com.pi4j.io.gpio.analog.AnalogValueChangeEvent;
import dev.takt.LoopThread;
import dev.takt.board.RealOutput;
import dev.takt.board.SimulatedIo;
import java.lang.foreign.MemorySegment;

/**
 * A quantity that is set, as an exact number. Pi4J knows it as a whole number, for which it is
 * rounded.
 */
public final class SimulatedAnalogOutput extends AnalogOutputBase
        implements RealOutput, SimulatedIo {
    private final Level level;
    private double last = Double.NaN;

    SimulatedAnalogOutput(AnalogOutputProvider provider, AnalogOutputConfig config) {
        // The constructor of the base already sets the initial value.
        level = new Level(0);
        super(provider, config);
    }

    @Override
    @LoopThread
    public boolean write(double value) {
        level.set(value);
        return true;
    }

    /** The value the output carries, exactly. */
    public double level() {
        return level.get();
    }

    @Override
    public Integer value() {
        return (int) Math.rint(level.get());
    }

    @Override
    public AnalogOutput value(Integer wanted) {
        AnalogRange range = config().range();
        if (range != null && !range.validate(wanted)) {
            throw new IOBoundsException(wanted, range.min(), range.max());
        }
        Integer before = value();
        level.set(wanted);
        if (!wanted.equals(before)) {
            dispatch(new AnalogValueChangeEvent<>(this, wanted, before));
        }
        return this;
    }

    @Override
    public void leaveAt(double value) {
        last = value;
    }

    @Override
    public AnalogOutput shutdownInternal(Context context) {
        super.shutdownInternal(context);
        if (!Double.isNaN(last)) {
            write(last);
        }
        return this;
    }

    @Override
    public void bindTo(MemorySegment memory, long offset) {
        level.moveTo(memory, offset);
    }

    @Override
    public void unbind() {
        level.moveBack();
    }
}
