package dev.takt.board.sim;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import dev.takt.board.SimulatedHardware;

/**
 * Brings the providers of the simulated board into a Pi4J context: digital inputs and outputs, PWM
 * channels, and analog inputs and outputs for every quantity that a device would measure or set.
 */
public final class SimulatedBoardPlugin implements Plugin, SimulatedHardware {
    /** Below every provider of real hardware. */
    static final int PRIORITY = -1000;

    @Override
    public void initialize(PluginService service) {
        service.register(
                new SimulatedDigitalInputProvider(),
                new SimulatedDigitalOutputProvider(),
                new SimulatedPwmProvider(),
                new SimulatedAnalogInputProvider(),
                new SimulatedAnalogOutputProvider());
    }

    @Override
    public boolean isMock() {
        return true;
    }
}
