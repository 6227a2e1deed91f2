package dev.takt.board.sim;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;

/** Makes the digital outputs of the simulated board. */
public final class SimulatedDigitalOutputProvider extends DigitalOutputProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-sim-digital-output";

    public SimulatedDigitalOutputProvider() {
        super(ID, "Takt simulated digital output");
    }

    @Override
    public int getPriority() {
        return SimulatedBoardPlugin.PRIORITY;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        SimulatedDigitalOutput created = new SimulatedDigitalOutput(this, config);
        context().registry().add(created);
        return created;
    }
}
