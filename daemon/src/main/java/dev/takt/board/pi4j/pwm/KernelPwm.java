package dev.takt.board.pi4j.pwm;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmPolarity;
import com.pi4j.io.pwm.PwmProvider;
import dev.takt.LoopThread;
import dev.takt.board.HardwareKeys;
import dev.takt.board.RealOutput;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import dev.takt.linux.pwm.PwmChannel;
import org.jspecify.annotations.Nullable;

/**
 * A PWM channel. It runs from the moment on in which it is made, with its initial duty cycle, and
 * goes on with its last one when it is shut down.
 */
final class KernelPwm extends PwmBase implements RealOutput {
    private static final double PERCENT = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Devices devices;
    private volatile @Nullable PwmChannel channel;
    private double last = Double.NaN;

    KernelPwm(PwmProvider provider, PwmConfig config, Devices devices) {
        super(provider, config);
        this.devices = devices;
    }

    @Override
    public Pwm initialize(Context context) {
        // The base turns the channel on or off, which is a note while there is none.
        super.initialize(context);
        String exact = config.properties().get(HardwareKeys.PWM_INITIAL);
        double share = exact == null ? share() : Double.parseDouble(exact);
        try {
            channel =
                    PwmChannel.open(
                            devices,
                            config.chip() == null ? 0 : config.chip(),
                            config.channel() == null ? 0 : config.channel(),
                            periodNanos(),
                            config.polarity() == PwmPolarity.INVERSED,
                            share);
        } catch (DeviceException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
        onState = share > 0;
        return this;
    }

    private long periodNanos() {
        String exact = config.properties().get(HardwareKeys.PWM_PERIOD_NANOS);
        return exact == null ? Math.round(NANOS_PER_SECOND / frequency) : Long.parseLong(exact);
    }

    private double share() {
        return onState ? dutyCycle / PERCENT : 0;
    }

    @Override
    @LoopThread
    public boolean write(double value) {
        PwmChannel open = channel;
        return open != null && open.write(value);
    }

    @Override
    public void leaveAt(double value) {
        last = value;
    }

    @Override
    public Pwm on() {
        onState = true;
        show();
        return this;
    }

    @Override
    public Pwm off() {
        onState = false;
        show();
        return this;
    }

    @Override
    public void setDutyCycle(Integer percent) {
        super.setDutyCycle(percent);
        if (onState) {
            show();
        }
    }

    private void show() {
        if (channel != null && !channel.write(share())) {
            throw new IOException("the kernel did not take the duty cycle of '" + id() + "'");
        }
    }

    @Override
    public void setFrequency(int hertz) {
        super.setFrequency(hertz);
        if (channel != null) {
            try {
                channel.changePeriod(Math.round(NANOS_PER_SECOND / hertz), share());
            } catch (DeviceException e) {
                throw new IOException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    @Override
    public int getActualFrequency() {
        return channel == null
                ? frequency
                : (int) Math.round(NANOS_PER_SECOND / channel.periodNanos());
    }

    @Override
    public Pwm shutdownInternal(Context context) {
        PwmChannel open = channel;
        if (open != null && !Double.isNaN(last)) {
            // Exactly, where the base would round to whole percents.
            open.write(last);
            channel = null;
        }
        super.shutdownInternal(context);
        channel = null;
        if (open != null) {
            open.close();
        }
        return this;
    }
}
