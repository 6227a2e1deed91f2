package dev.takt.board.pi4j.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.takt.LoopThread;
import dev.takt.board.EdgeMeter;
import dev.takt.board.HardwareKeys;
import dev.takt.board.RealInput;
import dev.takt.config.CounterInput;
import dev.takt.config.CounterInput.Measure;
import org.jspecify.annotations.Nullable;

/** A line whose edges are measured; what it reads is their count, rate or period. */
final class KernelCounter extends DigitalInputBase
        implements RealInput, KernelLine<CounterGroup> {
    private final LineConfig line;
    private final EdgeMeter meter;
    private volatile @Nullable CounterGroup group;
    private int index;

    KernelCounter(DigitalInputProvider provider, DigitalInputConfig config, LineConfig line) {
        super(provider, config);
        this.line = line;
        String zeroAfter = config.properties().get(HardwareKeys.ZERO_AFTER_NANOS);
        this.meter =
                new EdgeMeter(
                        LineConfig.word(config, HardwareKeys.MEASURE, Measure.class, Measure.COUNT),
                        zeroAfter == null
                                ? CounterInput.ZERO_AFTER_NANOS
                                : Long.parseLong(zeroAfter));
    }

    @Override
    public LineConfig line() {
        return line;
    }

    EdgeMeter meter() {
        return meter;
    }

    @Override
    public void join(CounterGroup joined, int place) {
        index = place;
        group = joined;
    }

    @Override
    @LoopThread
    public double read() {
        CounterGroup joined = group;
        return joined == null ? Double.NaN : joined.value(index);
    }

    /** Unknown: the edges are what it is for. */
    @Override
    public DigitalState state() {
        return DigitalState.UNKNOWN;
    }

    @Override
    public DigitalInput shutdownInternal(Context context) {
        super.shutdownInternal(context);
        if (group != null) {
            group.leave(index);
            group = null;
        }
        return this;
    }
}
