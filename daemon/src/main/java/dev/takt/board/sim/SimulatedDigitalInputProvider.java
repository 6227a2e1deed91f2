package dev.takt.board.sim;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;

/** Makes the digital inputs of the simulated board. */
public final class SimulatedDigitalInputProvider extends DigitalInputProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-sim-digital-input";

    public SimulatedDigitalInputProvider() {
        super(ID, "Takt simulated digital input");
    }

    @Override
    public int getPriority() {
        return SimulatedBoardPlugin.PRIORITY;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
        SimulatedDigitalInput created = new SimulatedDigitalInput(this, config);
        context().registry().add(created);
        return created;
    }
}
