package dev.takt.board.sim;

import com.pi4j.io.gpio.analog.AnalogOutput;
import com.pi4j.io.gpio.analog.AnalogOutputConfig;
import com.pi4j.io.gpio.analog.AnalogOutputProviderBase;

/** Makes the analog outputs of the simulated board. */
public final class SimulatedAnalogOutputProvider extends AnalogOutputProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-sim-analog-output";

    public SimulatedAnalogOutputProvider() {
        super(ID, "Takt simulated analog output");
    }

    @Override
    public int getPriority() {
        return SimulatedBoardPlugin.PRIORITY;
    }

    @Override
    public AnalogOutput create(AnalogOutputConfig config) {
        SimulatedAnalogOutput created = new SimulatedAnalogOutput(this, config);
        context().registry().add(created);
        return created;
    }
}
