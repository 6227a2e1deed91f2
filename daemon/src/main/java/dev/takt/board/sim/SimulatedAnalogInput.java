package dev.takt.board.sim;

import com.pi4j.io.gpio.analog.AnalogInputBase;
import com.pi4j.io.gpio.analog.AnalogInputConfig;
import com.pi4j.io.gpio.analog.AnalogInputProvider;
import com.pi4j.io.gpio.analog.AnalogValueChangeEvent;
import dev.takt.LoopThread;
import dev.takt.board.RealInput;
import dev.takt.board.SimulatedIo;
import java.lang.foreign.MemorySegment;

/**
 * A measured quantity as an exact number; NaN, as a fault, until something drives it. Pi4J knows it
 * as a whole number, for which it is rounded, NaN to 0.
 */
public final class SimulatedAnalogInput extends AnalogInputBase implements RealInput, SimulatedIo {
    private final Level level = new Level(Double.NaN);

    SimulatedAnalogInput(AnalogInputProvider provider, AnalogInputConfig config) {
        super(provider, config);
    }

    @Override
    @LoopThread
    public double read() {
        return level.get();
    }

    @Override
    public Integer value() {
        return (int) Math.rint(level.get());
    }

    /** Drives the input by hand and tells the listeners where the rounded value changes. */
    public void drive(double value) {
        Integer before = value();
        level.set(value);
        Integer after = value();
        if (!after.equals(before)) {
            dispatch(new AnalogValueChangeEvent<>(this, after, before));
        }
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
