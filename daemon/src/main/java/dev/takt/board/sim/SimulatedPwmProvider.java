package dev.takt.board.sim;

import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProviderBase;

/** Makes the PWM channels of the simulated board. */
public final class SimulatedPwmProvider extends PwmProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-sim-pwm";

    public SimulatedPwmProvider() {
        super(ID, "Takt simulated PWM");
    }

    @Override
    public int getPriority() {
        return SimulatedBoardPlugin.PRIORITY;
    }

    @Override
    public Pwm create(PwmConfig config) {
        SimulatedPwm created = new SimulatedPwm(this, config);
        context().registry().add(created);
        return created;
    }
}
