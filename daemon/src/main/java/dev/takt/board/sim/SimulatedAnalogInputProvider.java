package dev.takt.board.sim;

import com.pi4j.io.gpio.analog.AnalogInput;
import com.pi4j.io.gpio.analog.AnalogInputConfig;
import com.pi4j.io.gpio.analog.AnalogInputProviderBase;

/** Makes the analog inputs of the simulated board. */
public final class SimulatedAnalogInputProvider extends AnalogInputProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-sim-analog-input";

    public SimulatedAnalogInputProvider() {
        super(ID, "Takt simulated analog input");
    }

    @Override
    public int getPriority() {
        return SimulatedBoardPlugin.PRIORITY;
    }

    @Override
    public AnalogInput create(AnalogInputConfig config) {
        SimulatedAnalogInput created = new SimulatedAnalogInput(this, config);
        context().registry().add(created);
        return created;
    }
}
