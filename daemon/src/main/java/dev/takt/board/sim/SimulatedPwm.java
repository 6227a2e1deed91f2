package dev.takt.board.sim;

import com.pi4j.context.Context;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProvider;
import dev.takt.LoopThread;
import dev.takt.board.RealOutput;
import dev.takt.board.SimulatedIo;
import java.lang.foreign.MemorySegment;

/**
 * A PWM channel whose level is the share of a period for which it is active, 0 to 1; 0 while it is
 * off. Pi4J knows it in whole percent, {@link #write} takes it exactly.
 */
public final class SimulatedPwm extends PwmBase implements RealOutput, SimulatedIo {
    private static final double PERCENT = 100;

    private final Level level = new Level(0);
    private double last = Double.NaN;

    SimulatedPwm(PwmProvider provider, PwmConfig config) {
        super(provider, config);
    }

    @Override
    @LoopThread
    public boolean write(double value) {
        double duty = Math.min(Math.max(value, 0), 1);
        onState = duty > 0;
        level.set(duty);
        return true;
    }

    /** The share of a period for which the channel is active, 0 to 1. */
    public double level() {
        return level.get();
    }

    @Override
    public Pwm on() {
        onState = true;
        level.set(dutyCycle / PERCENT);
        return this;
    }

    @Override
    public Pwm off() {
        onState = false;
        level.set(0);
        return this;
    }

    @Override
    public Integer getDutyCycle() {
        return onState ? (int) Math.round(level.get() * PERCENT) : dutyCycle;
    }

    @Override
    public void setDutyCycle(Integer percent) {
        super.setDutyCycle(percent);
        if (onState) {
            level.set(dutyCycle / PERCENT);
        }
    }

    @Override
    public void leaveAt(double value) {
        last = value;
    }

    @Override
    public Pwm shutdownInternal(Context context) {
        super.shutdownInternal(context);
        if (!Double.isNaN(last)) {
            write(last);
        }
        return this;
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
