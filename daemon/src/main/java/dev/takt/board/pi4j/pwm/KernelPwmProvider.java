package dev.takt.board.pi4j.pwm;

import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProviderBase;
import dev.takt.linux.device.Devices;

/** Makes the PWM channels of /sys/class/pwm. */
public final class KernelPwmProvider extends PwmProviderBase {
    /** By this name a Pi4J program asks for it. */
    public static final String ID = "takt-pwm";

    private final Devices devices;
    private final int priority;

    /**
     * @param priority among the providers of a context; the highest wins
     */
    public KernelPwmProvider(Devices devices, int priority) {
        super(ID, "Takt PWM");
        this.devices = devices;
        this.priority = priority;
    }

    @Override
    public int getPriority() {
        return priority;
    }

    @Override
    public Pwm create(PwmConfig config) {
        KernelPwm created = new KernelPwm(this, config, devices);
        context().registry().add(created);
        return created;
    }
}
