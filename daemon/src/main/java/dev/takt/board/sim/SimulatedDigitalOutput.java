package dev.takt.board.sim;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.takt.LoopThread;
import dev.takt.board.RealOutput;
import dev.takt.board.SimulatedIo;
import java.lang.foreign.MemorySegment;

/**
 * A digital output whose level is a number: the logical value, 1 for active. It starts at the
 * initial state of its configuration, inactive where there is none, and is left at the shutdown
 * state.
 */
public final class SimulatedDigitalOutput extends DigitalOutputBase
        implements RealOutput, SimulatedIo {
    private final Level level = new Level(0);
    private final DigitalState onState;

    SimulatedDigitalOutput(DigitalOutputProvider provider, DigitalOutputConfig config) {
        super(provider, config);
        onState = DigitalStates.onState(config.onState());
    }

    @Override
    @LoopThread
    public boolean write(double value) {
        level.set(value == 0 ? 0 : 1);
        return true;
    }

    /** The logical value the pin carries. */
    public double level() {
        return level.get();
    }

    @Override
    public DigitalState state() {
        return DigitalStates.state(level.get(), onState);
    }

    @Override
    public DigitalOutput state(DigitalState wanted) {
        // The base compares with the last state it was given itself, so that it tells listeners.
        state = state();
        level.set(DigitalStates.value(wanted, onState));
        return super.state(wanted);
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
