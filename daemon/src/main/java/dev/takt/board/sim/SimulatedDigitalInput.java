package dev.takt.board.sim;

import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import dev.takt.LoopThread;
import dev.takt.board.RealInput;
import dev.takt.board.SimulatedIo;
import java.lang.foreign.MemorySegment;

/**
 * A digital input whose level is a number.
 *
 * <p>The number is the logical value: neither 0 nor NaN is active, 0 is inactive, NaN is a fault.
 * Until something drives it, an input is inactive, whatever its pull. {@link #state} turns the
 * value into the voltage a line with this {@code onState} would have: an active input whose on
 * state is low shows {@code LOW}.
 */
public final class SimulatedDigitalInput extends DigitalInputBase
        implements RealInput, SimulatedIo {
    private final Level level = new Level(0);
    private final DigitalState onState;

    SimulatedDigitalInput(DigitalInputProvider provider, DigitalInputConfig config) {
        super(provider, config);
        onState = DigitalStates.onState(config.onState());
    }

    @Override
    @LoopThread
    public double read() {
        double value = level.get();
        return Double.isNaN(value) ? value : value == 0 ? 0 : 1;
    }

    @Override
    public DigitalState state() {
        return DigitalStates.state(read(), onState);
    }

    /**
     * Drives the input by hand and tells the listeners.
     *
     * @param value 1 for active, 0 for inactive, NaN for a fault
     */
    public void drive(double value) {
        DigitalState before = state();
        level.set(value);
        DigitalState after = state();
        if (after != before) {
            dispatch(new DigitalStateChangeEvent<>(this, after));
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
